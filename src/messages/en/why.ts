/** How the verdicts on a run are computed, and what they hold for. */
import type { Parts } from '../parts.ts';

export function definition(): { readonly intro: Parts; readonly lines: readonly Parts[] } {
  return {
    intro: [
      'I(X;T) is smoothed by a running median over epochs on a logarithmic axis; what is left about it is its ',
      { strong: 'jitter' },
      '. Its falls and rises by θ or more in turn are its ',
      { strong: 'phases' },
      '; θ is ε = ',
      { criterion: 'epsilon' },
      ' bits, or three times the jitter where that is more. A phase that is less than a third of that beside it, and at most half as large again as that on its other side, is a detail, and the three are one movement. A layer is ',
      { strong: 'fitted' },
      ' where I(T;Y) has covered 80 % of its rise (of ε or more, or of a quarter of H(Y) if that is less); one that only regains what it had before does not count. The last movement decides, unless it is less than a third of the one before it, or a third of it or more is undone at the end: then the one before. The first line that holds is the verdict:',
    ],
    lines: [
      [{ strong: 'dead:' }, ' I(X;T) ends below ', { criterion: 'dead' }, ' bits;'],
      [
        { strong: 'stays at H(X):' },
        ' I(X;T) is never more than ',
        { criterion: 'lossless' },
        ' bits below H(X); ',
        { strong: 'stays near H(X):' },
        ' never so far that the plane shows it;',
      ],
      [
        { strong: 'compresses:' },
        ' a fall decides that comes after fitting, or goes on after it by θ or more; ',
        { strong: 'drops while fitting:' },
        ' a fall before, and less than θ of it after; ',
        { strong: 'falls:' },
        ' either, in a network that did not learn;',
      ],
      [
        { strong: 're-expands:' },
        ' a rise decides, after a fall of a third of it or more; ',
        { strong: 'rises:' },
        ' a rise decides without such a fall; ',
        { strong: 'reaches H(X):' },
        ' a rise decides that ends near H(X), after a fall or not, unless it began there;',
      ],
      [
        { strong: 'no change:' },
        ' all within ε; ',
        { strong: 'no clear direction:' },
        ' more, but no more than jitter explains, or a third or more of it is undone. ',
        { strong: 'Borderline' },
        ' is a verdict that jitter, or the values as recorded, could turn.',
      ],
    ],
  };
}

export function table(): Readonly<
  Record<
    | 'definition'
    | 'none'
    | 'region'
    | 'layer'
    | 'peak'
    | 'peakEpoch'
    | 'end'
    | 'fitted'
    | 'learned'
    | 'verdict'
    | 'diverged'
    | 'notMeasured',
    string
  >
> {
  return {
    definition: 'Definition',
    none: 'Verdicts are given when the run has ended.',
    diverged: 'Training diverged: such a run has no verdicts.',
    notMeasured: 'A verdict needs the layer measured at each checkpoint.',
    region: 'Verdict on each layer',
    layer: 'Layer',
    peak: 'peak I(X;T)',
    peakEpoch: 'peak at epoch',
    end: 'end I(X;T)',
    fitted: 'fitted by epoch',
    learned: 'I(T;Y) gained',
    verdict: 'verdict',
  };
}

/** Over the verdicts on each layer; the estimator is one among others. */
export function caption(estimator: string): string {
  return `Each layer, in bits: ${estimator}`;
}

/** What the verdicts on a run hold for. */
export function scope(seed: number, layer: string, output: string): string {
  return `One run of this network (seed ${seed}), with ${layer} measured as ${output}. Another seed, or another definition of the output, may give other verdicts.`;
}

export function limits(): Parts {
  return [
    'A ',
    { em: 'saturated' },
    ' layer has its own code for nearly every input, so its I(X;T) is uninformative, whatever was learned. Compression is a fact about this network and these data; whether it causes generalization is disputed, and nothing here decides it.',
  ];
}
