// @vitest-environment jsdom

import { VERTICES } from '../../engine/index.ts';
import { testPictures } from '../testing/picture.ts';
import { type IcosahedronOptions, icosahedronLayout } from './layout.ts';
import { paintIcosahedron } from './paint.ts';

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
