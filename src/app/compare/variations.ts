/** What can be set beside a run, and what the networks of a comparison are called. */
import type { Run, Variation } from '../../engine/index.ts';
import {
  ACTIVATIONS,
  FIELD_KEYS,
  FIELDS,
  FLOAT_TWIN,
  FLOAT32,
  formatField,
  formatVariation,
  PRESETS,
  sameRun,
  vary,
} from '../../state/settings.ts';
import { bitsName, choiceName, settingText } from '../words.ts';

export interface Choice {
  readonly variation: Variation;
  readonly title: string;
}

export interface ChoiceGroup {
  readonly title: string;
  readonly choices: readonly Choice[];
}

const BITS = [2, 3, 4, 5, 6, 8];
const SEEDS = 3;
const MOST_SEED = 4294967295;

/** A preset brings its network, not its task, its length or its seed: what is compared stays fair. */
const OF_PRESETS: readonly (keyof Run)[] = [
  'hidden',
  'activations',
  'bits',
  'weightBits',
  'optimizer',
  'learningRate',
  'batch',
  'l2',
  'initialisation',
];

function asPreset(run: Run, preset: Run): Variation {
  const changed = OF_PRESETS.filter((key) => formatField(preset, key) !== formatField(run, key));
  return Object.fromEntries(changed.map((key) => [key, formatField(preset, key)]));
}

/** Experiments worth setting beside a run; none of them is the run itself or one of `taken`. */
export function choicesFor(run: Run, taken: readonly Variation[]): ChoiceGroup[] {
  const present = [run, ...taken.map((variation) => vary(run, variation))];
  const groups: ChoiceGroup[] = [
    {
      title: 'Precision',
      choices: [
        { variation: FLOAT_TWIN, title: 'float32 twin' },
        ...BITS.map((bits) => ({ variation: { bits: String(bits) }, title: bitsName(bits) })),
      ],
    },
    {
      title: 'Activation',
      choices: ACTIVATIONS.map((name) => ({
        variation: { activations: name },
        title: choiceName(name),
      })),
    },
    {
      title: 'Another seed',
      choices: Array.from({ length: SEEDS }, (_, i) => {
        const seed = (run.seed + i + 1) % (MOST_SEED + 1);
        return { variation: { seed: String(seed) }, title: `seed ${seed}` };
      }),
    },
    {
      title: 'As in an experiment',
      choices: PRESETS.map((preset) => ({
        variation: asPreset(run, preset.run),
        title: preset.title,
      })),
    },
  ];
  const isOther = ({ variation }: Choice): boolean => {
    const made = vary(run, variation);
    return !present.some((other) => sameRun(made, other));
  };
  return groups.map(({ title, choices }) => ({ title, choices: choices.filter(isOther) }));
}

/** The first experiment that is not compared yet. */
export function nextChoice(run: Run, taken: readonly Variation[]): Variation {
  const free = choicesFor(run, taken).flatMap(({ choices }) => choices);
  return free[0]?.variation ?? FLOAT_TWIN;
}

const isTwin = (variation: Variation): boolean =>
  formatVariation(variation) === formatVariation(FLOAT_TWIN);

const activationAndBits = (run: Run): string =>
  `${settingText(run, 'activations')}, ${bitsName(run.bits)}`;

/** A network's name: short, and never that of another network of the comparison. */
export function networkTitle(run: Run, variation: Variation | undefined): string {
  if (variation === undefined) return activationAndBits(run);
  if (isTwin(variation)) return 'float32 twin';
  const others = FIELD_KEYS.filter(
    (key) => variation[key] !== undefined && !['activations', 'bits'].includes(key),
  ).filter((key) => key !== 'weightBits' || run.bits !== FLOAT32);
  const details = others.map(
    (key) => `${FIELDS[key].title.toLowerCase()} ${settingText(run, key)}`,
  );
  return [activationAndBits(run), ...details].join(', ');
}

/** What must be known of a network before its planes are read; `own` is the run itself. */
export function networkNote(run: Run, own: Run, isOwn: boolean): string {
  if (!isOwn && sameRun(run, own)) return 'The same run once more.';
  const who = isOwn ? 'The run itself' : 'Another network, trained alongside';
  return run.bits === FLOAT32
    ? `${who}, not quantized: its exact plane is degenerate, except where values are cut off, as by ReLU.`
    : `${who}, quantized: on its codes a binning can only lose bits.`;
}
