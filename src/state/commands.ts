/** Everything a person can do by key; buttons, keys and the help are made from this one table. */
import type { LayerVerdict } from './insight.ts';
import type { Lab } from './lab.ts';
import type { Page } from './page.ts';

export interface Command {
  readonly id: string;
  /** What it does, as help and tooltips say it. */
  readonly title: string;
  /** Keys as `KeyboardEvent.key` names them, with `Shift+` in front where held. */
  readonly keys: readonly string[];
  /** A class that keeps similar commands together in the help. */
  readonly group: 'Playhead' | 'Run' | 'View' | 'Page';
  /** Commands of one trajectories share a row of the help, of this title. */
  readonly trajectories?: string;
  run(page: Page): void;
  /** What is to be seen then, in a few words for who cannot see it. */
  outcome?(page: Page): string;
}

const isBusy = (lab: Lab): boolean => {
  const { kind } = lab.state.status;
  return kind === 'starting' || kind === 'training';
};

function selectLayer(lab: Lab, by: number): void {
  const count = lab.layerCount;
  const { layer } = lab.state.viewState;
  // From none: up starts at the first layer, down at the last.
  const next = layer === undefined ? (by > 0 ? 1 : count) : layer + by;
  lab.setViewState({ layer: Math.min(Math.max(next, 1), count) });
}

/** The layer with the largest loss since its peak. */
function lossiest(layerVerdicts: readonly LayerVerdict[]): LayerVerdict | undefined {
  return layerVerdicts.toSorted((a, b) => b.verdict.lost - a.verdict.lost)[0];
}

const isolate = (n: number): Command => ({
  id: `layer-${n}`,
  title: `Show layer T${n} alone`,
  trajectories: 'Show one layer alone',
  keys: [String(n)],
  group: 'View',
  outcome: layerOutcome,
  run: ({ lab }) => {
    if (n <= lab.layerCount) lab.setViewState({ layer: n });
  },
});

const epochOutcome = ({ lab }: Page): string => {
  const epoch = lab.recording.epochs[lab.playhead];
  return epoch === undefined ? 'no epoch recorded' : `epoch ${epoch}`;
};

