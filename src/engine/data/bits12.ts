import { random, shuffle } from '../numeric/random.ts';
import type {
  Dataset,
  DatasetInfo,
  DatasetSource,
  InputDrawing,
  ReferenceCodes,
} from './dataset.ts';
import { icosahedronLabel, resultantClass } from './icosahedron.ts';
import { orbits } from './symmetry.ts';

/** The data sets of all 4096 words of 12 bits; they differ in their labels. */
export const BITS12_IDS = ['icosahedron', 'majority', 'parity', 'random'] as const;
type Bits12Id = (typeof BITS12_IDS)[number];

export const INPUT_BITS = 12;
/** Each 12-bit word once. */
export const ROWS = 1 << INPUT_BITS;

/** Bit j (column j) of row r, the first column the most significant. */
export function bitOf(r: number, j: number): number {
  return (r >> (INPUT_BITS - 1 - j)) & 1;
}

function popcount(r: number): number {
  let k = 0;
  for (let j = 0; j < INPUT_BITS; j++) k += bitOf(r, j);
  return k;
}

type Reference = ReferenceCodes<'orbits' | 'lit-and-resultant' | 'ones' | 'one-bit'>;

const byRow = (codeOf: (r: number) => number) => (): Int32Array =>
  Int32Array.from({ length: ROWS }, (_, r) => codeOf(r));

const OF_BITS: readonly Reference[] = [
  { id: 'ones', codes: byRow(popcount) },
  { id: 'one-bit', codes: byRow((r) => bitOf(r, 0)) },
];

const OF_ICOSAHEDRON: readonly Reference[] = [
  { id: 'orbits', codes: orbits },
  { id: 'lit-and-resultant', codes: byRow(resultantClass) },
  ...OF_BITS,
];

/** Labels of the icosahedron, dealt to rows at random: as many ones, no rule to learn. */
function randomLabels(seed: number): (r: number) => number {
  const order = Uint32Array.from({ length: ROWS }, (_, r) => r);
  shuffle(order, random(seed, 'labels'));
  return (r) => icosahedronLabel(order[r] as number);
}

function labelRule(id: Bits12Id, seed: number): (r: number) => number {
  switch (id) {
    case 'icosahedron':
      return icosahedronLabel;
    case 'majority':
      return (r) => (popcount(r) > INPUT_BITS / 2 ? 1 : 0);
    case 'parity':
      return (r) => popcount(r) & 1;
    case 'random':
      return randomLabels(seed);
  }
}

/** All 4096 twelve-bit inputs with their labels; the seed matters to `random` only. */
export function makeBits12(id: Bits12Id, seed: number): Dataset {
  const codes = new Uint8Array(INPUT_BITS * ROWS);
  const labels = new Uint8Array(ROWS);
  const label = labelRule(id, seed);
  for (let r = 0; r < ROWS; r++) {
    for (let j = 0; j < INPUT_BITS; j++) codes[j * ROWS + r] = bitOf(r, j);
    labels[r] = label(r);
  }
  return { rows: ROWS, inputs: INPUT_BITS, labelCount: 2, codes, scale: 1, labels };
}

function source(
  id: Bits12Id,
  digest: string,
  hy: number,
  majority: number,
  kind: InputDrawing['kind'] = 'bits',
): DatasetSource<Bits12Id, Reference['id']> {
  const info: DatasetInfo<Bits12Id> = {
    id,
    rows: ROWS,
    inputs: INPUT_BITS,
    labelCount: 2,
    digest,
    entropyBounds: { hx: INPUT_BITS, hy },
    majorityShare: majority / ROWS,
    drawing: { kind, count: INPUT_BITS },
  };
  const references = kind === 'icosahedron' ? OF_ICOSAHEDRON : OF_BITS;
  return { info, references, load: async (seed) => makeBits12(id, seed) };
}

/** Their digests, H(Y) and rows with the most frequent label, checked against the rows by a test. */
export const BITS12: Readonly<Record<Bits12Id, DatasetSource<Bits12Id, Reference['id']>>> = {
  icosahedron: source('icosahedron', '501886d3', 0.9991571208502711, 2118, 'icosahedron'),
  majority: source('majority', '1d611c03', 0.9629734743822689, 2510),
  parity: source('parity', 'd1c55aab', 1, 2048),
  random: source('random', 'e06982ad', 0.9991571208502711, 2118),
};
