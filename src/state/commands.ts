/** All that a person can trigger; buttons, keys and the help are made from this one table. */
import type { LayerVerdict } from './insight.ts';
import type { Command, Page } from './page.ts';
import { isBusy } from './training.ts';

function selectLayer({ screen, view }: Page, by: number): void {
  const count = screen.layerNames.length;
  const { layer } = view.state;
  // From none: up starts at the first layer, down at the last.
  const next = layer === undefined ? (by > 0 ? 1 : count) : layer + by;
  view.set({ layer: Math.min(Math.max(next, 1), count) });
}

/** The layer with the largest loss since its peak. */
function largestLoss(layerVerdicts: readonly LayerVerdict[]): LayerVerdict | undefined {
  return layerVerdicts.toSorted((a, b) => b.verdict.lost - a.verdict.lost)[0];
}

/** The layer whose peak is meant: the selected one, else the one that lost most. */
function peakMeant({ screen }: Page): LayerVerdict | undefined {
  const { layer } = screen.view;
  const verdicts = screen.layerVerdicts;
  return layer === undefined
    ? largestLoss(verdicts)
    : verdicts.find(({ index }) => index === layer - 1);
}

const hasCheckpoints = ({ screen }: Page): boolean => screen.shown.snapshot.count > 0;

const isolate = (n: number): Command => ({
  id: `layer-${n}`,
  title: `Show layer T${n} alone`,
  series: 'Show one layer alone',
  keys: [String(n)],
  group: 'View',
  outcome: layerOutcome,
  isEnabled: ({ screen }) => n <= screen.layerNames.length,
  isChecked: ({ view }) => view.state.layer === n,
  run: ({ view }) => view.set({ layer: n }),
});

const epochOutcome = ({ screen }: Page): string => {
  const epoch = screen.shown.snapshot.recording.epochs[screen.checkpoint];
  return epoch === undefined ? 'no epoch recorded' : `epoch ${epoch}`;
};

function layerOutcome({ screen, view }: Page): string {
  const { layer } = view.state;
  return layer === undefined
    ? 'all layers'
    : `${screen.layerNames[layer - 1] ?? `T${layer}`} alone`;
}

/** A seed other than the present one; any is as good as another. */
export function newSeed(present: number, random = Math.random): number {
  const draw = Math.floor(random() * 9999) + 1;
  return draw === present ? draw + 1 : draw;
}

