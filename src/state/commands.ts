/**
 * All that a person can trigger; buttons, keys and the help are made from this one table. A command
 * with a parameter is made by a function.
 */
import { type FileRepairCode, insightOf, type LayerVerdict } from '../engine/index.ts';
import { VIEWS, type View } from '../link/index.ts';
import { messages } from '../messages/index.ts';
import type { Command, Page } from './page.ts';
import { differences } from './settings.ts';
import { isBusy } from './training.ts';

const words = messages.commands;

function selectLayer({ screen, view }: Page, by: number): void {
  const count = screen.layerNames.length;
  const { layer } = view.state;
  // From none: up starts at the first layer, down at the last.
  const next = layer === undefined ? (by > 0 ? 1 : count) : layer + by;
  view.set({ layer: Math.min(Math.max(next, 1), count) });
}

/** Reads the file on show again without a repair, which is offered beside the repair alone. */
export function declineRepair(code: FileRepairCode): Command {
  return {
    id: `decline-${code}`,
    title: messages.files.undoRepair(code),
    keys: [],
    group: 'run',
    run: (page) => void page.declineRepair(code),
  };
}

/** The layer whose peak is meant: the selected one, else the one that the sentence is about. */
function peakMeant({ screen }: Page): LayerVerdict | undefined {
  const { layer } = screen.view;
  const verdicts = screen.finalVerdicts;
  return layer === undefined
    ? insightOf(verdicts)?.headline
    : verdicts.find(({ index }) => index === layer - 1);
}

const MAX_DIGIT = 9;

const hasCheckpoints = ({ screen }: Page): boolean =>
  screen.hasSeveralEpochs && screen.shown.snapshot.count > 0;

/** Shows a layer alone, from 1; those up to the ninth have a key. */
export const showLayer = (n: number): Command => ({
  id: `layer-${n}`,
  title: words.showAlone(`T${n}`),
  series: words.showOneAlone(),
  keys: n <= MAX_DIGIT ? [String(n)] : [],
  group: 'view',
  outcome: layerOutcome,
  isEnabled: ({ screen }) => n <= screen.layerNames.length,
  isChecked: ({ view }) => view.state.layer === n,
  run: ({ view }) => view.set({ layer: n }),
});

const viewOutcome = ({ view }: Page): string => words.viewShown(view.state.view);

const showView = (id: View): Command => ({
  id: `view-${id}`,
  title: words.showView(id),
  keys: [],
  group: 'view',
  isChecked: ({ view }) => view.state.view === id,
  outcome: viewOutcome,
  run: ({ view }) => view.set({ view: id }),
});

/** The view after one; after the last comes the first. */
export function nextView(id: View): View {
  return VIEWS[(VIEWS.indexOf(id) + 1) % VIEWS.length] ?? id;
}

const epochOutcome = ({ screen }: Page): string => {
  return words.epoch(screen.shown.snapshot.recording.epochs[screen.checkpoint]);
};

function layerOutcome({ screen, view }: Page): string {
  const { layer } = view.state;
  return layer === undefined
    ? words.allLayersShown()
    : words.layerShown(screen.layerNames[layer - 1] ?? `T${layer}`);
}

/** The backend, where it is not the fastest and that has not been dismissed yet. */
export function slowerBackend({ screen, ui }: Page) {
  const { id, fallback } = screen.session.backend ?? {};
  if (id === undefined || fallback === undefined || ui.getState().isFallbackRead) return undefined;
  return { id, fallback };
}

/** A seed other than the present one; any is as good as another. */
export function newSeed(present: number, random = Math.random): number {
  const draw = Math.floor(random() * 9999) + 1;
  return draw === present ? draw + 1 : draw;
}

