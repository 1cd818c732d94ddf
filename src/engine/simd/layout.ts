import { fixedRange } from '../network/activation-range.ts';
import { ACTIVATIONS, type LayerSpec, parameterLayout } from '../network/spec.ts';
import type { Setup } from '../training/backend.ts';
import { type FIELD, LAYER_BYTES, MAX_BYTES, Plan } from './memory.ts';
import { type SparseRows, sparseRows } from './sparse-rows.ts';
import { pairsOf, pairsPerWord, wordsOf } from './words.ts';

/** Samples a pass handles at once: few enough that a layer stays in the nearest cache. */
const BLOCK = 256;
/** Extra room at the end of a row: rows a multiple of 4096 bytes apart compete for cache lines. */
const ROW_GAP = 16;

/** Vectors of four that end a row may run over it; room for that after the last. */
const OVERRUN = 4;
/** Words of a row that codes from elsewhere are counted by; wider codes take several turns. */
export const COLUMN_WORDS = 8;
/** Levels of a neuron, at the most. */
const MAX_LEVELS = 256;
/** Cuts between cells there is room for, so that two cells fit in a word; more are found elsewhere. */
export const MAX_CUTS = 2048;
/** Most inputs whose products of 8-bit levels, 255·255 each, sum up exactly in 32 bits. */
const MAX_INPUTS = Math.floor(0x7fffffff / (255 * 255));

const fourths = (count: number): number => Math.ceil(count / 4) * 4;
const eighths = (count: number): number => Math.ceil(count / 8) * 8;

/** Where sparse rows lie, and what the kernel computes on them with. */
export interface SparsePlan {
  readonly rows: SparseRows;
  readonly starts: number;
  readonly entries: number;
  readonly codeValues: number;
  readonly sums: number;
  readonly lanes: number;
}

export interface LayerPlan {
  readonly spec: LayerSpec;
  readonly fields: Readonly<Record<keyof typeof FIELD, number>>;
  readonly wordCount: number;
}

/** Everything the kernel works on, and where it lies. */
export class Layout {
  readonly plan = new Plan();
  readonly samples: number;
  readonly pitch: number;
  readonly wordPitch: number;
  readonly checkpoints: number;
  readonly input: number;
  readonly layers: readonly LayerPlan[];
  readonly inputValues: number;
  readonly inputPairs: number;
  readonly batchLabels: number;
  readonly parameters: number;
  readonly gradient: number;
  readonly mean: number;
  readonly square: number;
  readonly ranges: number;
  readonly sparse: SparsePlan | undefined;
  readonly blocks: number;
  readonly rowPairs: number;
  readonly rowLabels: number;
  readonly all: number;
  readonly order: number;
  readonly train: number;
  readonly test: number;
  readonly columns: number;
  readonly tables: number;
  readonly cuts: number;
  readonly cutsBelow: number;
  readonly levelCounts: number;
  readonly slots: number;
  readonly firstRows: number;
  readonly sizes: number;
  readonly jointSizes: number;
  readonly histogram: number;
  readonly names: number;
  readonly rowLogits: number;
  readonly logits: number;
  readonly probabilities: number;
  readonly rebinned: number;
  readonly predicted: number;
  readonly tops: number;
  readonly logSums: number;
  readonly groupNames: number;
  readonly groupFirsts: number;
  readonly groupSizes: number;
  readonly groupJoint: number;

