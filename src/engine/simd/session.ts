import { BinnedLevels, BinnedValues } from '../information/estimators/binned-layers.ts';
import type { CellFinder } from '../information/estimators/cell-finder.ts';
import type { Information } from '../information/exact.ts';
import type { CodeColumns } from '../information/partition.ts';
import { fixedRange } from '../network/activation-range.ts';
import type { LayerOutput, NetworkState } from '../network/network.ts';
import { FLOAT32, parameterLayout } from '../network/spec.ts';
import type { Backend, Setup, TrainingSession } from '../training/backend.ts';
import {
  type Evaluation,
  OUTPUT_DEFINITIONS,
  type OutputDefinition,
  type TrainTest,
} from '../training/checkpoint.ts';
import { REBINNED_FLOAT_BITS } from '../training/output-definition.ts';
import { FloatLayer, QuantizedLayer } from './kernel-layers.ts';
import { COLUMN_WORDS, type LayerPlan, Layout, MAX_CUTS, type SparsePlan } from './layout.ts';
import { FIELD, LAYER_BYTES } from './memory.ts';
import type { Instantiate, SimdExports } from './module.ts';
import { columnsPerWord, pairsOf, type Words, writeColumns } from './words.ts';

class SimdSession implements TrainingSession {
  private readonly setup: Setup;
  private readonly layout: Layout;
  private readonly floats: Float32Array;
  private readonly integers: Int32Array;
  private readonly kernel: SimdExports;
  private readonly hy: number;
  /** The layers given out last: of these the kernel still has the words. */
  private given: readonly LayerOutput[] = [];

  constructor(setup: Setup, instantiate: Instantiate) {
    this.setup = setup;
    const layout = new Layout(setup);
    this.layout = layout;
    const { memory, exports } = instantiate(layout.plan.bytes);
    this.kernel = exports;
    this.floats = new Float32Array(memory);
    this.integers = new Int32Array(memory);
    this.writeLayers(new DataView(memory));
    this.writeRows();
    this.connect();
    this.hy = exports.labelEntropy();
  }

  load(state: NetworkState): void {
    this.floats.set(state.parameters, this.layout.parameters / 4);
    this.floats.set(state.ranges, this.layout.ranges / 4);
    this.kernel.restart();
  }

  state(): NetworkState {
    const { parameters, ranges } = this.layout;
    const { network } = this.setup;
    const slice = (at: number, count: number): Float32Array =>
      this.floats.slice(at / 4, at / 4 + count);
    return {
      parameters: slice(parameters, parameterLayout(network).length),
      ranges: slice(ranges, 2 * network.length),
    };
  }

  calibrate(rows: Uint32Array): void {
    this.integers.set(rows, this.layout.order / 4);
    this.kernel.calibrate(this.layout.order, rows.length);
  }

  train(rows: Uint32Array): void {
    this.integers.set(rows, this.layout.order / 4);
    this.kernel.epoch(this.layout.order, rows.length, this.setup.training.batch);
  }

  evaluate(): Evaluation {
    const { kernel, layout } = this;
    kernel.evaluate(layout.all, layout.rowLogits);
    const estimates = layout.layers
      .slice(0, -1)
      .map(({ fields, wordCount }) => this.count(fields.words, wordCount));
    for (const definition of OUTPUT_DEFINITIONS)
      estimates.push(this.found(this.measureOutput(definition)));
    const over = (of: (order: number, count: number) => number): TrainTest => {
      const { train, test } = this.setup.split;
      return {
        train: of(layout.train, train.length) / train.length,
        test: of(layout.test, test.length) / test.length,
      };
    };
    return {
      loss: over(kernel.lossSum),
      accuracy: over(kernel.rightAnswers),
      estimates,
    };
  }

  outputs(): readonly LayerOutput[] {
    const { layout, floats } = this;
    const { rows } = this.setup.data;
    this.kernel.evaluate(layout.all, layout.rowLogits);
    this.given = layout.layers.map(({ spec, fields }, l) => {
      const words = this.words(fields.words);
      if (spec.activationBits === FLOAT32) return new FloatLayer(rows, spec, words);
      const range = floats.subarray(fields.range / 4, fields.range / 4 + 2);
      return new QuantizedLayer(rows, spec, range, words, () => this.countLevels(l));
    });
    return this.given;
  }

  measure(layer: CodeColumns): Information {
    const { rows } = this.setup.data;
    if (layer.rows !== rows) {
      throw new RangeError(`codes have ${layer.rows} rows, labels ${rows}`);
    }
    return this.measureGiven(layer) ?? this.measureColumns(layer);
  }

