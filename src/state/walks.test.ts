import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runText, trainToEnd, typedArrayBackend } from '../engine/index.ts';
import { dataOf } from '../engine/testing/data.ts';
import { runRecordingOf, testPage } from './testing/pages.ts';
import { CONTROLS, type Step, take, visit, type Walker } from './testing/walks.ts';

/** `WALKS=1000 npx vitest run src/state/walks.test.ts` takes the thousand of a release. */
const WALKS = Number(process.env['WALKS'] ?? 60);
const SEED = Number(process.env['WALKS_SEED'] ?? 11);
const STEPS = 40;
/** Milliseconds that one may take on a busy machine. */
const PATIENCE_MS = 5000;
/** Of so many walks one is trained at its end, for an epoch. */
const TRAINED = 20;

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(
    fc.constantFrom(...(Object.keys(CONTROLS) as (keyof typeof CONTROLS)[])),
    fc.nat(9999),
    fc.nat(9999),
  ),
  { minLength: STEPS, maxLength: STEPS },
);

/** What is on screen, opened anew from its own address, is the same. */
function expectReproduced({ page }: Walker): void {
  const { runs } = page;
  const fresh = testPage(runs.hash);
  const { preset, run } = fresh.runs.experiment;
  expect(runText(run)).toBe(runText(runs.experiment.run));
  expect(run).toEqual(runs.experiment.run);
  expect(preset).toBe(runs.experiment.preset);
  expect(runRecordingOf(runs).run).toEqual(run);
  expect(fresh.notices.state.list).toEqual([]);
  expect(fresh.runs.hash).toBe(runs.hash);
}

function fingerprint({ page }: Walker | { page: ReturnType<typeof testPage> }): string {
  const run = { ...page.runs.experiment.run, epochs: 1, batch: 512 };
  return trainToEnd(run, dataOf(run), typedArrayBackend).fingerprint;
}

test(
  'whatever is set, the address gives the same run, preset and view',
  async () => {
    let walks = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        const walker = visit('');
        for (const step of walk) {
          await take(walker, step);
          expectReproduced(walker);
        }
        if (walks++ % TRAINED === 0) {
          expect(fingerprint({ page: testPage(walker.page.runs.hash) })).toBe(fingerprint(walker));
        }
      }),
      { numRuns: WALKS, seed: SEED },
    );
  },
  WALKS * PATIENCE_MS,
);

test.each<[string, Step[]]>([
  [
    'a layer more, all activations, the activation put back',
    [
      ['depth', 0, 0],
      ['activations', 1, 0],
      ['reset', 2, 0],
    ],
  ],
  [
    'two layers fewer, the layers put back',
    [
      ['depth', 1, 0],
      ['depth', 1, 0],
      ['reset', 1, 0],
    ],
  ],
])('%s: every layer has its activation', async (_, walk) => {
  const walker = visit('v1/tanh-4bit');
  for (const step of walk) await take(walker, step);
  const { hidden, activations } = walker.page.runs.experiment.run;
  expect(activations).toEqual(hidden.map(() => 'tanh'));
  expectReproduced(walker);
});
