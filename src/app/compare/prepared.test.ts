import { describe, expect, test } from 'vitest';
import { EXACT, estimateSeconds, formatLink, parseLink, vary } from '../../engine/index.ts';
import { PREPARED } from './prepared.ts';

describe.each(PREPARED)('the prepared comparison “$title”', ({ hash }) => {
  const { link, repairs } = parseLink(hash);

  test('is a link that needs no repair and is written as links are', () => {
    expect(repairs).toEqual([]);
    expect(`#${formatLink(link)}`).toBe(hash);
  });

  test('opens in Compare, with exact first, other rulers and another network', () => {
    expect(link.look.view).toBe('compare');
    expect(link.look.rulers[0]).toEqual(EXACT);
    expect(link.look.rulers.length).toBeGreaterThan(1);
    expect(link.look.others.length).toBeGreaterThan(0);
  });

  test('trains in a few seconds', () => {
    const runs = [link.run, ...link.look.others.map((other) => vary(link.run, other))];
    for (const run of runs) expect(estimateSeconds(run)).toBeLessThan(5);
  });
});