  /** Measures a layer of which the kernel has the words, or the bins of one. */
  private measureGiven(layer: CodeColumns): Information | undefined {
    const bins = layer instanceof BinnedLevels || layer instanceof BinnedValues;
    const l = this.given.indexOf((bins ? layer.layer : layer) as LayerOutput);
    if (l === -1) return undefined;
    if (layer instanceof BinnedLevels) return this.measureLevels(l, layer.tables);
    if (layer instanceof BinnedValues) return this.measureCells(l, layer.finders);
    const { fields, wordCount } = this.layout.layers[l] as LayerPlan;
    return this.count(fields.words, wordCount);
  }

  /** Measures a quantized layer with its codes put through tables. */
  private measureLevels(l: number, tables: readonly Uint8Array[]): Information {
    const { layout } = this;
    const { zeroPoint } = this.given[l] as QuantizedLayer;
    const bytes = new Uint8Array(this.integers.buffer);
    let at = layout.tables;
    for (const table of tables) {
      // By the low bits of code − zero point, as the words have them.
      bytes.set(table.subarray(zeroPoint), at);
      bytes.set(table.subarray(0, zeroPoint), at + table.length - zeroPoint);
      at += table.length;
    }
    this.kernel.mapLevels(layout.checkpoints + l * LAYER_BYTES, layout.tables, layout.columns);
    return this.count(layout.columns, (layout.layers[l] as LayerPlan).wordCount);
  }

  /** Measures a float32 layer with its numbers put in cells, two neurons a word. */
  private measureCells(l: number, finders: readonly CellFinder[]): Information | undefined {
    if (finders.some(({ cuts }) => cuts.length > MAX_CUTS)) return undefined;
    const { kernel, layout, integers, floats } = this;
    const { words } = (layout.layers[l] as LayerPlan).fields;
    const cutsAt = new Float64Array(floats.buffer, layout.cuts);
    finders.forEach((finder, i) => {
      if (finder !== finders[i - 1]) {
        const { count, low, perUnit, below } = finder.steps;
        cutsAt.set(finder.cuts);
        integers.set(below, layout.cutsBelow / 4);
        kernel.setFinder(layout.cuts, layout.cutsBelow, count, low, perUnit, finder.outside);
      }
      kernel.findCells(words + i * layout.wordPitch, i, layout.columns);
    });
    return this.count(layout.columns, pairsOf(finders.length));
  }

  /** Numbers of neuron i of layer l from i·2^bits on: how often it has each level, by its low bits. */
  private countLevels(l: number): Int32Array {
    const { kernel, layout, integers } = this;
    const { outputs, activationBits } = (layout.layers[l] as LayerPlan).spec;
    kernel.countLevels(layout.checkpoints + l * LAYER_BYTES, layout.levelCounts);
    const at = layout.levelCounts / 4;
    return integers.slice(at, at + (outputs << activationBits));
  }

  /** Measures codes from elsewhere. */
  private measureColumns(layer: CodeColumns): Information {
    const { kernel, layout, integers } = this;
    const { rows } = layer;
    const perWord = columnsPerWord(layer.codes);
    const all = this.words(layout.columns);
    // From the second turn on the first word holds the number of what has been seen so far.
    const others = { ...all, start: all.start + all.pitch };
    let done = Math.min(layer.columns, COLUMN_WORDS * perWord);
    let wordCount = writeColumns(layer, 0, done, all);
    while (done < layer.columns) {
      kernel.nameRows(layout.columns, wordCount);
      integers.copyWithin(all.start, layout.names / 4, layout.names / 4 + rows);
      const end = Math.min(layer.columns, done + (COLUMN_WORDS - 1) * perWord);
      wordCount = 1 + writeColumns(layer, done, end, others);
      done = end;
    }
    return this.count(layout.columns, wordCount);
  }

  private words(at: number): Words {
    return { memory: this.integers, start: at / 4, pitch: this.layout.wordPitch / 4 };
  }

  /** Exact information of the codes in rows of words. */
  private count(words: number, wordCount: number): Information {
    return this.found(this.kernel.measure(words, wordCount, this.hy));
  }

  /** What the kernel measured last, in so many states. */
  private found(states: number): Information {
    return { ixt: this.kernel.ixt(), ity: this.kernel.ity(), states };
  }

