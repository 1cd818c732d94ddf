/** Random walks over all that a person can set of a run and its view, without a browser. */
import {
  ACTIVATIONS,
  ESTIMATORS,
  estimatorSpec,
  FIELD_KEYS,
  FIELDS,
  MAX_WIDTH,
  OUTPUT_DEFINITIONS,
  PRESETS,
  type Run,
  typicalRun,
} from '../../engine/index.ts';
import { followAddress } from '../address.ts';
import { commandsOn, runCommand } from '../commands.ts';
import { COMPARE_COMMANDS } from '../compare-commands.ts';
import { CompareModel } from '../compare-model.ts';
import { choicesFor } from '../compared-networks.ts';
import { LAB_COMMANDS } from '../lab-commands.ts';
import { changeByText } from '../settings.ts';
import { settled, type TestPage, testPage } from './pages.ts';
import { FakeWindow } from './windows.ts';

/** A control and two numbers that choose what it is set to. */
export type Step = readonly [control: keyof typeof CONTROLS, first: number, second: number];

export interface Walker {
  readonly page: TestPage;
  readonly window: FakeWindow;
}

const one = <T>(list: readonly T[], choice: number): T => list[choice % list.length] as T;

/** What hands, mails and old pages make of links. */
const PARTS = [
  ...['act=relu-tanh', 'act=sigmoid', 'hidden=3', 'hidden=4-4-4-4-4-4-4-4-4', 'act=', 'hidden='],
  ...['hidden=10-7-5-4-3-2', 'bits=99', 'BITS=2', 'lr=-1', 'l2=-0', 'seed=1e3', 'epochs=2.5'],
  ...['vs=act:relu-tanh', 'vs=hidden:3;bits:4;bits:4', 'vs=', 'estimators=', 'rulers=exact;exact'],
  ...['criteria=9,9,9', 'criteria=0.1', 'layer=8', 'e=3', 'neuron=40', 'view=compare', 'ghost=1'],
  ...['estimator=uniform,5,-1..1', 'out=class', 'panel=bins', 'colour=red', 'fp=12', 'train=80%25'],
];

const TEXTS = ['0', '1', '3', '0.01', '1e-4', '80', '4294967295', '-0', 'x', ''];

const setView = ({ page }: Walker, view: Partial<TestPage['view']['state']>): void =>
  page.view.set(view);

/** Each does what a control of the page does on input. */
export const CONTROLS = {
  command: ({ page }: Walker, first: number) => runCommand(one(commandsOn(page), first), page),
  depth: ({ page }: Walker, first: number) => {
    const id = one(['more-layers', 'fewer-layers'], first);
    const command = commandsOn(page).find((candidate) => candidate.id === id);
    if (command !== undefined) runCommand(command, page);
  },
  width: ({ page: { runs } }: Walker, first: number, second: number) => {
    const { hidden } = runs.experiment.run;
    runs.setRun({ hidden: hidden.with(first % hidden.length, 1 + (second % MAX_WIDTH)) });
  },
  activation: ({ page: { runs } }: Walker, first: number, second: number) => {
    const { hidden, activations } = runs.experiment.run;
    // A row for each hidden layer.
    const layer = first % hidden.length;
    runs.setRun({ activations: activations.with(layer, one(ACTIVATIONS, second)) });
  },
  activations: ({ page: { runs } }: Walker, first: number) =>
    runs.setRun({ activations: [one(ACTIVATIONS, first)] }),
  choice: ({ page: { runs } }: Walker, first: number, second: number) => {
    const key = one(['data', 'optimizer', 'initialisation'] as const, first);
    const { rule } = FIELDS[key];
    if (rule.kind === 'choice') runs.setRun({ [key]: one(rule.options, second) });
  },
  typed: ({ page: { runs } }: Walker, first: number, second: number) => {
    const change = changeByText(runs.experiment.run, one(FIELD_KEYS, first), one(TEXTS, second));
    if (change !== undefined) runs.setRun(change);
  },
  slider: ({ page: { runs } }: Walker, first: number, second: number) => {
    const key = one(['bits', 'weightBits', 'learningRate'] as const, first);
    const value = key === 'learningRate' ? one([1e-5, 0.003, 0.02, 1], second) : 2 + (second % 7);
    runs.adjustRun({ [key]: value });
    runs.settle();
  },
  reset: ({ page: { runs } }: Walker, first: number) => {
    const key: keyof Run = one(FIELD_KEYS, first);
    runs.setRun({ [key]: typicalRun(runs.experiment.preset)[key] });
  },
  preset: ({ page: { runs } }: Walker, first: number) => runs.setPreset(one(PRESETS, first)),
  turn: ({ window }: Walker, first: number) => window.turn(one([-1, 1], first)),
  link: ({ window }: Walker, first: number, second: number) => {
    const parts = [one(PARTS, second), one(PARTS, Math.floor(second / PARTS.length))];
    window.goTo(`#v1/${one(PRESETS, first).id}?${parts.join('&')}`);
  },
  output: (walker: Walker, first: number) =>
    setView(walker, { output: one(OUTPUT_DEFINITIONS, first) }),
  estimator: (walker: Walker, first: number) =>
    setView(walker, { estimator: estimatorSpec(one(ESTIMATORS, first).method) }),
  column: (walker: Walker, first: number, second: number) => {
    const { estimators } = walker.page.view.state;
    const chosen = estimatorSpec(one(ESTIMATORS, second).method);
    setView(walker, { estimators: estimators.with(first % estimators.length, chosen) });
  },
  network: (walker: Walker, first: number, second: number) => {
    const { runs, view } = walker.page;
    const { comparisonRuns } = view.state;
    if (comparisonRuns.length === 0) return;
    const row = first % comparisonRuns.length;
    const others = comparisonRuns.filter((_, r) => r !== row);
    const all = choicesFor(runs.experiment.run, others).flatMap(({ choices }) => choices);
    setView(walker, { comparisonRuns: comparisonRuns.with(row, one(all, second).overrides) });
  },
  checkpoints: ({ page: { trainer, runs } }: Walker, first: number) => {
    const { run, options } = trainer.latest;
    if (!options.signal.aborted && run === runs.experiment.run && first <= run.epochs)
      trainer.latest.checkpoints(...Array.from({ length: first % 4 }, (_, epoch) => epoch));
  },
};

/** A visit to an address, with the commands of both laboratories and its address followed. */
export function visit(hash: string): Walker {
  const page = testPage(hash, []);
  const model = new CompareModel(page.screen, page.comparisonRuns, page.estimates, (run) =>
    page.runs.estimate(run),
  );
  page.activate(model, [...LAB_COMMANDS, ...COMPARE_COMMANDS]);
  const window = new FakeWindow();
  window.location.hash = hash;
  followAddress(page, window as unknown as Window);
  return { page, window };
}

/** Takes one step, and lets the address follow. */
export async function take(walker: Walker, [control, first, second]: Step): Promise<void> {
  CONTROLS[control](walker, first, second);
  walker.window.wait();
  // What is stopped rejects in a later turn.
  if (control === 'command') await settled();
}
