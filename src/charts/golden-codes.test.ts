// @vitest-environment jsdom

import { type ScatterOptions, scatterLayout } from './scatter/layout.ts';
import { paintScatter } from './scatter/paint.ts';
import { testPictures, testRecords } from './testing/picture.ts';
import { madeUpCodes } from './testing/runs.ts';
import { type TreemapOptions, treemapLayout } from './treemap/layout.ts';
import { paintTreemap } from './treemap/paint.ts';

const TREEMAP: TreemapOptions = {
  size: { width: 460, height: 260 },
  items: madeUpCodes(203, 2),
  classes: 2,
  title: 'Codes of T5: 4096 inputs, 203 codes',
  ariaLabel: '203 codes of T5',
};

const treemaps: Record<string, TreemapOptions> = {
  'treemap-empty': { ...TREEMAP, items: [] },
  treemap: TREEMAP,
  'treemap-ten-classes': { ...TREEMAP, items: madeUpCodes(90, 10), classes: 10 },
  'treemap-phone-dense': {
    ...TREEMAP,
    size: { width: 320, height: 220 },
    items: madeUpCodes(1900, 2),
    title: 'Codes of T3: 1900 codes',
  },
};

testRecords(treemaps, (svg, options) =>
  paintTreemap(svg, treemapLayout(options), { motion: false }),
);

const points = Array.from({ length: 600 }, (_, index) => index);
const SCATTER: ScatterOptions = {
  size: { width: 380, height: 300 },
  xs: points.map((index) => Math.sin(index * 1.3) * (1 + (index % 2)) + (index % 2) * 2),
  ys: points.map((index) => Math.cos(index * 2.1) * 0.7 - (index % 2) * 0.8),
  labels: points.map((index) => index % 2),
  counts: points.map((index) => Math.round(300 / (1 + (index % 97)))),
  classes: 2,
  axes: ['first principal axis', 'second principal axis'],
  title: 'T5: 203 codes in the plane',
  ariaLabel: 'Codes of T5 in the plane of their two principal axes',
};

const scatters: Record<string, ScatterOptions> = {
  'scatter-empty': { ...SCATTER, xs: [], ys: [], labels: [], counts: [] },
  scatter: SCATTER,
  'scatter-ten-classes': {
    ...SCATTER,
    labels: points.map((index) => index % 10),
    classes: 10,
    axes: ['neuron 1', 'neuron 2'],
  },
  'scatter-phone': {
    ...SCATTER,
    size: { width: 300, height: 220 },
    labels: points.map((index) => index % 10),
    classes: 10,
    title: 'T5',
  },
};

testPictures(scatters, (svg, options) => paintScatter(svg, scatterLayout(options)));
