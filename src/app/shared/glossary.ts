/** The words of the field and of this page, each in a sentence; docs/method.md defines them. */
import type { Task } from '../../engine/index.ts';

interface Entry {
  readonly term: string;
  readonly meaning: string;
}

export const GLOSSARY: readonly Entry[] = [
  {
    term: 'bit',
    meaning: 'What the answer to a yes-or-no question tells, if yes and no are as likely.',
  },
  {
    term: 'code',
    meaning:
      'What all neurons of a layer say of one input; later layers cannot tell apart inputs that share it.',
  },
  {
    term: 'H(X)',
    meaning: 'The bits it takes to name the input: 12 for 4096 inputs, each as likely.',
  },
  {
    term: 'H(Y)',
    meaning:
      'The bits it takes to name the label: 1 for two labels as frequent, less if one is rarer.',
  },
  { term: 'I(X;T)', meaning: 'How many bits the code of a layer tells about the input.' },
  { term: 'I(T;Y)', meaning: 'How many bits the code of a layer tells about the label.' },
  {
    term: 'peak',
    meaning:
      'The recorded epoch where I(X;T) of a layer peaks; it compresses if it loses enough from there.',
  },
  {
    term: 'saturated',
    meaning:
      'Nearly every input has a code of its own (at least 95 codes for 100 inputs): I(X;T) cannot say more.',
  },
  {
    term: 'estimator',
    meaning:
      'A way to measure a layer: the exact one counts its codes, others put activations into bins or add noise first.',
  },
  {
    term: 'recorded',
    meaning:
      'The network as it was at each recorded epoch, kept so that any estimator can measure it again.',
  },
  {
    term: 'orbit',
    meaning: 'Inputs that symmetries of the icosahedron turn into one another; there are 82.',
  },
];

/** What an input is and what label 1 means. */
export const TASK_MEANING: Record<Task, string> = {
  icosahedron:
    '12 bits light corners of an icosahedron. Label 1: many are lit, or fewer all on one side.',
  majority: 'Label 1 if more than six of the 12 bits are on.',
  parity:
    'Label 1 if an odd number of the 12 bits is on: each bit matters, none tells anything alone.',
  random: 'The labels of the icosahedron dealt at random: there is nothing to learn but by heart.',
};