  constructor({ network, training, data, split }: Setup) {
    const { plan } = this;
    const { rows, inputs, labelCount } = data;
    const widest = Math.max(...network.map((spec) => spec.inputs));
    if (widest > MAX_INPUTS) {
      throw new RangeError(
        `a layer of ${widest} inputs: the limit is ${MAX_INPUTS}, so that products of 8-bit codes sum up in 32 bits`,
      );
    }
    const sparse = sparseRows(data);
    this.samples = Math.max(BLOCK, eighths(training.batch));
    const row = this.samples + ROW_GAP;
    this.pitch = row * 4;
    const wordRow = eighths(rows) + ROW_GAP;
    this.wordPitch = wordRow * 4;

    const { weights, length } = parameterLayout(network);
    this.checkpoints = plan.words((network.length * LAYER_BYTES) / 4);
    this.input = plan.words(LAYER_BYTES / 4);
    this.parameters = plan.words(length);
    this.gradient = plan.words(length);
    this.mean = plan.words(length);
    this.square = plan.words(length);
    this.ranges = plan.words(2 * network.length);
    this.blocks = sparse === undefined ? Math.ceil(inputs / 8) : 0;
    const inputPairs = sparse === undefined ? pairsOf(inputs) : 0;
    this.inputValues = plan.words(2 * inputPairs * row);
    this.inputPairs = plan.words(inputPairs * row);
    this.batchLabels = plan.words(row);
    this.layers = network.map((spec, l) => {
      const bits = spec.activationBits;
      const wordCount = wordsOf(spec);
      // Sparse products have the outputs side by side, in whole vectors.
      const [wide, high] =
        l === 0 && sparse !== undefined
          ? [fourths(spec.inputs), fourths(spec.outputs)]
          : [spec.inputs, spec.outputs];
      const start = 4 * (weights[l] as number);
      const fields = {
        inputs: spec.inputs,
        outputs: spec.outputs,
        activation: ACTIVATIONS.indexOf(spec.activation),
        activationBits: bits,
        weightBits: spec.weightBits,
        weights: this.parameters + start,
        gradient: this.gradient + start,
        weightValues: plan.words(wide * high + OVERRUN),
        weightPairs: plan.words(pairsOf(wide) * high + OVERRUN),
        raw: plan.words(spec.outputs * row),
        values: plan.words(spec.outputs * row),
        pairs: plan.words(pairsOf(spec.outputs) * row),
        delta: plan.words(spec.outputs * row),
        range: this.ranges + 8 * l,
        words: plan.words(wordCount * wordRow),
        pairsPerWord: pairsPerWord(bits),
        learnsRange: fixedRange(spec.activation) === undefined ? 1 : 0,
        scale: 0,
      };
      return { spec, fields, wordCount };
    });

    // One row of zeros beyond the last stands for samples that are not there.
    this.rowPairs = plan.words(4 * this.blocks * (rows + 1));
    this.rowLabels = plan.words(rows + 1);
    if (sparse !== undefined) {
      const [{ outputs }] = network as [LayerSpec];
      this.sparse = {
        rows: sparse,
        starts: plan.words(rows + 1),
        entries: plan.words(sparse.entries),
        codeValues: plan.words(256),
        sums: plan.words(this.samples * fourths(outputs)),
        lanes: plan.words(4 * fourths(inputs) * fourths(outputs)),
      };
    }
    this.all = plan.words(rows);
    this.order = plan.words(rows);
    this.train = plan.words(split.train.length);
    this.test = plan.words(split.test.length);
    // Columns from elsewhere; or bins of a layer, two neurons a word at the least.
    const mostOutputs = Math.max(...network.map(({ outputs }) => outputs));
    this.columns = plan.words(Math.max(COLUMN_WORDS, pairsOf(mostOutputs)) * wordRow);
    this.tables = plan.words((MAX_LEVELS / 4) * (mostOutputs + 1));
    this.cuts = plan.words(2 * MAX_CUTS);
    this.cutsBelow = plan.words(8 * MAX_CUTS + 2);
    this.levelCounts = plan.words(MAX_LEVELS * (mostOutputs + 3));
    // As the kernel reckons; a power of two, since what a hash leaves of its bits names a slot.
    let slotCount = 16;
    while (slotCount < 4 * rows) slotCount *= 2;
    this.slots = plan.words(slotCount);
    this.firstRows = plan.words(rows);
    this.sizes = plan.words(rows);
    this.jointSizes = plan.words(rows * labelCount);
    this.histogram = plan.words(rows + 1);
    this.names = plan.words(rows);
    this.rowLogits = plan.words(labelCount * wordRow);
    this.logits = plan.words(labelCount * wordRow);
    this.probabilities = plan.words(labelCount * wordRow);
    this.rebinned = plan.words(labelCount * wordRow);
    this.predicted = plan.words(wordRow);
    this.tops = plan.words(wordRow);
    this.logSums = plan.words(2 * wordRow);
    this.groupNames = plan.words(rows);
    this.groupFirsts = plan.words(rows);
    this.groupSizes = plan.words(rows);
    this.groupJoint = plan.words(rows * labelCount);
    if (plan.bytes > MAX_BYTES) {
      const mebibytes = (bytes: number): number => Math.ceil(bytes / 1_048_576);
      throw new RangeError(
        `${rows} rows of ${inputs} inputs need ${mebibytes(plan.bytes)} MiB of memory: the limit is ${mebibytes(MAX_BYTES)}, what a browser tab surely has`,
      );
    }
  }
}
