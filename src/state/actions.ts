/** Everything a person can do by key; buttons, keys and the help are made from this one table. */
import type { Judged } from './insight.ts';
import type { Lab } from './lab.ts';
import type { Page } from './page.ts';

export interface Action {
  readonly id: string;
  /** What it does, as help and tooltips say it. */
  readonly title: string;
  /** Keys as `KeyboardEvent.key` names them, with `Shift+` in front where held. */
  readonly keys: readonly string[];
  /** A class that keeps similar actions together in the help. */
  readonly group: 'Playhead' | 'Run' | 'View' | 'Page';
  /** Actions of one series share a row of the help, of this title. */
  readonly series?: string;
  perform(page: Page): void;
  /** What is to be seen then, in a few words for who cannot see it. */
  outcome?(page: Page): string;
}

const isBusy = (lab: Lab): boolean => {
  const { kind } = lab.state.status;
  return kind === 'starting' || kind === 'training';
};

function selectLayer(lab: Lab, by: number): void {
  const count = lab.layerCount;
  const { layer } = lab.state.look;
  // From none: up starts at the first layer, down at the last.
  const next = layer === undefined ? (by > 0 ? 1 : count) : layer + by;
  lab.setLook({ layer: Math.min(Math.max(next, 1), count) });
}

/** The layer with the largest loss since its knee. */
function lossiest(judged: readonly Judged[]): Judged | undefined {
  return judged.toSorted((a, b) => b.verdict.lost - a.verdict.lost)[0];
}

const isolate = (n: number): Action => ({
  id: `layer-${n}`,
  title: `Show layer T${n} alone`,
  series: 'Show one layer alone',
  keys: [String(n)],
  group: 'View',
  outcome: layerOutcome,
  perform: ({ lab }) => {
    if (n <= lab.layerCount) lab.setLook({ layer: n });
  },
});

const epochOutcome = ({ lab }: Page): string => {
  const epoch = lab.source.epochs[lab.playhead];
  return epoch === undefined ? 'no epoch recorded' : `epoch ${epoch}`;
};

function layerOutcome({ lab }: Page): string {
  const { look, file } = lab.state;
  if (look.layer === undefined) return 'all layers';
  return `${file?.summary.layers[look.layer - 1] ?? `T${look.layer}`} alone`;
}

/** A seed other than the present one; any is as good as another. */
export function newSeed(present: number, random = Math.random): number {
  const draw = Math.floor(random() * 9999) + 1;
  return draw === present ? draw + 1 : draw;
}

