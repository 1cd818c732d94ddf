/** What can be set beside a run, and what the networks of a comparison are called. */

import {
  ACTIVATIONS,
  applyOverrides,
  FIELD_KEYS,
  FLOAT32,
  FLOAT32_OVERRIDES,
  formatField,
  formatOverrides,
  type Overrides,
  PRESETS,
  type Run,
  sameRun,
} from '../engine/index.ts';
import { fetchedMessages } from '../messages/fetched.ts';
import { messages } from '../messages/index.ts';

interface Choice {
  readonly overrides: Overrides;
  readonly title: string;
}

interface ChoiceGroup {
  readonly title: string;
  readonly choices: readonly Choice[];
}

/** The bits of activations of a run and of those beside it; undefined where they differ. */
export function commonBits(run: Run, others: readonly Overrides[]): number | undefined {
  const { bits } = run;
  return others.every((one) => applyOverrides(run, one).bits === bits) ? bits : undefined;
}

const BITS = [2, 3, 4, 5, 6, 8];
const SEEDS = 3;
const MAX_SEED = 4294967295;

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

function asPreset(run: Run, preset: Run): Overrides {
  const changed = OF_PRESETS.filter((key) => formatField(preset, key) !== formatField(run, key));
  return Object.fromEntries(changed.map((key) => [key, formatField(preset, key)]));
}

/** Experiments worth setting beside a run; none of them is the run itself or one of `taken`. */
export function choicesFor(run: Run, taken: readonly Overrides[]): ChoiceGroup[] {
  const present = [run, ...taken.map((overrides) => applyOverrides(run, overrides))];
  const groups: ChoiceGroup[] = [
    {
      title: fetchedMessages.compare.groups().precision,
      choices: [
        { overrides: FLOAT32_OVERRIDES, title: fetchedMessages.compare.float32Network() },
        ...BITS.map((bits) => ({
          overrides: { bits: String(bits) },
          title: messages.fields.bits(bits),
        })),
      ],
    },
    {
      title: fetchedMessages.compare.groups().activation,
      choices: ACTIVATIONS.map((name) => ({
        overrides: { activations: name },
        title: messages.fields.choice(name),
      })),
    },
    {
      title: fetchedMessages.compare.groups().seed,
      choices: Array.from({ length: SEEDS }, (_, i) => {
        const seed = (run.seed + i + 1) % (MAX_SEED + 1);
        return { overrides: { seed: String(seed) }, title: fetchedMessages.compare.seed(seed) };
      }),
    },
    {
      title: fetchedMessages.compare.groups().preset,
      choices: PRESETS.map((preset) => ({
        overrides: asPreset(run, preset.run),
        title: messages.presets.title(preset.id),
      })),
    },
  ];
  const isOther = ({ overrides }: Choice): boolean => {
    const made = applyOverrides(run, overrides);
    return !present.some((other) => sameRun(made, other));
  };
  return groups.map(({ title, choices }) => ({ title, choices: choices.filter(isOther) }));
}

/** The first experiment that is not compared yet. */
export function nextChoice(run: Run, taken: readonly Overrides[]): Overrides {
  const free = choicesFor(run, taken).flatMap(({ choices }) => choices);
  return free[0]?.overrides ?? FLOAT32_OVERRIDES;
}

const isFloat32 = (overrides: Overrides): boolean =>
  formatOverrides(overrides) === formatOverrides(FLOAT32_OVERRIDES);

/** A network's name: short, and never that of another network of the comparison. */
export function networkTitle(run: Run, overrides: Overrides | undefined): string {
  if (overrides === undefined) return messages.fields.network(run);
  if (isFloat32(overrides)) return fetchedMessages.compare.float32Network();
  const others = FIELD_KEYS.filter(
    (key) => overrides[key] !== undefined && !['activations', 'bits'].includes(key),
  ).filter((key) => key !== 'weightBits' || run.bits !== FLOAT32);
  const details = others.map((key) => messages.fields.change(run, key));
  return [messages.fields.network(run), ...details].join(', ');
}

/** What must be known of a network before its planes are read; `own` is the run itself. */
export function networkNote(run: Run, own: Run, isOwn: boolean): string {
  const which = isOwn ? 'own' : sameRun(run, own) ? 'same' : 'other';
  return fetchedMessages.compare.note(which, run.bits);
}
