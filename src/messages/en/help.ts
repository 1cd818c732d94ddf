/** Help. */
import type { Parts } from '../parts.ts';

export function headings(): Readonly<Record<'tour' | 'glossary' | 'keys' | 'singleKeys', string>> {
  return {
    tour: 'A tour in 60 seconds',
    glossary: 'Glossary',
    keys: 'Keyboard shortcuts (click to run)',
    singleKeys: 'Single-key shortcuts',
  };
}

export function introduction(): readonly Parts[] {
  return [
    [
      'Each dot is a layer T of a small network with quantized activations. Further right means more information about the input, I(X;T); further up means more information about the label, I(T;Y). Both are counted, not estimated: the network is discrete, so every input has a definite code in every layer. The dashed bounds are H(X) and H(Y): no layer can exceed them.',
    ],
    [
      'One run is one seed. Another seed may give another result: press N before you conclude. A layer marked ',
      { em: 'saturated' },
      ' has its own code for nearly every input; its I(X;T) is then uninformative about learning. Whether compression causes generalization is disputed; this page shows what one network does.',
    ],
  ];
}

export function tour(): readonly Parts[] {
  return [
    [{ key: 'Space' }, ' plays the run: layers rise as they learn the label, and some turn left.'],
    [
      { key: 'K' },
      ' jumps to the peak of a layer; ',
      { em: 'why?' },
      ' under the plane has the definition and the numbers of this run.',
    ],
    [
      { key: 'B' },
      ' draws another estimator over the exact points, hollow: drag its number of bins and see the dots move while the network stays the same. At 8 bits there is more to lose.',
    ],
    [
      { key: 'C' },
      ' compares estimators and networks side by side: where do their verdicts differ?',
    ],
    [{ key: 'M' }, ' marks known representations, from one bit to the whole input.'],
  ];
}
