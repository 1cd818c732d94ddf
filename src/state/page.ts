import type { StoreApi } from 'zustand/vanilla';
import type { FileRecording, FileRepairCode } from '../engine/index.ts';
import { Measurer } from '../worker/measurer.ts';
import { Scheduler, workersFor } from '../worker/scheduler.ts';
import { spawnWorker } from '../worker/spawn.ts';
import { TrainedRuns } from '../worker/trained-runs.ts';
import { Changes, type Timer } from './changes.ts';
import { ComparisonRuns } from './comparison-runs.ts';
import { Estimates, type MeasurerLike } from './estimates.ts';
import type { InspectorLike } from './inspection.ts';
import type { LaboratoryModel } from './laboratory-model.ts';
import { Landmarks } from './landmarks.ts';
import { Notices } from './notices.ts';
import { OnScreen } from './on-screen.ts';
import { openedHash } from './opened-hash.ts';
import type { Clock, Playhead } from './playhead.ts';
import { createPreferences, type Preferences } from './preferences.ts';
import { type Notice, type Problem, problemOf } from './problem.ts';
import { Runs } from './runs.ts';
import type { View } from './view.ts';

/** What became of the link that was to be copied. */
type LinkOutcome = 'copied' | 'copied-without-file' | 'in-address-bar';

/** What is open on the page, apart from the experiment. */
export interface UiState {
  /** The dialog that is open. */
  readonly dialog: 'help' | 'about' | 'why' | 'link' | undefined;
  /** What became of the link last copied, while the share button shows it. */
  readonly linkOutcome: LinkOutcome | undefined;
  /** The outcome of the last command; another object for each, for two may have the same. */
  readonly announced: { readonly outcome: string } | undefined;
  /** How many files were brought, of which one is opened. */
  readonly brought: number;
  /** Name of the file of activations that is being read. */
  readonly opening: string | undefined;
  /** The file that was to be shown, and what is wrong with it. */
  readonly refused: { readonly name: string; readonly problem: Problem } | undefined;
  /** Whether the notice of a slower backend was dismissed; unlike others it holds for every run. */
  readonly isFallbackRead: boolean;
}

/** Everything a page shares: what is on screen, and what acts on it. */
export interface Page {
  readonly changes: Changes;
  /** The same as texts and numbers follow it: what is progress comes a few times a second. */
  readonly throttled: Pick<Changes, 'subscribe'>;
  readonly screen: OnScreen;
  readonly runs: Runs;
  readonly playhead: Playhead;
  readonly view: View;
  readonly notices: Notices;
  readonly estimates: Estimates;
  readonly measurer: InspectorLike;
  readonly comparisonRuns: ComparisonRuns;
  readonly preferences: StoreApi<Preferences>;
  readonly ui: StoreApi<UiState>;
  readonly display: StoreApi<Display>;
  readonly laboratory: StoreApi<LaboratoryOnScreen>;
  /** Puts a laboratory on screen; returns the function that takes it off. */
  activate(model: LaboratoryModel, commands: readonly Command[]): () => void;
  /** Measuring has found more, or failed with an error. */
  measured(notice: Notice | undefined): void;
  /** Whether it is shown within another page, whose address bar is not its own. */
  readonly isFramed: boolean;
  /** The link to what is on show; while a file is, to the experiment behind it. */
  link(): string;
  /** Copies the link or, where that cannot be, puts it where a person can copy it. */
  copyLink(): Promise<void>;
  /** Shows activations from a file, the first of so many, or reports what is wrong with it. */
  openFile(file: File, brought: number): Promise<void>;
  /** Reads the file on show again without one of its repairs. */
  declineRepair(code: FileRepairCode): Promise<void>;
}

/** What a person can trigger. */
export interface Command {
  readonly id: string;
  /** What it does, as help and tooltips show it. */
  readonly title: string;
  /** Keys as `KeyboardEvent.key` names them, with `Shift+` in front where held. */
  readonly keys: readonly string[];
  /** Keeps similar commands together in the help. */
  readonly group: 'playhead' | 'run' | 'view' | 'page';
  /** Commands of one series share a row of the help, of this title. */
  readonly series?: string;
  /** Whether it can do anything now; always, where this is left out. */
  isEnabled?(page: Page): boolean;
  /** Of a command that switches something: whether that is on. */
  isChecked?(page: Page): boolean;
  run(page: Page): void;
  /** What is to be seen then, in a few words for who cannot see it. */
  outcome?(page: Page): string;
}

/** The laboratory on screen, once it has been loaded. */
export interface LaboratoryOnScreen {
  readonly model: LaboratoryModel | undefined;
  /** Those that exist only while it is on screen. */
  readonly commands: readonly Command[];
}

/** How charts are drawn, for this visit. */
export interface Display {
  readonly epochScale: 'log' | 'linear';
}

/** Nothing open, nothing to announce. */
const INITIAL_UI: UiState = {
  dialog: undefined,
  linkOutcome: undefined,
  announced: undefined,
  brought: 0,
  opening: undefined,
  refused: undefined,
  isFallbackRead: false,
};

/** The others are of the laboratory that opens them, and close when it leaves the screen. */
const PAGE_DIALOGS: readonly UiState['dialog'][] = ['help', 'about', 'link'];

const OUTCOME_MS = 3000;

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

