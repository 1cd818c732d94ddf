// @vitest-environment jsdom

import { testPictures } from '../testing/picture.ts';
import { type NetworkOptions, networkLayout } from './layout.ts';
import { paintNetwork } from './paint.ts';

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