  /** Measures one definition of the output, the logits first; answers with the number of states. */
  private measureOutput(definition: OutputDefinition): number {
    const { kernel, layout, hy } = this;
    const { spec, fields, wordCount } = layout.layers[layout.layers.length - 1] as LayerPlan;
    const bits = spec.activationBits;
    switch (definition) {
      case 'logits': {
        const top = bits === FLOAT32 ? 0 : (1 << bits) - 1;
        const steps = 1 << (bits === FLOAT32 ? REBINNED_FLOAT_BITS : bits);
        return kernel.measureLogits(fields.words, wordCount, hy, top, steps);
      }
      case 'probabilities':
        return kernel.measureOutput(layout.probabilities, spec.outputs, hy);
      case 'rebinned':
        return kernel.measureOutput(layout.rebinned, spec.outputs, hy);
      case 'class':
        return kernel.measureOutput(layout.predicted, 1, hy);
    }
  }

  private writeLayers(view: DataView): void {
    const { layout } = this;
    layout.layers.forEach(({ spec, fields }, l) => {
      const checkpoint = layout.checkpoints + l * LAYER_BYTES;
      for (const [name, offset] of Object.entries(FIELD)) {
        if (offset < FIELD.scale) {
          view.setInt32(checkpoint + offset, fields[name as keyof typeof FIELD], true);
        }
      }
      const [min, max] = fixedRange(spec.activation) ?? [0, 0];
      view.setFloat32(fields.range, min, true);
      view.setFloat32(fields.range + 4, max, true);
    });
    // The input stands for a layer below the first: only what the first reads of it matters.
    view.setInt32(layout.input + FIELD.values, layout.inputValues, true);
    view.setInt32(layout.input + FIELD.pairs, layout.inputPairs, true);
    view.setFloat64(layout.input + FIELD.scale, this.setup.data.scale, true);
  }

  private writeRows(): void {
    const { layout, integers } = this;
    const { data, split } = this.setup;
    if (layout.sparse === undefined) this.writeDenseRows();
    else this.writeSparseRows(layout.sparse);
    integers.set(data.labels, layout.rowLabels / 4);
    for (let r = 0; r < data.rows; r++) integers[layout.all / 4 + r] = r;
    integers.set(split.train, layout.train / 4);
    integers.set(split.test, layout.test / 4);
  }

  private writeDenseRows(): void {
    const { layout } = this;
    const { rows, inputs, codes } = this.setup.data;
    const halves = new Int16Array(this.integers.buffer, layout.rowPairs);
    for (let r = 0; r < rows; r++) {
      for (let j = 0; j < inputs; j++) {
        halves[8 * layout.blocks * r + j] = codes[j * rows + r] as number;
      }
    }
  }

  private writeSparseRows({ rows, starts, entries, codeValues }: SparsePlan): void {
    const { floats, integers } = this;
    integers.set(rows.starts, starts / 4);
    rows.write(new Uint32Array(integers.buffer, entries, rows.entries));
    for (let code = 0; code < 256; code++) {
      floats[codeValues / 4 + code] = code * Math.fround(this.setup.data.scale);
    }
  }

  private connect(): void {
    const { kernel, layout } = this;
    const { data, network, training } = this.setup;
    kernel.setLayers(
      layout.checkpoints,
      network.length,
      layout.input,
      layout.pitch,
      layout.samples,
    );
    kernel.setRows(
      layout.rowPairs,
      layout.rowLabels,
      data.rows,
      layout.blocks,
      layout.wordPitch,
      layout.batchLabels,
      data.labelCount,
    );
    if (layout.sparse !== undefined) {
      const { starts, entries, codeValues, sums, lanes } = layout.sparse;
      kernel.setSparseRows(starts, entries, codeValues, sums, lanes);
    }
    kernel.setDescent(
      layout.parameters,
      layout.gradient,
      layout.mean,
      layout.square,
      parameterLayout(network).length,
      training.learningRate,
      training.l2,
      training.optimizer === 'adam' ? 1 : 0,
    );
    kernel.setCounting(
      data.rows,
      layout.wordPitch,
      layout.rowLabels,
      data.labelCount,
      layout.slots,
      layout.firstRows,
      layout.sizes,
      layout.jointSizes,
      layout.histogram,
      layout.names,
    );
    kernel.setOutput(
      layout.rowLogits,
      layout.logits,
      layout.probabilities,
      layout.rebinned,
      layout.predicted,
      layout.tops,
      layout.logSums,
      layout.groupNames,
      layout.groupFirsts,
      layout.groupSizes,
      layout.groupJoint,
    );
  }
}

/** WebAssembly SIMD: the same bits as the reference, many times faster. */
export function simdBackend(instantiate: Instantiate): Backend {
  return {
    id: 'wasm-simd',
    session: (setup) => new SimdSession(setup, instantiate),
  };
}