/** What a page is made of; tests put something simpler in place of each. */
interface PageParts {
  readonly scheduler: Pick<Scheduler, 'submit'>;
  readonly measurer: MeasurerLike & InspectorLike;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly storage: Storage | undefined;
  readonly hash: string;
}

/** What of a page is its window's. */
type OfWindow = 'isFramed' | 'link' | 'copyLink' | 'openFile' | 'declineRepair';

/** A page without the browser. */
export function assemblePage(parts: PageParts): Omit<Page, OfWindow> {
  const changes = new Changes();
  const notices = new Notices(changes);
  const { scheduler, clock, hash, measurer } = parts;
  const trained = new TrainedRuns({ scheduler, now: () => clock.now() });
  const runs = new Runs({ changes, notices, trained, clock, hash });
  const { playhead, view } = runs;
  const comparisonRuns = new ComparisonRuns(changes, trained);
  const measured = (notice: Notice | undefined): void => {
    if (notice !== undefined) notices.add(notice);
    const isGoingOn = runs.session.status.kind === 'training' || playhead.state.playing;
    changes.notify(isGoingOn ? 'progress' : 'at once');
  };
  const estimates = new Estimates(measurer, measured);
  const ui = changes.store<UiState>({ ...INITIAL_UI });
  const laboratory = changes.store<LaboratoryOnScreen>({ model: undefined, commands: [] });
  const screen = new OnScreen(runs, estimates, notices, new Landmarks(changes));
  /** Models that have been on screen: a comparison run of settings that have changed is stopped. */
  const resting = new Set<LaboratoryModel>();
  changes.subscribe(() => {
    for (const model of resting) model.rest();
  });
  return {
    changes,
    throttled: changes.throttled(THROTTLE_MS, parts.timer),
    screen,
    runs,
    playhead,
    view,
    notices,
    estimates,
    measurer,
    comparisonRuns,
    preferences: createPreferences(changes, parts.storage),
    ui,
    display: changes.store<Display>({ epochScale: 'log' }),
    measured,
    laboratory,
    activate(model, commands) {
      resting.delete(model);
      laboratory.setState({ model, commands });
      const update = (): void => {
        model.update();
        estimates.want(model.requests());
      };
      const end = changes.subscribe(update);
      update();
      return () => {
        end();
        resting.add(model);
        model.rest();
        estimates.want([]);
        laboratory.setState({ model: undefined, commands: [] });
        if (!PAGE_DIALOGS.includes(ui.getState().dialog)) ui.setState({ dialog: undefined });
      };
    },
  };
}

/** The page with real workers, clock, storage and clipboard behind it. */
export function createPage(window: Window): Page {
  const { locks } = window.navigator;
  const size = workersFor(window.navigator.hardwareConcurrency);
  const scheduler = new Scheduler({ spawn: spawnWorker, locks, size });
  const measurer = new Measurer(scheduler);
  const opened = openedHash(window);
  const page = assemblePage({
    scheduler,
    measurer,
    clock: window.performance,
    timer: {
      now: () => window.performance.now(),
      after: (ms, callback) => window.setTimeout(callback, ms),
    },
    storage: storageOf(window),
    hash: opened.hash,
  });
  const { runs, ui } = page;
  for (const repair of opened.repairs) page.notices.add({ code: 'repair', repair });
  scheduler.onBackend = (backend) => runs.setBackend(backend);
  let timer: number | undefined;
  const showOutcome = (linkOutcome: LinkOutcome): void => {
    ui.setState({ linkOutcome });
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ui.setState({ linkOutcome: undefined }), OUTCOME_MS);
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
  const isRun = (): boolean => page.screen.recordedRun !== undefined;
  const link = (): string => {
    const url = new URL(window.location.href);
    if (isRun()) url.hash = runs.hash;
    return url.href;
  };
  const isFramed = window.top !== window.self;
  const copyLink = async (): Promise<void> => {
    try {
      await window.navigator.clipboard.writeText(link());
      showOutcome(isRun() ? 'copied' : 'copied-without-file');
    } catch {
      // No permission, or a page without HTTPS: it can be copied by hand.
      if (!isFramed && putIntoAddress(new URL(link()).hash)) showOutcome('in-address-bar');
      else ui.setState({ dialog: 'link' });
    }
  };
  /** Of two files opened one after the other the second is shown, whichever is read first. */
  let latest = 0;
  const show = async (
    name: string,
    brought: number,
    read: () => Promise<FileRecording>,
  ): Promise<void> => {
    const request = ++latest;
    ui.setState({ opening: name, refused: undefined, brought });
    try {
      const opened = await read();
      if (latest === request) runs.showFile(opened);
    } catch (error) {
      const refused = { name, problem: problemOf(error) };
      if (latest === request) ui.setState({ refused });
    }
    if (latest === request) ui.setState({ opening: undefined });
  };
  const openFile = (file: File, brought: number): Promise<void> =>
    show(file.name, brought, () => measurer.open(file));
  const declineRepair = async (code: FileRepairCode): Promise<void> => {
    const { file } = runs.shown;
    if (file === undefined) return;
    await show(file.title ?? '', ui.getState().brought, () => measurer.reopen(file, code));
  };
  return { ...page, isFramed, link, copyLink, openFile, declineRepair };
}
