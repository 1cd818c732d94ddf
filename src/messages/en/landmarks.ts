/** Landmarks: the reference representations of the input. */
import type { ReferenceId } from '../../engine/index.ts';

const NAME: Readonly<Record<ReferenceId, string>> = {
  identity: 'identity',
  orbits: 'orbits: up to symmetry',
  'lit-and-resultant': 'number lit and |Σv|',
  ones: 'number of ones',
  'one-bit': 'one bit',
  label: 'the label alone',
};

export function name(id: ReferenceId): string {
  return NAME[id];
}
