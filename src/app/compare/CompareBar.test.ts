import { describe, expect, test } from 'vitest';
import { applyOverrides, EXACT, estimateSeconds } from '../../engine/index.ts';
import { formatLink, parseLink } from '../../link/index.ts';
import { PREPARED } from './CompareBar.tsx';

describe.each(PREPARED)('the prepared comparison “$title”', ({ hash }) => {
  const { link, repairs } = parseLink(hash);

  test('is a link that needs no repair and is written as links are', () => {
    expect(repairs).toEqual([]);
    expect(`#${formatLink(link)}`).toBe(hash);
  });

  test('opens in Compare, with exact first, other estimators and another network', () => {
    expect(link.viewState.view).toBe('compare');
    expect(link.viewState.estimators[0]).toEqual(EXACT);
    expect(link.viewState.estimators.length).toBeGreaterThan(1);
    expect(link.viewState.comparisonRuns.length).toBeGreaterThan(0);
  });

  test('trains in a few seconds', () => {
    const runs = [
      link.run,
      ...link.viewState.comparisonRuns.map((other) => applyOverrides(link.run, other)),
    ];
    for (const run of runs) expect(estimateSeconds(run)).toBeLessThan(5);
  });
});
