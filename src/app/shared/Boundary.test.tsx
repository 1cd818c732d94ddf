// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SMALL_LINK, testPage } from '../../state/testing/pages.ts';
import { click, mount } from '../testing/mount.tsx';
import { Boundary } from './Boundary.tsx';

// React reports each error on the console.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A panel that fails as long as `world.isBroken`, beside one that does not. */
function open() {
  const world = { isBroken: true };
  function Panel() {
    if (world.isBroken) throw new RangeError('no such bin');
    return <p id="panel">a panel</p>;
  }
  const mounted = mount(
    <>
      <p id="beside">beside it</p>
      <Boundary part="panel" content="bins">
        <Panel />
      </Boundary>
    </>,
    testPage(SMALL_LINK, []),
  );
  return { ...mounted, world };
}

test('what fails is replaced by the reason, the link and two ways on; the rest stays', () => {
  const { alert, find, field, button } = open();
  expect(alert()).toBe(
    'This panel has failed (RangeError: no such bin). The link below leads back to the same run and view.',
  );
  expect(field('Link').value).toBe(`https://example.org/#${SMALL_LINK}`);
  expect(button('Reload the page')).toBeDefined();
  expect(find('#beside').textContent).toBe('beside it');
});

test('the link is selected when it gets the focus', () => {
  const link = open().field('Link') as HTMLInputElement;
  link.focus();
  expect([link.selectionStart, link.selectionEnd]).toEqual([0, link.value.length]);
});

test('it can be shown again, which works once the reason is gone', () => {
  const { alert, button, find, world } = open();
  click(button('Show it again'));
  expect(alert()).toContain('no such bin');
  world.isBroken = false;
  click(button('Show it again'));
  expect(alert()).toBeUndefined();
  expect(find('#panel').textContent).toBe('a panel');
});