export const ACTIONS: readonly Action[] = [
  {
    id: 'play',
    title: 'Play or pause the recorded epochs',
    keys: [' '],
    group: 'Playhead',
    outcome: (page) => (page.lab.state.playing ? 'playing' : `paused, ${epochOutcome(page)}`),
    perform: ({ lab }) => (lab.state.playing ? lab.pause() : lab.play()),
  },
  {
    id: 'previous',
    title: 'Previous recorded epoch',
    keys: ['ArrowLeft'],
    group: 'Playhead',
    outcome: epochOutcome,
    perform: ({ lab }) => lab.step(-1),
  },
  {
    id: 'next',
    title: 'Next recorded epoch',
    keys: ['ArrowRight'],
    group: 'Playhead',
    outcome: epochOutcome,
    perform: ({ lab }) => lab.step(1),
  },
  {
    id: 'back-ten',
    title: 'Ten recorded epochs back',
    keys: ['Shift+ArrowLeft'],
    group: 'Playhead',
    outcome: epochOutcome,
    perform: ({ lab }) => lab.step(-10),
  },
  {
    id: 'on-ten',
    title: 'Ten recorded epochs on',
    keys: ['Shift+ArrowRight'],
    group: 'Playhead',
    outcome: epochOutcome,
    perform: ({ lab }) => lab.step(10),
  },
  {
    id: 'first',
    title: 'First epoch',
    keys: ['Home'],
    group: 'Playhead',
    outcome: epochOutcome,
    perform: ({ lab }) => lab.step(-Infinity),
  },
  {
    id: 'last',
    title: 'Last epoch',
    keys: ['End'],
    group: 'Playhead',
    outcome: epochOutcome,
    perform: ({ lab }) => lab.step(Infinity),
  },
  {
    id: 'slower',
    title: 'Play slower',
    keys: ['['],
    group: 'Playhead',
    outcome: ({ lab }) => `speed ${lab.state.speed}`,
    perform: ({ lab }) => lab.changeSpeed(-1),
  },
  {
    id: 'faster',
    title: 'Play faster',
    keys: [']'],
    group: 'Playhead',
    outcome: ({ lab }) => `speed ${lab.state.speed}`,
    perform: ({ lab }) => lab.changeSpeed(1),
  },
  {
    id: 'train',
    title: 'Train or stop',
    keys: ['t'],
    group: 'Run',
    perform: ({ lab }) => (isBusy(lab) ? lab.stop() : void lab.train()),
  },
  {
    id: 'reset',
    title: 'Train again with the same seed',
    keys: ['r'],
    group: 'Run',
    perform: ({ lab }) => void lab.train(),
  },
  {
    id: 'new-seed',
    title: 'Train with a new seed',
    keys: ['n'],
    group: 'Run',
    perform: ({ lab }) => lab.setRun({ seed: newSeed(lab.state.run.seed) }),
  },
  {
    id: 'layer-up',
    title: 'Select the next layer',
    keys: ['ArrowUp'],
    group: 'View',
    outcome: layerOutcome,
    perform: ({ lab }) => selectLayer(lab, 1),
  },
  {
    id: 'layer-down',
    title: 'Select the previous layer',
    keys: ['ArrowDown'],
    group: 'View',
    outcome: layerOutcome,
    perform: ({ lab }) => selectLayer(lab, -1),
  },
  ...Array.from({ length: 9 }, (_, i) => isolate(i + 1)),
  {
    id: 'all-layers',
    title: 'Show all layers',
    keys: ['0', 'Escape'],
    group: 'View',
    outcome: layerOutcome,
    perform: ({ lab }) => lab.setLook({ layer: undefined }),
  },
  {
    id: 'ghost',
    title: 'Lay the ruler’s readings over the exact ones',
    keys: ['b'],
    group: 'View',
    outcome: ({ lab }) => (lab.state.look.ghost ? 'ruler on' : 'ruler off'),
    perform: ({ lab }) => lab.setLook({ view: 'lab', ghost: !lab.state.look.ghost }),
  },
  {
    id: 'compare',
    title: 'Compare rulers and experiments, or go back',
    keys: ['c'],
    group: 'View',
    outcome: ({ lab }) => (lab.state.look.view === 'compare' ? 'Compare' : 'Lab'),
    perform: ({ lab }) =>
      lab.setLook({ view: lab.state.look.view === 'compare' ? 'lab' : 'compare' }),
  },
  {
    id: 'knee',
    title: 'Go to the knee of the selected layer, or of the one that lost most',
    keys: ['k'],
    group: 'Playhead',
    outcome: epochOutcome,
    perform: ({ lab, comparison }) => {
      const judged = comparison.judged;
      const { layer } = lab.state.look;
      const at =
        layer === undefined ? lossiest(judged) : judged.find(({ index }) => index === layer - 1);
      if (at !== undefined) lab.goTo(at.verdict.knee);
    },
  },
  {
    id: 'landmarks',
    title: 'Mark known representations on the plane',
    keys: ['m'],
    group: 'View',
    outcome: ({ lab }) =>
      lab.state.look.landmarks ? 'known representations on' : 'known representations off',
    perform: ({ lab }) => lab.setLook({ landmarks: !lab.state.look.landmarks }),
  },
  {
    id: 'scale',
    title: 'Epochs on a logarithmic or linear axis',
    keys: ['l'],
    group: 'View',
    outcome: ({ lab }) => (lab.state.scale === 'log' ? 'epochs logarithmic' : 'epochs linear'),
    perform: ({ lab }) => lab.setScale(lab.state.scale === 'log' ? 'linear' : 'log'),
  },
  {
    id: 'share',
    title: 'Copy a link to this run and playhead',
    keys: ['s'],
    group: 'Page',
    perform: (page) => void page.copyLink(),
  },
  {
    id: 'about',
    title: 'About this run',
    keys: ['i'],
    group: 'Page',
    perform: ({ ui }) => ui.setState({ dialog: 'about' }),
  },
  {
    id: 'help',
    title: 'Help',
    keys: ['?'],
    group: 'Page',
    perform: ({ ui }) => ui.setState({ dialog: 'help' }),
  },
];

/** Performs an action and tells its outcome. */
export function act(action: Action, page: Page): void {
  action.perform(page);
  const outcome = action.outcome?.(page);
  if (outcome !== undefined) page.ui.setState({ told: { outcome } });
}

export function actionById(id: string): Action {
  const action = ACTIONS.find((candidate) => candidate.id === id);
  if (action === undefined) throw new RangeError(`no action ${id}`);
  return action;
}

/** The action of a key press, if any. */
export function actionForKey(key: string, shift: boolean): Action | undefined {
  const name = key.length === 1 ? key.toLowerCase() : `${shift ? 'Shift+' : ''}${key}`;
  return ACTIONS.find((action) => action.keys.includes(name));
}
