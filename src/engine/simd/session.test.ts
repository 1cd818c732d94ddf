import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseBackend } from '../../worker/backend.ts';
import { DATASET_IDS, loadDataset } from '../data/registry.ts';
import { DEFAULT_PRESET, PRESETS } from '../experiment/presets.ts';
import type { Run } from '../experiment/run.ts';
import { initialParameters } from '../network/initialise.ts';
import { ACTIVATIONS, FLOAT32, INITIALISATIONS, OPTIMIZERS } from '../network/spec.ts';
import { random } from '../numeric/random.ts';
import { dataOf } from '../testing/data.ts';
import type { Backend, TrainingSession } from '../training/backend.ts';
import type { Checkpoint } from '../training/checkpoint.ts';
import { Fingerprint } from '../training/fingerprint.ts';
import { setUp } from '../training/setup.ts';
import { train } from '../training/trainer.ts';
import { typedArrayBackend } from '../training/typed-array-backend.ts';

let simd: Backend;
beforeAll(async () => {
  const { backend, fallback } = await chooseBackend();
  expect(fallback).toBeUndefined();
  simd = backend;
});

async function trainWith(run: Run, backend: Backend) {
  const checkpoints: Checkpoint[] = [];
  const fingerprint = new Fingerprint();
  const training = train(run, await loadDataset(run), backend);
  let next = training.next();
  for (; next.done !== true; next = training.next()) {
    const { checkpoint } = next.value;
    if (checkpoint === undefined) continue;
    checkpoints.push(checkpoint);
    fingerprint.add(checkpoint);
  }
  return { outcome: next.value, checkpoints, fingerprint: fingerprint.hex };
}

/** The same outcome, numbers, parameters and ranges, to the last bit. */
async function expectSame(run: Run): Promise<void> {
  const fast = await trainWith(run, simd);
  const reference = await trainWith(run, typedArrayBackend);
  expect(fast.outcome).toEqual(reference.outcome);
  expect(fast.checkpoints).toEqual(reference.checkpoints);
  expect(fast.fingerprint).toBe(reference.fingerprint);
}

