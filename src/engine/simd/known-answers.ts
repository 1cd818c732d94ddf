/**
 * A test of the machine, not of the source: there are processors and browsers that compile SIMD and
 * compute wrongly. A few small networks are trained and measured, and the fingerprints compared with
 * those of the reference. Widths, rows and batches are such that vectors, blocks and what is left of
 * them all occur.
 */
import type { Dataset } from '../data/dataset.ts';
import type { Run } from '../experiment/run.ts';
import { estimate } from '../information/estimators/measure.ts';
import { estimatorSpec } from '../information/estimators/spec.ts';
import { FLOAT32 } from '../network/spec.ts';
import type { Backend } from '../training/backend.ts';
import { Fingerprint } from '../training/fingerprint.ts';
import { startSession } from '../training/setup.ts';

const ROWS = 60;
const INPUTS = 6;
const LABELS = 3;

/** The rows are the numbers from 0 to 59 in binary; their labels are the remainders of division by 3. */
function smallData(): Dataset {
  const codes = new Uint8Array(INPUTS * ROWS);
  const labels = new Uint8Array(ROWS);
  for (let r = 0; r < ROWS; r++) {
    for (let j = 0; j < INPUTS; j++) codes[j * ROWS + r] = (r >> j) & 1;
    labels[r] = r % LABELS;
  }
  return { rows: ROWS, inputs: INPUTS, labelCount: LABELS, codes, scale: 1, labels };
}

const SMALL: Run = {
  data: 'icosahedron', // Not used: the rows are those above.
  hidden: [9, 5],
  activations: ['tanh', 'relu'],
  bits: 4,
  weightBits: 8,
  optimizer: 'adam',
  learningRate: 0.05,
  batch: 18,
  epochs: 2,
  l2: 0,
  initialisation: 'glorot',
  trainPercent: 70,
  seed: 1,
};

/** Runs, each with the fingerprint that the reference gives it. */
export const KNOWN_ANSWERS: readonly { readonly run: Run; readonly fingerprint: string }[] = [
  { run: SMALL, fingerprint: '8df32ea8455f3383' },
  {
    run: {
      ...SMALL,
      bits: FLOAT32,
      weightBits: FLOAT32,
      activations: ['sigmoid', 'relu6'],
      optimizer: 'sgd',
      l2: 0.01,
    },
    fingerprint: 'cecaf1ac43311700',
  },
];

const BINS = estimatorSpec('uniform', { bins: 7 });

/** What a backend makes of a run: its numbers after two epochs, and those of bins on its layers. */
export function answerOf(run: Run, backend: Backend): string {
  const data = smallData();
  const { session, split } = startSession(run, data, backend);
  session.train(split.train);
  session.train(split.train.toReversed());
  const state = session.state();
  const evaluation = session.evaluate();
  const fingerprint = new Fingerprint();
  fingerprint.add({ epoch: 2, state, ...evaluation });
  const estimates = session
    .outputs()
    .map((layer) => estimate(layer, data.labels, session, BINS))
    .map(({ ixt, ity, states = 0 }) => ({ ixt, ity, states }));
  fingerprint.add({ epoch: 2, state, ...evaluation, estimates });
  return fingerprint.hex;
}

/** Whether a backend computes what the reference does. */
export function givesKnownAnswers(backend: Backend): boolean {
  return KNOWN_ANSWERS.every(({ run, fingerprint }) => answerOf(run, backend) === fingerprint);
}
