// @vitest-environment jsdom

import { testPictures } from '../testing/picture.ts';
import { type RatiosOptions, ratiosLayout } from './layout.ts';
import { paintRatios } from './paint.ts';

const RATIOS: RatiosOptions = {
  width: 720,
  title: 'One epoch of training: time, median and middle 80 % of runs',
  ariaLabel: 'Time of one epoch of training, others against ours',
  rows: [
    { name: 'this program, SIMD', median: 1, low: 0.97, high: 1.06, own: true },
    { name: 'this program, plain', median: 2.7, low: 2.6, high: 3.1, own: true },
    { name: 'TensorFlow.js, wasm', median: 24.3, low: 22, high: 31, own: false },
    { name: 'TensorFlow.js, cpu', median: 118, low: 110, high: 140, own: false },
  ],
};

testPictures({ ratios: RATIOS }, (svg, options) => paintRatios(svg, ratiosLayout(options)));
