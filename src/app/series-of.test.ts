import { expect, test } from 'vitest';
import type { LayerTrail } from '../engine/index.ts';
import { openLab, pageOf, SMALL_LINK } from '../state/fixtures.ts';
import { EXACT, ruler } from '../state/settings.ts';
import { layersOf, measuredCount, planeSummary, seriesShown } from './series-of.ts';

const page = () => pageOf(openLab([0, 1, 2], SMALL_LINK).lab);

test('a ruler that has measured nothing yet has the layers, with empty columns', () => {
  const layers = layersOf(page(), ruler('uniform'));
  expect(layers.map(({ name }) => name)).toEqual(['T1', 'T2', 'T3']);
  expect(layers.every(({ ixt }) => ixt.length === 0)).toBe(true);
});

test('the exact series is that of the trace', () => {
  const shown = page();
  const { count, epochs, layers } = seriesShown(shown, EXACT);
  expect([count, epochs]).toEqual([3, [0, 1, 2]]);
  expect(layers).toEqual(shown.lab.trace.layers('logits'));
});

test('a record counts as measured when any layer was', () => {
  const trail = (ixt: readonly number[]): LayerTrail => ({ name: 'T1', ixt, ity: [], codes: [] });
  expect(measuredCount([trail([1, Number.NaN]), trail([])], 3)).toBe(1);
  expect(measuredCount([trail([1, Number.NaN]), trail([2, 3, 4])], 3)).toBe(3);
  expect(measuredCount([], 3)).toBe(0);
});

test('the plane in words gives the walls and each layer', () => {
  expect(planeSummary(page())).toMatch(
    /H\(X\) = 12\.00 bits.*At epoch 2.*T1: 2\.00 and 0\.500; T2/,
  );
});
