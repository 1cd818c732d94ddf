/** A page whose trainers, measurer and clock tests control. */
import {
  DEFAULT_PRESET,
  EXACT,
  FileRecording,
  type FileSummary,
  type Run,
  RunRecording,
} from '../../engine/index.ts';
import { checkpointOf, FakeScheduler, settled } from '../../worker/testing/scheduler.ts';
import type { Changes } from '../changes.ts';
import { assemblePage, type Page } from '../page.ts';
import type { Runs } from '../runs.ts';
import { FakeClock, FakeMeasurer } from './fakes.ts';

export { checkpointOf, settled };

/** The text of a link to a run that is cheap to estimate, and its run. */
export const SMALL_LINK = 'v1/tanh-4bit?hidden=3-2&epochs=50';
export const SMALL_RUN: Run = {
  ...DEFAULT_PRESET.run,
  hidden: [3, 2],
  activations: ['tanh', 'tanh'],
  epochs: 50,
};

/** The text of a link to a run that waits for a person, for what it costs. */
export const EXPENSIVE_LINK = 'v1/tanh-4bit?epochs=20000';

export interface TestPage extends Page {
  readonly trainer: FakeScheduler;
  readonly comparisonTrainer: FakeScheduler;
  readonly measurer: FakeMeasurer;
  readonly clock: FakeClock;
}

/**
 * A page of a link. With `epochs` its run has been opened and, where that made it train, has these
 * epochs recorded; without, it has not been opened yet.
 */
export function testPage(hash = SMALL_LINK, epochs?: readonly number[]): TestPage {
  const trainer = new FakeScheduler();
  const comparisonTrainer = new FakeScheduler();
  const measurer = new FakeMeasurer();
  const clock = new FakeClock();
  const assembled = assemblePage({
    scheduler: {
      submit: (run, options) =>
        (options.priority === 'lab' ? trainer : comparisonTrainer).submit(run, options),
    },
    measurer,
    clock,
    timer: clock,
    storage: undefined,
    hash,
  });
  if (epochs !== undefined) assembled.runs.open();
  if (epochs !== undefined && epochs.length > 0) trainer.latest.checkpoints(...epochs);
  return {
    ...assembled,
    trainer,
    comparisonTrainer,
    measurer,
    clock,
    isFramed: false,
    link: () => `https://example.org/#${assembled.runs.hash}`,
    copyLink: () => Promise.resolve(),
    openFile: () => Promise.resolve(),
    declineRepair: () => Promise.resolve(),
  };
}

/** The recording of the run on show. */
export function runRecordingOf(runs: Runs): RunRecording {
  const { recording } = runs.shown.snapshot;
  if (!(recording instanceof RunRecording)) throw new Error('a file is on show');
  return recording;
}

/** A file of activations, named net.csv. */
export function testFile(changes: Partial<FileSummary> = {}): FileRecording {
  return new FileRecording('net.csv', {
    repairs: [],
    rows: 8,
    labelCount: 2,
    layers: [
      { name: 'T1', width: 4 },
      { name: 'T2', width: 2 },
    ],
    epochs: [2, 4, 8],
    entropyBounds: { hx: 3, hy: 1 },
    informative: EXACT,
    ...changes,
  });
}

/** Counts how often listeners are notified. */
export function countChanges(changes: Changes): { count: number } {
  const counted = { count: 0 };
  changes.subscribe(() => {
    counted.count += 1;
  });
  return counted;
}
