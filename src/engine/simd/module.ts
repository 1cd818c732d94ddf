/** What a compiled kernel offers; the sources are in `assembly/`. Addresses and sizes in bytes. */
export interface SimdExports {
  setLayers(checkpoints: number, count: number, input: number, pitch: number, block: number): void;
  setRows(
    pairs: number,
    labels: number,
    count: number,
    blocks: number,
    wordPitch: number,
    batchLabels: number,
    labelCount: number,
  ): void;
  setSparseRows(
    starts: number,
    entries: number,
    codeValues: number,
    sums: number,
    lanes: number,
  ): void;
  setDescent(
    parameters: number,
    gradient: number,
    mean: number,
    square: number,
    count: number,
    learningRate: number,
    l2: number,
    adam: number,
  ): void;
  setCounting(
    rows: number,
    wordPitch: number,
    labels: number,
    labelCount: number,
    slots: number,
    firstRows: number,
    sizes: number,
    jointSizes: number,
    histogram: number,
    names: number,
  ): void;
  setOutput(
    rowLogits: number,
    logits: number,
    probabilities: number,
    rebinned: number,
    predicted: number,
    tops: number,
    logSums: number,
    groupNames: number,
    groupFirsts: number,
    groupSizes: number,
    groupJoint: number,
  ): void;
  restart(): void;
  epoch(order: number, count: number, batch: number): void;
  calibrate(order: number, count: number): void;
  evaluate(order: number, logits: number): void;
  labelEntropy(): number;
  nameRows(words: number, wordCount: number): number;
  measure(words: number, wordCount: number, hy: number): number;
  countLevels(layer: number, counts: number): void;
  mapLevels(layer: number, tables: number, to: number): void;
  setFinder(
    cuts: number,
    below: number,
    steps: number,
    low: number,
    perUnit: number,
    outside: number,
  ): void;
  findCells(words: number, neuron: number, to: number): void;
  ixt(): number;
  ity(): number;
  measureLogits(words: number, wordCount: number, hy: number, top: number, steps: number): number;
  measureOutput(words: number, wordCount: number, hy: number): number;
  lossSum(order: number, count: number): number;
  rightAnswers(order: number, count: number): number;
}

/** A fresh instance of the kernel with `bytes` of memory; one for each session. */
export type Instantiate = (bytes: number) => { memory: ArrayBuffer; exports: SimdExports };
