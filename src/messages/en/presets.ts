/** The experiments on offer: what each is called, and what to look at, checked by `npm run claims`. */
import type { PresetId } from '../../engine/index.ts';

interface PresetMessages {
  readonly title: string;
  readonly watch: string;
}

const PRESETS: Readonly<Record<PresetId, PresetMessages>> = {
  'tanh-4bit': {
    title: 'tanh, 4 bits',
    watch:
      'Each dot is a layer. Watch T5 learn the label (up), then forget the input (left), as in 28 of 30 seeds.',
  },
  'relu-4bit': {
    title: 'ReLU, 4 bits',
    watch:
      'The same network with ReLU: values below zero all become 0, so layers start further left.',
  },
  'tanh-8bit': {
    title: 'tanh, 8 bits',
    watch:
      'With 256 levels per neuron, most layers keep nearly every input distinct: they sit at the bound H(X), T1 to T4 in 28 of 30 seeds.',
  },
  'relu-8bit': {
    title: 'ReLU, 8 bits',
    watch: 'Many levels, but everything below zero is cut off: T4 to T6 leave the bound.',
  },
  'tanh-2bit': {
    title: 'tanh, 2 bits',
    watch:
      'tanh reaches three of the four levels of a neuron: little room, so layers start far left.',
  },
  float32: {
    title: 'float32 (degenerate)',
    watch:
      'Not quantized: nearly every input has its own code, so every layer is at H(X) whatever it has learned.',
  },
  'relu6-4bit': {
    title: 'ReLU6, 4 bits',
    watch:
      'Cut off below 0 and above 6. Watch the layers go up and right: all end with more I(X;T) than they began with, as in 28 of 30 seeds.',
  },
};

export function title(id: PresetId): string {
  return PRESETS[id].title;
}

export function watch(id: PresetId): string {
  return PRESETS[id].watch;
}
