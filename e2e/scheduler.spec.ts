import { spawnSync } from 'node:child_process';
import { expect, type Page, test } from '@playwright/test';
import { checkpointEpochs } from '../src/engine/experiment/checkpoint-epochs.ts';
import { DEFAULT_PRESET, type Run } from '../src/engine/index.ts';
import type { Ensemble, SchedulerPage, TrainedRun } from './scheduler/page.ts';
import { type Served, servePage } from './serve.ts';
import { catchWorkers, type WithWorkers } from './workers.ts';

const WORKERS = 2;
const { run } = DEFAULT_PRESET;
const RUNS: readonly Run[] = [1, 2, 3, 4, 5, 6].map((seed) => ({ ...run, seed }));

type WithEnsemble = WithWorkers & SchedulerPage & { running: Ensemble };

let served: Served;
test.beforeAll(async () => {
  served = await servePage(new URL('scheduler/', import.meta.url));
});
test.afterAll(() => served.close());

/** Begins to train runs on new workers. */
async function begin(page: Page, runs = RUNS): Promise<void> {
  await page.waitForFunction('window.ensemble');
  await page.evaluate(
    ({ runs, size }) => {
      const here = window as unknown as WithEnsemble;
      here.running = here.ensemble(runs, size);
    },
    { runs, size: WORKERS },
  );
}

/** Waits until so many runs have ended. */
async function ended(page: Page, count: number): Promise<void> {
  await page.waitForFunction((least) => {
    const { running } = window as unknown as WithEnsemble;
    return running.trained.filter(({ fingerprints }) => fingerprints.length > 0).length >= least;
  }, count);
}

/** What became of the runs, once all are over. */
function outcome(page: Page): Promise<readonly TrainedRun[]> {
  return page.evaluate(async () => {
    const { running } = window as unknown as WithEnsemble;
    await running.over;
    return running.trained;
  });
}

/**
 * Once a run has ended and every worker is amid another, ends the first worker. The runs as they
 * stood then.
 */
function killInMidRun(page: Page): Promise<readonly TrainedRun[]> {
  return page.evaluate(
    async ({ size, latest }) => {
      const { running, workers } = window as unknown as WithEnsemble;
      const { trained } = running;
      const isAmid = ({ epoch }: TrainedRun) => epoch > 0 && epoch < latest;
      const hasEnded = ({ fingerprints }: TrainedRun) => fingerprints.length > 0;
      while (trained.filter(isAmid).length < size || !trained.some(hasEnded)) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      workers[0]?.terminate();
      return structuredClone(trained);
    },
    // Far from its end, so that its message is not already under way.
    { size: WORKERS, latest: (run.epochs * 2) / 3 },
  );
}

test('a worker killed in mid-run costs no finished run, and its run gives the same bits again', async ({
  page,
}) => {
  await catchWorkers(page);
  await page.goto(served.url);
  await begin(page);
  const undisturbed = await outcome(page);

  await page.reload();
  await begin(page);
  const before = await killInMidRun(page);
  const after = await outcome(page);

  const place = (trained: readonly TrainedRun[], is: (run: TrainedRun) => boolean): number[] =>
    trained.flatMap((run, index) => (is(run) ? [index] : []));
  // One run, which had not ended, began twice; every other once.
  const [lost, ...others] = place(after, ({ started }) => started !== 1);
  expect(others).toEqual([]);
  expect(after[lost as number]?.started).toBe(2);
  expect(before[lost as number]?.fingerprints).toEqual([]);
  expect(before[lost as number]?.epoch).toBeGreaterThan(0);
  // Each ended once, reported from beginning to end, with the bits of a scheduler that lost no worker.
  expect(place(before, ({ fingerprints }) => fingerprints.length > 0)).not.toEqual([]);
  for (const { recorded, faults } of after) {
    expect(recorded).toEqual([...checkpointEpochs(run.epochs)]);
    expect(faults).toEqual([]);
  }
  const fingerprints = after.map((run) => run.fingerprints);
  expect(fingerprints).toEqual(undisturbed.map((run) => run.fingerprints));
  // And with those of Node, where there are no workers.
  const link = `http://localhost/#v1/tanh-4bit?seed=${RUNS[lost as number]?.seed}`;
  const { stdout } = spawnSync(
    process.execPath,
    ['scripts/infoplane.mjs', 'train', '--link', link],
    { encoding: 'utf8' },
  );
  expect(fingerprints[lost as number]).toEqual([JSON.parse(stdout).fingerprint]);
});

test('twenty runs in a row on two workers make no third and leave no memory behind', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'only Chromium can be made to collect garbage');
  await catchWorkers(page);
  await page.goto(served.url);
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const warmUp = 4;
  const runs = Array.from({ length: warmUp + 20 }, (_, k) => ({
    ...run,
    epochs: 100,
    seed: k + 1,
  }));
  await begin(page, runs);
  await ended(page, warmUp);
  const before = await heap();
  await ended(page, runs.length);
  // The checkpoints of one of these runs are about 0.1 MB of heap; twenty kept would show.
  expect((await heap()) - before).toBeLessThan(1_000_000);
  expect(page.workers()).toHaveLength(WORKERS);
});
