import { FLOAT32 } from '../network/spec.ts';
import { type Run, spreadActivations } from './run.ts';

export interface Preset {
  readonly id: string;
  readonly title: string;
  /** What to viewState at, in one sentence that holds for most seeds. */
  readonly watch: string;
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
    title: 'tanh, 4 bits',
    watch: 'Each dot is a layer. Watch T5 learn the label (up), then forget the input (left).',
    run: BASE,
  },
  {
    id: 'relu-4bit',
    title: 'ReLU, 4 bits',
    watch:
      'The same network with ReLU: codes below zero all become 0, so layers start further left.',
    run: { ...BASE, activations: relu },
  },
  {
    id: 'tanh-8bit',
    title: 'tanh, 8 bits',
    watch:
      'With 256 levels a neuron most layers keep nearly every input apart: they sit at the bound H(X).',
    run: { ...BASE, bits: 8 },
  },
  {
    id: 'relu-8bit',
    title: 'ReLU, 8 bits',
    watch: 'Many levels, but half the line is cut off: see which layers leave the bound.',
    run: { ...BASE, bits: 8, activations: relu },
  },
  {
    id: 'tanh-2bit',
    title: 'tanh, 2 bits',
    watch:
      'Three of four levels a neuron are in reach of tanh: little room, so layers start far left.',
    run: { ...BASE, bits: 2 },
  },
  {
    id: 'float32',
    title: 'float32 (degenerate)',
    watch:
      'Not quantized: nearly every input has a code of its own, so every layer reads H(X) whatever it has learned.',
    run: { ...BASE, bits: FLOAT32, weightBits: FLOAT32 },
  },
  {
    id: 'no-compression',
    title: 'ReLU6, 4 bits: seed 1 does not compress',
    watch:
      'With seed 1 no layer gives back more than 0.2 bit of what it gains: up, not left. Other seeds may compress.',
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
