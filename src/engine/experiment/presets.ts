import { FLOAT32 } from '../network/spec.ts';
import { type Run, spreadActivations } from './run.ts';

export type PresetId =
  | 'tanh-4bit'
  | 'relu-4bit'
  | 'tanh-8bit'
  | 'relu-8bit'
  | 'tanh-2bit'
  | 'float32'
  | 'relu6-4bit';

export interface Preset {
  readonly id: PresetId;
  /** What a link of this name means: links without a seed have always meant seed 1. */
  readonly run: Run;
  /**
   * The seed it is shown with unless a link gives another: of 30, the one whose trajectories are nearest
   * to their median (docs/verdicts.md).
   */
  readonly typicalSeed: number;
}

const HIDDEN = [10, 7, 5, 4, 3];

const BASE: Run = {
  data: 'icosahedron',
  hidden: HIDDEN,
  activations: spreadActivations(['tanh'], HIDDEN.length),
  bits: 4,
  weightBits: 8,
  optimizer: 'adam',
  learningRate: 0.003,
  batch: 256,
  epochs: 400,
  l2: 0,
  initialisation: 'glorot',
  trainPercent: 80,
  seed: 1,
};

const relu = spreadActivations(['relu'], HIDDEN.length);

/** The first is the experiment a newcomer sees. */
export const PRESETS: readonly [Preset, ...Preset[]] = [
  {
    id: 'tanh-4bit',
    typicalSeed: 14,
    run: BASE,
  },
  {
    id: 'relu-4bit',
    typicalSeed: 16,
    run: { ...BASE, activations: relu },
  },
  {
    id: 'tanh-8bit',
    typicalSeed: 24,
    run: { ...BASE, bits: 8 },
  },
  {
    id: 'relu-8bit',
    typicalSeed: 16,
    run: { ...BASE, bits: 8, activations: relu },
  },
  {
    id: 'tanh-2bit',
    typicalSeed: 10,
    run: { ...BASE, bits: 2 },
  },
  {
    id: 'float32',
    typicalSeed: 1,
    run: { ...BASE, bits: FLOAT32, weightBits: FLOAT32 },
  },
  {
    id: 'relu6-4bit',
    typicalSeed: 26,
    run: {
      ...BASE,
      activations: spreadActivations(['relu6'], HIDDEN.length),
      epochs: 160,
    },
  },
];

export const DEFAULT_PRESET: Preset = PRESETS[0];

/** The run a preset is shown with. */
export function typicalRun({ run, typicalSeed }: Preset): Run {
  return { ...run, seed: typicalSeed };
}

/** What presets were called in links before; the one named for what it shows showed that for 7 of 30 seeds. */
const FORMER_IDS: ReadonlyMap<string, PresetId> = new Map([['no-compression', 'relu6-4bit']]);

/** By its id, or one it had before. */
export function presetById(id: string): Preset | undefined {
  const own = FORMER_IDS.get(id) ?? id;
  return PRESETS.find((preset) => preset.id === own);
}
