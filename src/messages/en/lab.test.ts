import { expect, test } from 'vitest';
import { deadLayers, saturatedLayers } from './lab.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, l) => `T${l + 1}`);

test('of many layers in one state a few are named', () => {
  expect(deadLayers(names(3))).toBe('Dead or constant: T1, T2, T3.');
  expect(deadLayers(names(9))).toContain('T8, T9.');
  expect(saturatedLayers(names(1), undefined)).toMatch(/^Saturated: T1;/);
  expect(saturatedLayers(names(100), 7)).toBe(
    'Saturated at epoch 7: T1, T2, T3, T4, T5, T6, T7, T8 and 92 more; I(X;T) is uninformative there.',
  );
});
