/**
 * Comparisons worth a look, as links. Half the usual epochs: they show the same in half the time,
 * so that verdicts are there before an audience looks away.
 */
import { messages } from '../../messages/index.ts';
import type { LaboratoryPreset } from '../laboratory/laboratory.ts';

const { example } = messages.compare;

export const PREPARED: readonly LaboratoryPreset[] = [
  // At 4 bits a neuron has 16 levels, and 30 bins hardly merge any: nothing would disagree.
  { ...example('activations'), hash: '#v1/tanh-8bit?epochs=200&view=compare&vs=act:relu' },
  { ...example('float32'), hash: '#v1/tanh-4bit?epochs=200&view=compare' },
  {
    ...example('fixed-bins'),
    hash: '#v1/relu-4bit?epochs=200&view=compare&estimators=exact;uniform,30,-1..1;idnns,30;uniform,30,run&vs=act:tanh',
  },
  { ...example('bits'), hash: '#v1/tanh-4bit?epochs=200&view=compare&vs=bits:8' },
];