function layerOutcome({ lab }: Page): string {
  const { viewState, file } = lab.state;
  if (viewState.layer === undefined) return 'all layers';
  return `${file?.summary.layers[viewState.layer - 1] ?? `T${viewState.layer}`} alone`;
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
    outcome: (page) => (page.lab.state.playing ? 'playing' : `paused, ${epochOutcome(page)}`),
    run: ({ lab }) => (lab.state.playing ? lab.pause() : lab.play()),
  },
  {
    id: 'previous',
    title: 'Previous recorded epoch',
    keys: ['ArrowLeft'],
    group: 'Playhead',
    outcome: epochOutcome,
    run: ({ lab }) => lab.step(-1),
  },
  {
    id: 'next',
    title: 'Next recorded epoch',
    keys: ['ArrowRight'],
    group: 'Playhead',
    outcome: epochOutcome,
    run: ({ lab }) => lab.step(1),
  },
  {
    id: 'back-ten',
    title: 'Ten recorded epochs back',
    keys: ['Shift+ArrowLeft'],
    group: 'Playhead',
    outcome: epochOutcome,
    run: ({ lab }) => lab.step(-10),
  },
  {
    id: 'on-ten',
    title: 'Ten recorded epochs on',
    keys: ['Shift+ArrowRight'],
    group: 'Playhead',
    outcome: epochOutcome,
    run: ({ lab }) => lab.step(10),
  },
  {
    id: 'first',
    title: 'First epoch',
    keys: ['Home'],
    group: 'Playhead',
    outcome: epochOutcome,
    run: ({ lab }) => lab.step(-Infinity),
  },
  {
    id: 'last',
    title: 'Last epoch',
    keys: ['End'],
    group: 'Playhead',
    outcome: epochOutcome,
    run: ({ lab }) => lab.step(Infinity),
  },
  {
    id: 'slower',
    title: 'Play slower',
    keys: ['['],
    group: 'Playhead',
    outcome: ({ lab }) => `speed ${lab.state.speed}`,
    run: ({ lab }) => lab.changeSpeed(-1),
  },
  {
    id: 'faster',
    title: 'Play faster',
    keys: [']'],
    group: 'Playhead',
    outcome: ({ lab }) => `speed ${lab.state.speed}`,
    run: ({ lab }) => lab.changeSpeed(1),
  },
  {
    id: 'train',
    title: 'Train or stop',
    keys: ['t'],
    group: 'Run',
    run: ({ lab }) => (isBusy(lab) ? lab.stop() : void lab.train()),
  },
  {
    id: 'reset',
    title: 'Train again with the same seed',
    keys: ['r'],
    group: 'Run',
    run: ({ lab }) => void lab.train(),
  },
  {
    id: 'new-seed',
    title: 'Train with a new seed',
    keys: ['n'],
    group: 'Run',
    run: ({ lab }) => lab.setRun({ seed: newSeed(lab.state.run.seed) }),
  },
  {
    id: 'layer-up',
    title: 'Select the next layer',
    keys: ['ArrowUp'],
    group: 'View',
    outcome: layerOutcome,
    run: ({ lab }) => selectLayer(lab, 1),
  },
  {
    id: 'layer-down',
    title: 'Select the previous layer',
    keys: ['ArrowDown'],
    group: 'View',
    outcome: layerOutcome,
    run: ({ lab }) => selectLayer(lab, -1),
  },
  ...Array.from({ length: 9 }, (_, i) => isolate(i + 1)),
  {
    id: 'all-layers',
    title: 'Show all layers',
    keys: ['0', 'Escape'],
    group: 'View',
    outcome: layerOutcome,
    run: ({ lab }) => lab.setViewState({ layer: undefined }),
  },
  {
    id: 'overlay',
    title: 'Lay the estimator’s readings over the exact ones',
    keys: ['b'],
    group: 'View',
    outcome: ({ lab }) => (lab.state.viewState.overlay ? 'estimator on' : 'estimator off'),
    run: ({ lab }) => lab.setViewState({ view: 'lab', overlay: !lab.state.viewState.overlay }),
  },
  {
    id: 'compare',
    title: 'Compare estimators and experiments, or go back',
    keys: ['c'],
    group: 'View',
    outcome: ({ lab }) => (lab.state.viewState.view === 'compare' ? 'Compare' : 'Lab'),
    run: ({ lab }) =>
      lab.setViewState({ view: lab.state.viewState.view === 'compare' ? 'lab' : 'compare' }),
  },
  {
    id: 'peak',
    title: 'Go to the peak of the selected layer, or of the one that lost most',
    keys: ['k'],
    group: 'Playhead',
    outcome: epochOutcome,
    run: ({ lab, comparison }) => {
      const layerVerdicts = comparison.layerVerdicts;
      const { layer } = lab.state.viewState;
      const at =
        layer === undefined
          ? lossiest(layerVerdicts)
          : layerVerdicts.find(({ index }) => index === layer - 1);
      if (at !== undefined) lab.goTo(at.verdict.peakCheckpoint);
    },
  },
  {
    id: 'landmarks',
    title: 'Mark known representations on the plane',
    keys: ['m'],
    group: 'View',
    outcome: ({ lab }) =>
      lab.state.viewState.landmarks ? 'known representations on' : 'known representations off',
    run: ({ lab }) => lab.setViewState({ landmarks: !lab.state.viewState.landmarks }),
  },
  {
    id: 'scale',
    title: 'Epochs on a logarithmic or linear axis',
    keys: ['l'],
    group: 'View',
    outcome: ({ lab }) => (lab.state.scale === 'log' ? 'epochs logarithmic' : 'epochs linear'),
    run: ({ lab }) => lab.setScale(lab.state.scale === 'log' ? 'linear' : 'log'),
  },
  {
    id: 'share',
    title: 'Copy a link to this run and playhead',
    keys: ['s'],
    group: 'Page',
    run: (page) => void page.copyLink(),
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

/** Performs a command and tells its outcome. */
export function runCommand(command: Command, page: Page): void {
  command.run(page);
  const outcome = command.outcome?.(page);
  if (outcome !== undefined) page.ui.setState({ told: { outcome } });
}

export function commandById(id: string): Command {
  const command = COMMANDS.find((candidate) => candidate.id === id);
  if (command === undefined) throw new RangeError(`no command ${id}`);
  return command;
}

/** The command of a key press, if any. */
export function commandForKey(key: string, shift: boolean): Command | undefined {
  const name = key.length === 1 ? key.toLowerCase() : `${shift ? 'Shift+' : ''}${key}`;
  return COMMANDS.find((command) => command.keys.includes(name));
}
