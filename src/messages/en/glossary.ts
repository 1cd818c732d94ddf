/** The words of the field and of this page; docs/method.md defines them. */
import type { LearningStatus, Qualification, VerdictKind } from '../../engine/index.ts';
import { constant, number } from './numbers.ts';
import { KINDS, meaning, name, qualification } from './verdicts.ts';

/** The words that have a picture. */
export type PicturedWord =
  | VerdictKind
  | Qualification
  | Extract<LearningStatus['kind'], 'did-not-learn' | 'diverged'>;

interface Entry {
  readonly term: string;
  readonly meaning: string;
  readonly pictured?: PicturedWord;
}

/** What the pictures beside the words show. */
export function pictures(): string {
  return 'Pictures: I(X;T) over the epochs (log). Dashed: H(X). Dotted: where the layer is fitted.';
}

/** With H(X) in bits, and the number of inputs it comes from. */
export function entries(hx: number, inputs: number): readonly Entry[] {
  return [
    {
      term: 'bit',
      meaning:
        'The information in the answer to a yes-or-no question whose answers are equally likely.',
    },
    {
      term: 'code',
      meaning:
        'The quantized values of all neurons of a layer for one input. Later layers cannot tell apart inputs that share a code.',
    },
    {
      term: 'H(X)',
      meaning: `The bits needed to name the input: ${constant(hx)} for ${number(inputs)} equally likely inputs.`,
    },
    {
      term: 'H(Y)',
      meaning:
        'The bits needed to name the label: 1 for two equally frequent labels, less if one is rarer.',
    },
    { term: 'I(X;T)', meaning: 'The information that the code of a layer keeps about the input.' },
    { term: 'I(T;Y)', meaning: 'The information that the code of a layer has about the label.' },
    {
      term: 'peak',
      meaning: 'The largest I(X;T) of a layer at any epoch.',
    },
    {
      term: 'jitter',
      meaning:
        'By how much I(X;T) varies about its smoothed trajectory near the end of the run: a standard deviation, in bits.',
    },
    {
      term: 'ε and θ',
      meaning:
        'The smallest movement that counts: ε is a criterion that can be edited, and θ the larger of ε and three times the jitter.',
    },
    {
      term: 'phase',
      meaning:
        'A fall or a rise of the smoothed trajectory by θ or more, to where the next one begins.',
    },
    ...KINDS.map((kind) => ({ term: name(kind), meaning: meaning(kind), pictured: kind })),
    {
      term: 'fitted',
      meaning:
        'A layer is fitted where its I(T;Y) has covered 80 % of its rise, of at least ε or a quarter of H(Y).',
    },
    {
      term: qualification('borderline').name,
      meaning: qualification('borderline').meaning,
      pictured: 'borderline',
    },
    {
      term: 'saturated',
      meaning:
        'Nearly every input has its own code (at least 95 codes for 100 inputs), so I(X;T) is uninformative.',
      pictured: 'saturated',
    },
    {
      term: 'estimator',
      meaning:
        'A way to measure a layer. The exact one counts its codes; others first put activations into bins or add noise.',
    },
    {
      term: 'data-processing inequality',
      meaning:
        'A layer is computed from the one before it, so it cannot have more information about the input or the label. An estimate that is higher is impossible.',
    },
    {
      term: 'saved checkpoints',
      meaning:
        'The network at each recorded epoch, kept so that any estimator can measure it again.',
    },
    {
      term: 'did not learn',
      meaning:
        'Not above chance (the share of the most frequent label) on the inputs held out. Picture: test accuracy, and chance dashed.',
      pictured: 'did-not-learn',
    },
    {
      term: 'diverged',
      meaning: 'The loss grew without bound and training ended there: a run without verdicts.',
      pictured: 'diverged',
    },
    {
      term: 'memorized',
      meaning:
        'Above chance (the share of the most frequent label) on the inputs for training, but not on those held out. I(X;T) may fall all the same: compression without generalization.',
    },
    {
      term: 'orbit',
      meaning:
        'Inputs that symmetries of the icosahedron turn into one another; there are 82 orbits.',
    },
  ];
}
