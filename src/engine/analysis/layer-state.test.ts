import { expect, test } from 'vitest';
import { layerState } from './layer-state.ts';

test.each([
  ['one code', 0, 1, 'constant'],
  ['no rows at all', 0, 0, 'constant'],
  ['two codes, one of them rare', 0.01, 2, 'dead'],
  ['a bit', 1, 2, 'ordinary'],
  ['just short of 95 % of codes', 11.9, 3891, 'ordinary'],
  ['95 % of codes', 11.9, 3892, 'saturated'],
  ['a code for each row', 12, 4096, 'saturated'],
] as const)('%s: %f bits in %i codes', (_, ixt, codes, state) => {
  expect(layerState(ixt, codes, 4096)).toBe(state);
});
