import { FLOAT32 } from '../network/spec.ts';
import { type Run, spreadActivations } from './run.ts';

export type PresetId =
  | 'tanh-4bit'
  | 'relu-4bit'
  | 'tanh-8bit'
  | 'relu-8bit'
  | 'tanh-2bit'
  | 'float32'
  | 'no-compression';

export interface Preset {
  readonly id: PresetId;
  readonly run: Run;
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
    run: BASE,
  },
  {
    id: 'relu-4bit',
    run: { ...BASE, activations: relu },
  },
  {
    id: 'tanh-8bit',
    run: { ...BASE, bits: 8 },
  },
  {
    id: 'relu-8bit',
    run: { ...BASE, bits: 8, activations: relu },
  },
  {
    id: 'tanh-2bit',
    run: { ...BASE, bits: 2 },
  },
  {
    id: 'float32',
    run: { ...BASE, bits: FLOAT32, weightBits: FLOAT32 },
  },
  {
    id: 'no-compression',
    run: {
      ...BASE,
      activations: spreadActivations(['relu6'], HIDDEN.length),
      epochs: 160,
    },
  },
];

export const DEFAULT_PRESET: Preset = PRESETS[0];

export function presetById(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id);
}
