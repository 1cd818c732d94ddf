/**
 * Comparisons worth a viewState, as links. Half the usual epochs: they tell the same story in half the
 * time, so that verdicts are there before a class viewStates away.
 */
export interface Prepared {
  readonly title: string;
  /** What is to be seen, for who points at the link. */
  readonly watch: string;
  readonly hash: string;
}

export const PREPARED: readonly Prepared[] = [
  {
    // At 4 bits a neuron has 16 levels, and 30 bins hardly merge any: nothing would disagree.
    title: 'tanh and ReLU',
    watch:
      'At 8 bits: T4 of ReLU gives back three bits and no binning over the whole run sees it; whether T6 of tanh compresses depends on the number of bins',
    hash: '#v1/tanh-8bit?epochs=200&view=compare&vs=act:relu',
  },
  {
    title: 'quantized and float32',
    watch:
      'The float32 twin keeps every input apart; whatever “compresses” in it is the estimator’s',
    hash: '#v1/tanh-4bit?epochs=200&view=compare',
  },
  {
    title: 'ReLU, bins on [−1, 1]',
    watch:
      'Bins fixed to the range of tanh: ReLU grows out of them and seems to compress; tanh hardly changes',
    hash: '#v1/relu-4bit?epochs=200&view=compare&estimators=exact;uniform,30,-1..1;idnns,30;uniform,30,run&vs=act:tanh',
  },
  {
    title: '4 and 8 bits',
    watch:
      'The same network with 16 and with 256 levels a neuron: the more levels, the more a binning merges',
    hash: '#v1/tanh-4bit?epochs=200&view=compare&vs=bits:8',
  },
];
