// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { SMALL_LINK, testPage } from '../../state/testing/pages.ts';
import { click, mount } from '../testing/mount.tsx';
import { Notices } from './Notices.tsx';

describe('notices', () => {
  test('are not there while there is nothing to know', () => {
    mount(<Notices />);
    expect(document.querySelector('[role=status]')).toBeNull();
  });

  test('say what was repaired in a link, until they are dismissed', () => {
    const page = testPage(`${SMALL_LINK}&colour=red&bits=99`, []);
    const { find, button } = mount(<Notices />, page);
    expect(find('[role=status]').querySelectorAll('li')).toHaveLength(2);
    expect(find('[role=status]').textContent).toContain('“99” is not allowed');
    click(button('Dismiss notices'));
    expect(document.querySelector('[role=status]')).toBeNull();
    // The button that had the focus is gone.
    expect(document.activeElement).toBe(document.querySelector('main'));
  });
});
