import {
  applyFields,
  applyOverrides,
  DEFAULT_PRESET,
  PRESETS,
  type Preset,
  presetById,
  type Run,
  sameRun,
} from '../engine/index.ts';
import {
  DEFAULT_VIEW_STATE,
  hashOf,
  type LinkFingerprint,
  parseLink,
  type ViewState,
} from '../link/index.ts';
import { messages } from '../messages/index.ts';
import { didYouMean, StrictError, UsageError } from './options.ts';

/** Options that select the run, for parseArgs. */
export const SETTING_OPTIONS = {
  preset: { type: 'string' },
  link: { type: 'string' },
  seed: { type: 'string' },
  epochs: { type: 'string' },
  bits: { type: 'string' },
  activation: { type: 'string' },
  hidden: { type: 'string' },
} as const;

/** Options of the command line that are settings of a run. */
const SETTINGS = {
  seed: 'seed',
  epochs: 'epochs',
  bits: 'bits',
  activation: 'activations',
  hidden: 'hidden',
} as const satisfies Record<string, keyof Run>;

interface Chosen {
  readonly preset: Preset;
  readonly run: Run;
  readonly viewState: ViewState;
  /** What the sender of the link saw; undefined where options make it another run. */
  readonly expected: LinkFingerprint | undefined;
}

/** The run that options and link describe; a UsageError names the option that cannot be used. */
export function chosenRun(values: Readonly<Record<string, string | boolean | undefined>>): Chosen {
  const { preset: presetName, link: url } = values;
  if (presetName !== undefined && url !== undefined) {
    throw new UsageError('--preset and --link exclude each other');
  }
  let chosen: Chosen = {
    preset: DEFAULT_PRESET,
    run: DEFAULT_PRESET.run,
    viewState: DEFAULT_VIEW_STATE,
    expected: undefined,
  };
  if (typeof presetName === 'string') {
    const preset = presetById(presetName);
    if (preset === undefined) {
      const ids = PRESETS.map(({ id }) => id);
      throw new UsageError(
        `--preset ${presetName}: allowed are ${ids.join(', ')}${didYouMean(presetName, ids)}`,
      );
    }
    chosen = { ...chosen, preset, run: preset.run };
  }
  if (typeof url === 'string') {
    const found = hashOf(url);
    if (found === undefined)
      throw new UsageError(`--link ${url}: a link of this page has a # in it`);
    const { link, repairs: own } = parseLink(found.hash);
    const repairs = [...found.repairs, ...own];
    const [first] = repairs;
    if (values['strict'] === true && first !== undefined) {
      throw new StrictError(`--link: ${messages.repairs.sentence(first)}`);
    }
    for (const repair of repairs)
      process.stderr.write(`link repaired: ${messages.repairs.sentence(repair)}\n`);
    const { preset, run, viewState, fingerprint } = link;
    chosen = { preset, run, viewState, expected: fingerprint };
  }
  const given = new Map<keyof Run, string>();
  for (const [option, key] of Object.entries(SETTINGS)) {
    const value = values[option];
    if (typeof value === 'string') given.set(key, value);
  }
  const { run, repairs } = applyFields(chosen.run, given);
  const [first] = repairs;
  if (first !== undefined) {
    const option = Object.entries(SETTINGS).find(([, key]) => key === first.key)?.[0];
    const allowed = messages.repairs.allowedInField(first);
    throw new UsageError(`--${option} ${first.given}: allowed is ${allowed}`);
  }
  return { ...chosen, run, expected: sameRun(run, chosen.run) ? chosen.expected : undefined };
}

/** The networks that are on the page beside the run when a link is opened. */
export function networksOnShow(run: Run, { view, comparisonRuns }: ViewState): Run[] {
  return view === 'compare'
    ? comparisonRuns.map((overrides) => applyOverrides(run, overrides))
    : [];
}
