// @vitest-environment jsdom
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { settled } from '../../state/testing/pages.ts';
import { click, mount } from '../testing/mount.tsx';
import { Fetched } from './Fetched.tsx';
import { FetchedCode } from './fetched-code.ts';

const CONTENT = { content: 'what was fetched' };

/** Code that cannot be fetched while `isOffline`. */
function setUp() {
  const network = { isOffline: false };
  const load = vi.fn(() =>
    network.isOffline ? Promise.reject(new TypeError('not fetched')) : Promise.resolve(CONTENT),
  );
  const code = new FetchedCode(load);
  const show = () =>
    mount(
      <dialog open>
        <button type="button">Close</button>
        <Fetched code={code}>{({ content }) => <output>{content}</output>}</Fetched>
      </dialog>,
    );
  return { network, load, code, show };
}

test('it is requested when first shown, and there in the first render from then on', async () => {
  const { load, show } = setUp();
  const first = show();
  expect(first.find('[aria-busy=true]').textContent).toBe('Loading…');
  await act(settled);
  expect(first.find('output').textContent).toBe(CONTENT.content);
  expect(show().find('output').textContent).toBe(CONTENT.content);
  expect(load).toHaveBeenCalledTimes(1);
});

test('fetched beforehand it is there in the first render', async () => {
  const { load, code, show } = setUp();
  await Promise.all([code.fetch(), code.fetch()]);
  expect(show().find('output').textContent).toBe(CONTENT.content);
  expect(load).toHaveBeenCalledTimes(1);
});

test('that it could not be fetched is reported, and it can be tried again', async () => {
  const { network, load, show } = setUp();
  network.isOffline = true;
  const { alert, button, find } = show();
  await act(settled);
  expect(alert()).toContain('could not be loaded');
  expect(button('Reload the page')).toBeDefined();
  click(button('Try again'));
  // The button has gone, the focus has not.
  expect(document.activeElement).toBe(button('Close'));
  await act(settled);
  expect(alert()).toContain('could not be loaded');
  network.isOffline = false;
  click(button('Try again'));
  await act(settled);
  expect(alert()).toBeUndefined();
  expect(find('output').textContent).toBe(CONTENT.content);
  expect(load).toHaveBeenCalledTimes(3);
});
