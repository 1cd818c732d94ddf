/** Verdicts on the trajectory of a layer. */
import type { VerdictKind } from '../../engine/index.ts';

const NAME: Readonly<Record<VerdictKind, string>> = {
  compresses: 'compresses',
  'fits-only': 'fits only',
  lossless: 'lossless',
  dead: 'dead',
  'no-change': 'no change',
};

export function name(kind: VerdictKind): string {
  return NAME[kind];
}
