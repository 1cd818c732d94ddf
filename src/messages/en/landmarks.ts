/** Representations of the input with a name. */
import type { ReferenceId } from '../../engine/index.ts';

const NAME: Readonly<Record<ReferenceId, string>> = {
  identity: 'identity',
  orbits: 'orbits: up to symmetry',
  'lit-and-resultant': 'number lit and |Σv|',
  ones: 'number of ones',
  'one-bit': 'one bit',
  label: 'the label: corner',
};

export function name(id: ReferenceId): string {
  return NAME[id];
}
