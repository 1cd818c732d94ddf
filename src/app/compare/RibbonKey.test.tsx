import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RibbonKey } from './RibbonKey.tsx';

const key = (...names: string[]): string => renderToStaticMarkup(<RibbonKey names={names} />);

test('names that have no room beside the chart stand below it in full', () => {
  const names = ['30 bins, whole run', '30 bins per layer'];
  for (const name of names) expect(key(...names)).toContain(name);
});

test('those that have, without what follows a comma, need no other place', () => {
  expect(key('30 bins, whole run', '100 bins, whole run', 'KDE upper, σ² 0.1')).toBe('');
});
