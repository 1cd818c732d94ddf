import { createStore, type StoreApi } from 'zustand/vanilla';
import { Trainer } from '../worker/client.ts';
import { Measurer } from '../worker/measurer.ts';
import { Scheduler, workersFor } from '../worker/scheduler.ts';
import { spawnWorker } from '../worker/spawn.ts';
import { Comparison } from './comparison.ts';
import { ComparisonRuns } from './comparison-runs.ts';
import { Estimates } from './estimates.ts';
import { Inspection } from './inspection.ts';
import { Lab, type LabState } from './lab.ts';
import { createPreferences, type Preferences } from './preferences.ts';
import { type Problem, problemOf } from './problem.ts';
import { throttledStore } from './throttled.ts';

/** What is open on the page, apart from the experiment. */
export interface UiState {
  /** The dialog that is open. */
  readonly dialog: 'help' | 'about' | 'why' | undefined;
  /** What the share button last said, while it says it. */
  readonly said: string | undefined;
  /** The outcome of the last command; another object for each, for two may have the same. */
  readonly told: { readonly outcome: string } | undefined;
  /** How many files were brought, of which one is opened. */
  readonly brought: number;
  /** Name of the file of activations that is being read. */
  readonly reading: string | undefined;
  /** The file that was to be shown, and what is wrong with it. */
  readonly refused: { readonly name: string; readonly problem: Problem } | undefined;
}

/** Everything a page shares: its state and what commands need beyond it. */
export interface Page {
  readonly lab: Lab;
  /** The lab's state as texts and numbers follow it. */
  readonly throttled: StoreApi<LabState>;
  readonly comparisonRuns: ComparisonRuns;
  readonly comparison: Comparison;
  readonly measurer: Measurer;
  readonly inspection: Inspection;
  readonly preferences: StoreApi<Preferences>;
  readonly ui: StoreApi<UiState>;
  copyLink(): Promise<void>;
  /** Shows somebody's activations, the first of so many files, or says what is wrong with them. */
  openFile(file: File, brought: number): Promise<void>;
}

/** Nothing open, nothing said. */
export const QUIET_UI: UiState = {
  dialog: undefined,
  said: undefined,
  told: undefined,
  brought: 0,
  reading: undefined,
  refused: undefined,
};

const SAY_MS = 3000;

/** Numbers that change faster cannot be read. */
const THROTTLE_MS = 200;

function storageOf(window: Window): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    // Site data is blocked: reading the property itself throws.
    return undefined;
  }
}

/** The page's state with a real worker, clock, storage and clipboard behind it. */
export function createPage(window: Window): Page {
  const { locks } = window.navigator;
  const trainer = new Trainer(spawnWorker, locks);
  const lab = new Lab(trainer, window.performance, window.location.hash);
  trainer.onBackend = (backend) => lab.setBackend(backend);
  const throttled = throttledStore(lab.store, THROTTLE_MS, {
    now: () => window.performance.now(),
    after: (ms, callback) => window.setTimeout(callback, ms),
  });
  const comparisonRuns = new ComparisonRuns(new Trainer(spawnWorker, locks), (run) =>
    lab.estimate(run),
  );
  const size = workersFor(window.navigator.hardwareConcurrency);
  const measurer = new Measurer(new Scheduler({ spawn: spawnWorker, locks, size }));
  const readings = new Estimates(measurer, (notice) => lab.setMeasured(notice));
  const comparison = new Comparison(lab, comparisonRuns, readings);
  comparison.follow();
  const inspection = new Inspection(lab, measurer, (notice) => lab.setMeasured(notice));
  inspection.follow();
  const ui = createStore<UiState>(() => ({ ...QUIET_UI }));
  let timer: number | undefined;
  const say = (said: string): void => {
    ui.setState({ said });
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ui.setState({ said: undefined }), SAY_MS);
  };
  const putIntoAddress = (hash: string): boolean => {
    try {
      window.history.replaceState(null, '', hash);
      return true;
    } catch {
      // Too many changes, or a page that may not.
      return false;
    }
  };
  const copyLink = async (): Promise<void> => {
    const url = new URL(window.location.href);
    // While a file is on show the address leads to the experiment behind it.
    const isFile = lab.state.file !== undefined;
    if (!isFile) url.hash = lab.hash;
    try {
      await window.navigator.clipboard.writeText(url.href);
      say(isFile ? 'Link copied, without the file' : 'Link copied');
    } catch {
      // No permission, or a page without HTTPS: the address bar can be copied by hand.
      say(
        putIntoAddress(url.hash)
          ? 'Copy it from the address bar'
          : 'The link cannot be copied here',
      );
    }
  };
  /** Of two files opened one after the other the second is shown, whichever is read first. */
  let latest: File | undefined;
  const openFile = async (file: File, brought: number): Promise<void> => {
    latest = file;
    ui.setState({ reading: file.name, refused: undefined, brought });
    try {
      const opened = await measurer.open(file);
      if (latest === file) lab.showFile(opened);
    } catch (error) {
      const refused = { name: file.name, problem: problemOf(error) };
      if (latest === file) ui.setState({ refused });
    }
    if (latest === file) ui.setState({ reading: undefined });
  };
  const preferences = createPreferences(storageOf(window));
  return {
    lab,
    throttled,
    comparisonRuns,
    comparison,
    measurer,
    inspection,
    ui,
    preferences,
    copyLink,
    openFile,
  };
}
