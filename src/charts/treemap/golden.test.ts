// @vitest-environment jsdom

import { testGolden } from '../testing/picture.ts';
import { madeUpCodes } from '../testing/runs.ts';
import { type TreemapOptions, treemapLayout } from './layout.ts';
import { paintTreemap } from './paint.ts';

const TREEMAP: TreemapOptions = {
  size: { width: 460, height: 260 },
  items: madeUpCodes(203, 2),
  labelCount: 2,
  title: 'Codes of T5: 4096 inputs, 203 codes',
  ariaLabel: '203 codes of T5',
};

const treemaps: Record<string, TreemapOptions> = {
  'treemap-empty': { ...TREEMAP, items: [] },
  treemap: TREEMAP,
  'treemap-ten-labels': { ...TREEMAP, items: madeUpCodes(90, 10), labelCount: 10 },
  'treemap-phone-dense': {
    ...TREEMAP,
    size: { width: 320, height: 220 },
    items: madeUpCodes(1900, 2),
    title: 'Codes of T3: 1900 codes',
  },
};

testGolden(treemaps, (svg, options) =>
  paintTreemap(svg, treemapLayout(options), { motion: false }),
);