describe('the SIMD backend gives the bits of the reference', () => {
  test.each(PRESETS.map(({ id, run }) => ({ id, run })))('on preset $id', async ({ run }) => {
    await expectSame({ ...run, epochs: 3 });
  });

  test('on random networks, bit widths, batches (with ragged last ones), optimizers and seeds', async () => {
    const runs = fc
      .record({
        data: fc.constantFrom(...DATASET_IDS),
        layers: fc.array(
          fc.record({
            width: fc.integer({ min: 1, max: 13 }),
            activation: fc.constantFrom(...ACTIVATIONS),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        bits: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, FLOAT32),
        weightBits: fc.constantFrom(2, 3, 4, 5, 6, 7, 8, FLOAT32),
        optimizer: fc.constantFrom(...OPTIMIZERS),
        learningRate: fc.constantFrom(0.0005, 0.003, 0.03),
        batch: fc.integer({ min: 1, max: 1024 }),
        l2: fc.constantFrom(0, 0.001, 0.1),
        initialisation: fc.constantFrom(...INITIALISATIONS),
        trainPercent: fc.constantFrom(10, 11, 17),
        seed: fc.nat(),
      })
      .map(({ layers, ...rest }): Run => {
        const hidden = layers.map(({ width }) => width);
        const activations = layers.map(({ activation }) => activation);
        return { ...rest, hidden, activations, epochs: 2 };
      });
    await fc.assert(fc.asyncProperty(runs, expectSame), { numRuns: 60, seed: 20220425 });
  });

  test('on the widest and deepest network', async () => {
    const hidden = Array.from({ length: 8 }, () => 32);
    const activations = hidden.map((_, l) => ACTIVATIONS[l % ACTIVATIONS.length] ?? 'tanh');
    const run = { ...DEFAULT_PRESET.run, hidden, activations, trainPercent: 10, epochs: 1 };
    await expectSame(run);
    await expectSame({ ...run, bits: FLOAT32 });
  });

  test('on a run that diverges, to the epoch where it shows', async () => {
    await expectSame({
      ...DEFAULT_PRESET.run,
      hidden: [32, 32],
      activations: ['linear', 'linear'],
      bits: FLOAT32,
      weightBits: FLOAT32,
      optimizer: 'sgd',
      learningRate: 1,
      batch: 16,
      trainPercent: 10,
      epochs: 50,
    });
  });
});

test('states at the edge of what quantizers take are measured and trained the same', () => {
  const edges = fc.record({
    // Steps below 2.9e-39 have no reciprocal in float32: such a range counts as empty.
    weights: fc.constantFrom(0, 1e-44, 3e-38, 1e-37, 1e-30, 1, 1e18),
    range: fc.constantFrom(0, 1e-44, 1e-38, 5e-37, 1e-30, 1),
    below: fc.constantFrom(0, 0, 0.5),
    activation: fc.constantFrom(...ACTIVATIONS),
    weightBits: fc.constantFrom(2, 8, FLOAT32),
    bits: fc.constantFrom(1, 4, 8, FLOAT32),
    seed: fc.nat(),
  });
  const check = fc.property(edges, ({ weights, range, below, activation, ...fields }) => {
    const hidden = [5, 3];
    const activations = [activation, activation];
    const run = { ...DEFAULT_PRESET.run, ...fields, hidden, activations, batch: 100 };
    const setup = setUp(run, dataOf(run));
    const chance = random(fields.seed, 'weights');
    const results = [simd, typedArrayBackend].map((backend) => backend.session(setup));
    const { parameters, ranges } = (results[0] as TrainingSession).state();
    // Where the loss is no number nothing is recorded, and bit patterns may differ.
    const measured = (session: TrainingSession) => {
      const evaluation = session.evaluate();
      return Number.isFinite(evaluation.loss.train) ? evaluation : evaluation.loss;
    };
    const state = {
      parameters: parameters.map(() => (2 * chance.uniform() - 1) * weights),
      ranges: ranges.map((_, k) => (k % 2 === 0 ? -below * range : range)),
    };
    const [fast, reference] = results.map((session) => {
      session.load(state);
      const before = measured(session);
      session.train(setup.split.train.subarray(0, 250));
      return { before, state: session.state(), after: measured(session) };
    });
    expect(fast).toEqual(reference);
  });
  fc.assert(check, { numRuns: 150, seed: 20220425 });
});

test('a state loaded into another session is measured the same, by either backend', async () => {
  const run = { ...DEFAULT_PRESET.run, epochs: 3 };
  const { checkpoints } = await trainWith(run, simd);
  for (const { epoch: _, state, ...evaluation } of checkpoints) {
    for (const backend of [simd, typedArrayBackend]) {
      const session = backend.session(setUp(run, dataOf(run)));
      session.load(state);
      expect(session.evaluate()).toEqual(evaluation);
    }
  }
});

test.each(OPTIMIZERS)('a state loaded a second time is trained as at first: %s', (optimizer) => {
  const run: Run = { ...DEFAULT_PRESET.run, optimizer };
  const setup = setUp(run, dataOf(run));
  const order = setup.split.train;
  for (const backend of [simd, typedArrayBackend]) {
    const session = backend.session(setup);
    const parameters = initialParameters(setup.network, 'glorot', random(run.seed, 'weights'));
    session.load({ parameters, ranges: session.state().ranges });
    session.calibrate(order);
    const start = session.state();
    const trained = [0, 1].map(() => {
      session.load(start);
      session.train(order);
      return session.state();
    });
    expect(trained[0]).not.toEqual(start);
    expect(trained[1]).toEqual(trained[0]);
  }
});

test('no layer of ReLU6 with 4 bits and seed 1 loses 0.25 bits', async () => {
  const { run } = PRESETS.find(({ id }) => id === 'relu6-4bit') ?? DEFAULT_PRESET;
  const { checkpoints } = await trainWith(run, simd);
  for (let l = 0; l <= run.hidden.length; l++) {
    const ixt = checkpoints.map(({ estimates }) => estimates[l]?.ixt ?? Number.NaN);
    // Median of three, as a verdict would take it: one epoch's spike is no peak.
    const smooth = ixt.map((x, r) => {
      const near = [ixt[r - 1] ?? x, x, ixt[r + 1] ?? x].sort((a, b) => a - b);
      return near[1] as number;
    });
    expect(Math.max(...smooth) - (ixt.at(-1) ?? 0)).toBeLessThan(0.25);
  }
});

test('where WebAssembly cannot be had the reference runs, and the reason is reported', async () => {
  const { backend, fallback } = await chooseBackend(btoa('not a module'));
  expect(backend).toBe(typedArrayBackend);
  expect(fallback).toMatchObject({ detail: expect.stringMatching(/WebAssembly/) });
});
