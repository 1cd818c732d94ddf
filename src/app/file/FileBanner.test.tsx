// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { estimatorSpec } from '../../state/engine-values.ts';
import { SMALL_LINK, testFile, testPage } from '../../state/testing/pages.ts';
import { click, mount } from '../testing/mount.tsx';
import { FileBanner } from './FileBanner.tsx';

const INDEX_COLUMN = { code: 'index-column', column: 1, name: '' } as const;
const ONE_HOT = { code: 'one-hot', columns: 3 } as const;

function mounted() {
  const declineRepair = vi.fn(() => Promise.resolve());
  const page = { ...testPage(SMALL_LINK, []), declineRepair };
  page.runs.showFile(testFile({ repairs: [INDEX_COLUMN, ONE_HOT] }));
  return { ...mount(<FileBanner />, page), declineRepair };
}

test('what a file is measured with is reported where exact is uninformative, and exact a click away', () => {
  const page = testPage(SMALL_LINK, []);
  page.runs.showFile(testFile({ informative: estimatorSpec('kde_upper') }));
  const { find, button } = mount(<FileBanner />, page);
  expect(find('[data-testid=measured-with]').textContent).toContain('Measured with KDE upper');
  expect(find('[role=status]').textContent).toContain('Measured with KDE upper');
  click(button('Show exact'));
  expect(find('[data-testid=measured-with]').textContent).toContain('It is shown all the same.');
  click(button('Show with the estimator'));
  act(() => page.view.set({ estimator: estimatorSpec('uniform', { bins: 8 }) }));
  expect(find('[data-testid=measured-with]').textContent).toContain(
    '8 bins, whole run: as chosen.',
  );
  act(() => page.runs.showFile(testFile()));
  expect(document.querySelector('[data-testid=measured-with]')).toBeNull();
});

describe('the repairs of a file on show', () => {
  test('are listed, and read to those who do not see the list', () => {
    const { find } = mounted();
    expect(find('section').querySelectorAll('li')).toHaveLength(2);
    for (const place of ['ul', '[role=status]']) {
      expect(find(place).textContent).toContain('the index column was left out: column 1 numbers');
      expect(find(place).textContent).toContain('the one-hot columns were read as the label');
    }
  });

  test('are declined by their buttons, and the focus stays in the banner', () => {
    const { find, button, declineRepair } = mounted();
    click(button('Undo: read them as neurons'));
    expect(declineRepair).toHaveBeenCalledExactlyOnceWith('one-hot');
    expect(document.activeElement).toBe(find('section'));
  });

  test('are gone with a file that needed none', () => {
    const { find, page } = mounted();
    act(() => page.runs.showFile(testFile()));
    expect(find('section').querySelector('ul')).toBeNull();
    expect(find('[role=status]').textContent).not.toContain('index column');
  });
});
