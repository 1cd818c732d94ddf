import { makeTask } from '../data/bits12.ts';
import type { Dataset } from '../data/dataset.ts';
import { type Split, stratifiedSplit } from '../data/split.ts';
import { entropy } from '../information/entropy.ts';
import { ExactLens, type Information } from '../information/exact.ts';
import type { Kernels, LayerOutput, Machine, NetworkState } from '../network/kernels.ts';
import type { NetworkSpec } from '../network/spec.ts';
import { exp32 } from '../numeric/exp.ts';
import { log2 } from '../numeric/log2.ts';
import { networkOf } from './network-of.ts';
import { outputCodes, predictedClass } from './output-reading.ts';
import { type Evaluation, OUTPUT_READINGS, type TrainTest, type Walls } from './record.ts';
import type { Run } from './run.ts';

const LOG2E = 1.4426950408889634;

/** −log2 of the probability of the label of row r. */
function crossEntropyBits(logits: LayerOutput, label: number, r: number): number {
  const { rows, columns, values } = logits;
  let top = values[r] as number;
  for (let c = 1; c < columns; c++) top = Math.max(top, values[c * rows + r] as number);
  let sum = 0;
  for (let c = 0; c < columns; c++) {
    sum += exp32(Math.fround((values[c * rows + r] as number) - top));
  }
  return log2(sum) - ((values[label * rows + r] as number) - top) * LOG2E;
}

/** H(X) and H(Y) of the data of a run, known before anything is trained. */
export function wallsOf(run: Run): Walls {
  const { rows, inputs: columns, codes, labels } = makeTask(run.data, run.seed);
  const lens = new ExactLens(labels);
  return { hx: entropy(lens.classesOf({ rows, columns, codes })), hy: lens.hy };
}

/** Measures the network of one run: at its present state, or at any recorded one. */
export class Evaluator {
  readonly data: Dataset;
  readonly split: Split;
  readonly network: NetworkSpec;
  readonly machine: Machine;
  private readonly run: Run;
  private readonly lens: ExactLens;

  constructor(run: Run, kernels: Kernels) {
    this.run = run;
    this.data = makeTask(run.data, run.seed);
    this.split = stratifiedSplit(this.data, run.trainPercent, run.seed);
    this.network = networkOf(run, this.data);
    const { batch, optimizer, learningRate, l2 } = run;
    this.machine = kernels.machine(
      this.network,
      { batch: Math.min(batch, this.split.train.length), optimizer, learningRate, l2 },
      this.data,
    );
    this.lens = new ExactLens(this.data.labels);
  }

  /** Measures the machine as it stands. */
  evaluate(): Evaluation {
    const outputs = this.machine.evaluate();
    const logits = outputs[outputs.length - 1] as LayerOutput;
    const readings: Information[] = outputs.slice(0, -1).map((layer) => this.lens.measure(layer));
    for (const reading of OUTPUT_READINGS) {
      readings.push(this.lens.measure(outputCodes(logits, reading, this.run.bits)));
    }
    const { labels } = this.data;
    const mean = (of: (r: number) => number): TrainTest => {
      const over = (rows: Uint32Array): number =>
        rows.reduce((sum, r) => sum + of(r), 0) / rows.length;
      return { train: over(this.split.train), test: over(this.split.test) };
    };
    return {
      loss: mean((r) => crossEntropyBits(logits, labels[r] as number, r)),
      accuracy: mean((r) => (predictedClass(logits, r) === labels[r] ? 1 : 0)),
      readings,
    };
  }

  /** Measures a recorded state again: the same numbers as when it was recorded. */
  evaluateState(state: NetworkState): Evaluation {
    this.machine.load(state);
    return this.evaluate();
  }
}