export const COMMANDS: readonly Command[] = [
  {
    id: 'play',
    title: words.title('play'),
    keys: [' '],
    group: 'playhead',
    isEnabled: ({ screen }) => screen.shown.snapshot.count > 1,
    isChecked: ({ playhead }) => playhead.state.playing,
    outcome: (page) =>
      page.playhead.state.playing ? words.playing() : words.paused(epochOutcome(page)),
    run: ({ playhead }) => (playhead.state.playing ? playhead.pause() : playhead.play()),
  },
  {
    id: 'previous',
    title: words.title('previous'),
    keys: ['ArrowLeft'],
    group: 'playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(-1),
  },
  {
    id: 'next',
    title: words.title('next'),
    keys: ['ArrowRight'],
    group: 'playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(1),
  },
  {
    id: 'back-ten',
    title: words.title('back-ten'),
    keys: ['Shift+ArrowLeft'],
    group: 'playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(-10),
  },
  {
    id: 'on-ten',
    title: words.title('on-ten'),
    keys: ['Shift+ArrowRight'],
    group: 'playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(10),
  },
  {
    id: 'first',
    title: words.title('first'),
    keys: ['Home'],
    group: 'playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(-Infinity),
  },
  {
    id: 'last',
    title: words.title('last'),
    keys: ['End'],
    group: 'playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(Infinity),
  },
  {
    id: 'slower',
    title: words.title('slower'),
    keys: ['['],
    group: 'playhead',
    outcome: ({ playhead }) => words.speed(playhead.state.speed),
    run: ({ playhead }) => playhead.changeSpeed(-1),
  },
  {
    id: 'faster',
    title: words.title('faster'),
    keys: [']'],
    group: 'playhead',
    outcome: ({ playhead }) => words.speed(playhead.state.speed),
    run: ({ playhead }) => playhead.changeSpeed(1),
  },
  {
    id: 'train',
    title: words.title('train'),
    keys: ['t'],
    group: 'run',
    isChecked: ({ screen }) => isBusy(screen.session.status),
    run: ({ screen, runs }) => (isBusy(screen.session.status) ? runs.stop() : runs.train()),
  },
  {
    id: 'reset',
    title: words.title('reset'),
    keys: ['r'],
    group: 'run',
    run: ({ runs }) => runs.train(),
  },
  {
    id: 'new-seed',
    title: words.title('new-seed'),
    keys: ['n'],
    group: 'run',
    run: ({ runs }) => runs.setRun({ seed: newSeed(runs.experiment.run.seed) }),
  },
  {
    id: 'reset-all',
    title: words.title('reset-all'),
    keys: [],
    group: 'run',
    isEnabled: ({ runs: { experiment } }) =>
      differences(experiment.run, experiment.preset).length > 0,
    run: ({ runs }) => runs.setPreset(runs.experiment.preset),
  },
  {
    id: 'close-file',
    title: words.title('close-file'),
    keys: [],
    group: 'run',
    isEnabled: ({ screen }) => screen.shown.file !== undefined,
    run: ({ runs }) => runs.showFile(undefined),
  },
  {
    id: 'by-estimator',
    title: words.title('by-estimator'),
    keys: [],
    group: 'view',
    isEnabled: ({ screen }) => screen.shown.file !== undefined,
    isChecked: ({ screen }) => screen.shown.byEstimator,
    run: ({ screen, runs }) => runs.showByEstimator(!screen.shown.byEstimator),
  },
  {
    id: 'layer-up',
    title: words.title('layer-up'),
    keys: ['ArrowUp'],
    group: 'view',
    outcome: layerOutcome,
    run: (page) => selectLayer(page, 1),
  },
  {
    id: 'layer-down',
    title: words.title('layer-down'),
    keys: ['ArrowDown'],
    group: 'view',
    outcome: layerOutcome,
    run: (page) => selectLayer(page, -1),
  },
  ...Array.from({ length: MAX_DIGIT }, (_, i) => showLayer(i + 1)),
  {
    id: 'all-layers',
    title: words.title('all-layers'),
    keys: ['0', 'Escape'],
    group: 'view',
    outcome: layerOutcome,
    run: ({ view }) => view.set({ layer: undefined }),
  },
  ...VIEWS.map(showView),
  {
    id: 'next-view',
    title: words.nextView(VIEWS),
    keys: ['c'],
    group: 'view',
    outcome: viewOutcome,
    run: ({ view }) => view.set({ view: nextView(view.state.view) }),
  },
  {
    id: 'peak',
    title: words.title('peak'),
    keys: ['k'],
    group: 'playhead',
    outcome: epochOutcome,
    isEnabled: (page) => peakMeant(page) !== undefined,
    run: (page) => {
      const at = peakMeant(page);
      if (at !== undefined) page.playhead.goTo(at.verdict.peak.checkpoint);
    },
  },
  {
    id: 'scale',
    title: words.title('scale'),
    keys: ['l'],
    group: 'view',
    isChecked: ({ display }) => display.getState().epochScale === 'log',
    outcome: ({ display }) => words.scaleShown(display.getState().epochScale),
    run: ({ display }) =>
      display.setState(({ epochScale }) => ({
        epochScale: epochScale === 'log' ? 'linear' : 'log',
      })),
  },
  {
    id: 'share',
    title: words.title('share'),
    keys: ['s'],
    group: 'page',
    run: (page) => void page.copyLink(),
  },
  {
    id: 'about',
    title: words.title('about'),
    keys: ['i'],
    group: 'page',
    run: ({ ui }) => ui.setState({ dialog: 'about' }),
  },
  {
    id: 'help',
    title: words.title('help'),
    keys: ['?'],
    group: 'page',
    run: ({ ui }) => ui.setState({ dialog: 'help' }),
  },
  {
    id: 'dismiss-notices',
    title: words.title('dismiss-notices'),
    keys: [],
    group: 'page',
    isEnabled: (page) => page.screen.notices.list.length > 0 || slowerBackend(page) !== undefined,
    run: ({ notices, ui }) => {
      ui.setState({ isFallbackRead: true });
      notices.dismiss();
    },
  },
  {
    id: 'measure-again',
    title: words.title('measure-again'),
    keys: [],
    group: 'page',
    isEnabled: ({ estimates }) => estimates.hasFailed,
    run: ({ changes, estimates, notices }) =>
      changes.batch(() => {
        notices.withdraw('measuring-stopped');
        estimates.retry();
      }),
  },
  {
    id: 'dismiss-file-problem',
    title: words.title('dismiss-file-problem'),
    keys: [],
    group: 'page',
    isEnabled: ({ ui }) => ui.getState().refused !== undefined,
    run: ({ ui }) => ui.setState({ refused: undefined }),
  },
];

/** Runs a command, where it can do anything now, and announces its outcome. */
export function runCommand(command: Command, page: Page): void {
  if (command.isEnabled?.(page) === false) return;
  command.run(page);
  const outcome = command.outcome?.(page);
  if (outcome !== undefined) page.ui.setState({ announced: { outcome } });
}

/** The commands that can be had now: the page's, and those of the laboratory on screen. */
export function commandsOn({ laboratory }: Page): readonly Command[] {
  return [...COMMANDS, ...laboratory.getState().commands];
}

export function commandById(page: Page, id: string): Command {
  const command = commandsOn(page).find((candidate) => candidate.id === id);
  if (command === undefined) throw new RangeError(`no command ${id}`);
  return command;
}

/** The command of a key press, if any. */
export function commandForKey(page: Page, key: string, shift: boolean): Command | undefined {
  const name = key.length === 1 ? key.toLowerCase() : `${shift ? 'Shift+' : ''}${key}`;
  return commandsOn(page).find((command) => command.keys.includes(name));
}
