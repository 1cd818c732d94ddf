// @vitest-environment jsdom

import { testPictures } from '../testing/picture.ts';
import { type ScatterOptions, scatterLayout } from './layout.ts';
import { paintScatter } from './paint.ts';

const points = Array.from({ length: 600 }, (_, index) => index);
const SCATTER: ScatterOptions = {
  size: { width: 380, height: 300 },
  xs: points.map((index) => Math.sin(index * 1.3) * (1 + (index % 2)) + (index % 2) * 2),
  ys: points.map((index) => Math.cos(index * 2.1) * 0.7 - (index % 2) * 0.8),
  labels: points.map((index) => index % 2),
  counts: points.map((index) => Math.round(300 / (1 + (index % 97)))),
  labelCount: 2,
  axes: ['first principal axis', 'second principal axis'],
  title: 'T5: 203 codes in the plane',
  ariaLabel: 'Codes of T5 in the plane of their two principal axes',
};

const scatters: Record<string, ScatterOptions> = {
  'scatter-empty': { ...SCATTER, xs: [], ys: [], labels: [], counts: [] },
  scatter: SCATTER,
  'scatter-ten-labels': {
    ...SCATTER,
    labels: points.map((index) => index % 10),
    labelCount: 10,
    axes: ['neuron 1', 'neuron 2'],
  },
  'scatter-phone': {
    ...SCATTER,
    size: { width: 300, height: 220 },
    labels: points.map((index) => index % 10),
    labelCount: 10,
    title: 'T5',
  },
};

testPictures(scatters, (svg, options) => paintScatter(svg, scatterLayout(options)));
