/** The laboratories of the page. Each is fetched when it first comes on screen. */

import type { View } from '../../link/index.ts';
import type { Laboratory } from './laboratory.ts';

const LOADERS: Readonly<Record<View, () => Promise<{ readonly laboratory: Laboratory }>>> = {
  lab: () => import('../lab/laboratory.tsx'),
  compare: () => import('../compare/laboratory.tsx'),
};

export async function loadLaboratory(view: View): Promise<Laboratory> {
  return (await LOADERS[view]()).laboratory;
}
