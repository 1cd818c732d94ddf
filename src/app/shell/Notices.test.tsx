// @vitest-environment jsdom

import { act } from 'react';
import { describe, expect, test } from 'vitest';
import { SMALL_LINK, testPage } from '../../state/testing/pages.ts';
import { WorkerError } from '../../worker/live.ts';
import { laboratory } from '../lab/laboratory.tsx';
import { click, mount } from '../testing/mount.tsx';
import { Notices } from './Notices.tsx';

describe('notices', () => {
  test('are not there while there is nothing to know', () => {
    mount(<Notices />);
    expect(document.querySelector('[role=status]')).toBeNull();
  });

  test('show what was repaired in a link, until they are dismissed', () => {
    const page = testPage(`${SMALL_LINK}&colour=red&bits=99`, []);
    const { find, button } = mount(<Notices />, page);
    expect(find('[role=status]').querySelectorAll('li')).toHaveLength(2);
    expect(find('[role=status]').textContent).toContain('“99” is not allowed');
    click(button('Dismiss notices'));
    expect(document.querySelector('[role=status]')).toBeNull();
    // The button that had the focus is gone.
    expect(document.activeElement).toBe(document.querySelector('main'));
  });

  test('beyond five are folded, and a link of 120 faults leaves the page in sight', () => {
    const faults = Array.from({ length: 120 }, (_, i) => `x${i}=${i}`).join('&');
    const page = testPage(`${SMALL_LINK}&${faults}`, []);
    const { find } = mount(<Notices />, page);
    const more = find<HTMLDetailsElement>('details');
    expect(more.open).toBe(false);
    expect(find('summary').textContent).toBe('and 115 more');
    expect(more.querySelectorAll('li')).toHaveLength(115);
    expect(find('[role=status]').querySelectorAll('li')).toHaveLength(120);
  });

  test('six are shown: the sixth takes the room of the line that would stand for it', () => {
    mount(<Notices />, testPage(`${SMALL_LINK}&a=1&b=1&c=1&d=1&f=1&g=1`, []));
    expect(document.querySelector('details')).toBeNull();
    expect(document.querySelectorAll('li')).toHaveLength(6);
  });

  test.each([
    ['its worker', new WorkerError('lost'), 'The worker was terminated from outside.'],
    [
      'its recording',
      new Error('no recording 1'),
      'Something unexpected went wrong: Error: no recording 1.',
    ],
  ])('say that measuring has lost %s', async (_, error, reason) => {
    const page = testPage(SMALL_LINK, [0, 10]);
    page.activate(laboratory.createModel(page), laboratory.commands);
    page.view.set({ overlay: true });
    const { find } = mount(<Notices />, page);
    expect(document.querySelector('[role=status]')).toBeNull();
    await act(() => page.measurer.latest.fail(error));
    expect(find('[role=status] li').textContent).toBe(`Measuring stopped. ${reason}`);
  });

  test('say that a panel has lost its recording', async () => {
    const page = testPage(`${SMALL_LINK}&panel=codes`, [0, 10]);
    page.activate(laboratory.createModel(page), laboratory.commands);
    const { find } = mount(<Notices />, page);
    await act(() => page.measurer.latestQuestion.fail('no recording 1'));
    expect(find('[role=status] li').textContent).toBe(
      'The panel could not be filled. Something unexpected went wrong: Error: no recording 1.',
    );
  });
});