export const COMMANDS: readonly Command[] = [
  {
    id: 'play',
    title: 'Play or pause the recorded epochs',
    keys: [' '],
    group: 'Playhead',
    isEnabled: ({ screen }) => screen.shown.snapshot.count > 1,
    isChecked: ({ playhead }) => playhead.state.playing,
    outcome: (page) => (page.playhead.state.playing ? 'playing' : `paused, ${epochOutcome(page)}`),
    run: ({ playhead }) => (playhead.state.playing ? playhead.pause() : playhead.play()),
  },
  {
    id: 'previous',
    title: 'Previous recorded epoch',
    keys: ['ArrowLeft'],
    group: 'Playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(-1),
  },
  {
    id: 'next',
    title: 'Next recorded epoch',
    keys: ['ArrowRight'],
    group: 'Playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(1),
  },
  {
    id: 'back-ten',
    title: 'Ten recorded epochs back',
    keys: ['Shift+ArrowLeft'],
    group: 'Playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(-10),
  },
  {
    id: 'on-ten',
    title: 'Ten recorded epochs on',
    keys: ['Shift+ArrowRight'],
    group: 'Playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(10),
  },
  {
    id: 'first',
    title: 'First epoch',
    keys: ['Home'],
    group: 'Playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(-Infinity),
  },
  {
    id: 'last',
    title: 'Last epoch',
    keys: ['End'],
    group: 'Playhead',
    isEnabled: hasCheckpoints,
    outcome: epochOutcome,
    run: ({ playhead }) => playhead.step(Infinity),
  },
  {
    id: 'slower',
    title: 'Play slower',
    keys: ['['],
    group: 'Playhead',
    outcome: ({ playhead }) => `speed ${playhead.state.speed}`,
    run: ({ playhead }) => playhead.changeSpeed(-1),
  },
  {
    id: 'faster',
    title: 'Play faster',
    keys: [']'],
    group: 'Playhead',
    outcome: ({ playhead }) => `speed ${playhead.state.speed}`,
    run: ({ playhead }) => playhead.changeSpeed(1),
  },
  {
    id: 'train',
    title: 'Train or stop',
    keys: ['t'],
    group: 'Run',
    isChecked: ({ screen }) => isBusy(screen.session.status),
    run: ({ screen, runs }) => (isBusy(screen.session.status) ? runs.stop() : void runs.train()),
  },
  {
    id: 'reset',
    title: 'Train again with the same seed',
    keys: ['r'],
    group: 'Run',
    run: ({ runs }) => void runs.train(),
  },
  {
    id: 'new-seed',
    title: 'Train with a new seed',
    keys: ['n'],
    group: 'Run',
    run: ({ runs }) => runs.setRun({ seed: newSeed(runs.experiment.run.seed) }),
  },
  {
    id: 'layer-up',
    title: 'Select the next layer',
    keys: ['ArrowUp'],
    group: 'View',
    outcome: layerOutcome,
    run: (page) => selectLayer(page, 1),
  },
  {
    id: 'layer-down',
    title: 'Select the previous layer',
    keys: ['ArrowDown'],
    group: 'View',
    outcome: layerOutcome,
    run: (page) => selectLayer(page, -1),
  },
  ...Array.from({ length: 9 }, (_, i) => isolate(i + 1)),
  {
    id: 'all-layers',
    title: 'Show all layers',
    keys: ['0', 'Escape'],
    group: 'View',
    outcome: layerOutcome,
    run: ({ view }) => view.set({ layer: undefined }),
  },
  {
    id: 'overlay',
    title: 'Lay the estimator’s readings over the exact ones',
    keys: ['b'],
    group: 'View',
    isChecked: ({ view }) => view.state.overlay,
    outcome: ({ view }) => (view.state.overlay ? 'estimator on' : 'estimator off'),
    run: ({ view }) => view.set({ view: 'lab', overlay: !view.state.overlay }),
  },
  {
    id: 'compare',
    title: 'Compare estimators and experiments, or go back',
    keys: ['c'],
    group: 'View',
    isChecked: ({ view }) => view.state.view === 'compare',
    outcome: ({ view }) => (view.state.view === 'compare' ? 'Compare' : 'Lab'),
    run: ({ view }) => view.set({ view: view.state.view === 'compare' ? 'lab' : 'compare' }),
  },
  {
    id: 'peak',
    title: 'Go to the peak of the selected layer, or of the one that lost most',
    keys: ['k'],
    group: 'Playhead',
    outcome: epochOutcome,
    isEnabled: (page) => peakMeant(page) !== undefined,
    run: (page) => {
      const at = peakMeant(page);
      if (at !== undefined) page.playhead.goTo(at.verdict.peakCheckpoint);
    },
  },
  {
    id: 'scale',
    title: 'Epochs on a logarithmic or linear axis',
    keys: ['l'],
    group: 'View',
    isChecked: ({ display }) => display.getState().epochScale === 'log',
    outcome: ({ display }) =>
      display.getState().epochScale === 'log' ? 'epochs logarithmic' : 'epochs linear',
    run: ({ display }) =>
      display.setState(({ epochScale }) => ({
        epochScale: epochScale === 'log' ? 'linear' : 'log',
      })),
  },
  {
    id: 'share',
    title: 'Copy a link to this run and playhead',
    keys: ['s'],
    group: 'Page',
    run: (page) => void page.copyLink(),
  },
  {
    id: 'why',
    title: 'How the verdict is computed',
    keys: ['w'],
    group: 'Page',
    run: ({ ui }) => ui.setState({ dialog: 'why' }),
  },
  {
    id: 'about',
    title: 'About this run',
    keys: ['i'],
    group: 'Page',
    run: ({ ui }) => ui.setState({ dialog: 'about' }),
  },
  {
    id: 'help',
    title: 'Help',
    keys: ['?'],
    group: 'Page',
    run: ({ ui }) => ui.setState({ dialog: 'help' }),
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
