import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortNames } from './short-names.ts';

test('names that fit stay as they are', () => {
  expect(shortNames(['exact', '30 bins'], 7)).toEqual(['exact', '30 bins']);
});

test('what follows a comma in a long name is left out', () => {
  expect(shortNames(['exact', '256 bins, whole run', '30 bins, whole run'], 9)).toEqual([
    'exact',
    '256 bins',
    '30 bins',
  ]);
});

test('unless that is what distinguishes it from another', () => {
  const names = ['30 bins, whole run', '30 bins, each layer'];
  expect(new Set(shortNames(names, 9)).size).toBe(2);
});

test('the end of a long name gives way', () => {
  expect(shortNames(['exact', 'equal frequency'], 9)).toEqual(['exact', 'equal fr…']);
});

test('the middle does where names would become the same', () => {
  expect(shortNames(['KDE upper, σ² 0.1', 'KDE upper, σ² 0.2'], 9)).toEqual([
    'KDE … 0.1',
    'KDE … 0.2',
  ]);
});

test('no name is longer than what there is room for', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.integer({ min: 2, max: 40 }), (names, most) => {
      for (const name of shortNames(names, most)) expect(name.length).toBeLessThanOrEqual(most);
    }),
  );
});
