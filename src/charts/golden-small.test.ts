// @vitest-environment jsdom
import { VERTICES } from '../engine/index.ts';
import { type IcosahedronOptions, icosahedronLayout } from './icosahedron/layout.ts';
import { paintIcosahedron } from './icosahedron/paint.ts';
import { type NetworkOptions, networkLayout } from './network/layout.ts';
import { paintNetwork } from './network/paint.ts';
import { type RatiosOptions, ratiosLayout } from './ratios/layout.ts';
import { paintRatios } from './ratios/paint.ts';
import { testPictures } from './testing/picture.ts';

const ICOSAHEDRON: IcosahedronOptions = {
  size: { width: 120, height: 120 },
  vertices: VERTICES,
  lit: Array.from('110100011010', (bit) => bit === '1'),
  ariaLabel: 'Input 3354: bits 0, 1, 3, 7, 8 and 10 are on',
};

const icosahedra: Record<string, IcosahedronOptions> = {
  'icosahedron-empty': { ...ICOSAHEDRON, lit: [] },
  icosahedron: ICOSAHEDRON,
  'icosahedron-small': { ...ICOSAHEDRON, size: { width: 64, height: 64 } },
};

testPictures(icosahedra, (svg, options) => paintIcosahedron(svg, icosahedronLayout(options)));

const NETWORK: NetworkOptions = {
  size: { width: 260, height: 160 },
  inputs: 12,
  widths: [10, 7, 5, 4, 3, 2],
  selected: undefined,
  ariaLabel: 'The network: 12 inputs, layers of 10, 7, 5, 4, 3 and 2',
};

const networks: Record<string, NetworkOptions> = {
  network: NETWORK,
  'network-neuron-selected': { ...NETWORK, selected: { layer: 3, neuron: 2 } },
  'network-large': {
    ...NETWORK,
    inputs: 784,
    widths: [...Array.from({ length: 8 }, () => 32), 10],
    selected: { layer: 4, neuron: undefined },
  },
};

testPictures(networks, (svg, options) => paintNetwork(svg, networkLayout(options)));

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
