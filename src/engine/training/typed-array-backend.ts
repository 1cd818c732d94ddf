import { ExactCounter, type Information } from '../information/exact.ts';
import type { LayerOutput } from '../network/network.ts';
import { TypedArrayNetwork } from '../network/typed-arrays/network.ts';
import { exp32 } from '../numeric/exp.ts';
import { log2 } from '../numeric/log2.ts';
import type { Backend, Setup, TrainingSession } from './backend.ts';
import { type Evaluation, OUTPUT_DEFINITIONS, type TrainTest } from './checkpoint.ts';
import { outputCodes, predictedClass } from './output-definition.ts';

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

/** Measures all layers of a trainable on the rows of a run. */
function evaluate(
  setup: Setup,
  counter: ExactCounter,
  outputs: readonly LayerOutput[],
): Evaluation {
  const { network, data, split } = setup;
  const logits = outputs[outputs.length - 1] as LayerOutput;
  const bits = network[network.length - 1]?.activationBits as number;
  const estimates: Information[] = outputs.slice(0, -1).map((layer) => counter.measure(layer));
  for (const definition of OUTPUT_DEFINITIONS) {
    estimates.push(counter.measure(outputCodes(logits, definition, bits)));
  }
  const mean = (of: (r: number) => number): TrainTest => {
    const over = (rows: Uint32Array): number =>
      rows.reduce((sum, r) => sum + of(r), 0) / rows.length;
    return { train: over(split.train), test: over(split.test) };
  };
  return {
    loss: mean((r) => crossEntropyBits(logits, data.labels[r] as number, r)),
    accuracy: mean((r) => (predictedClass(logits, r) === data.labels[r] ? 1 : 0)),
    estimates,
  };
}

function session(setup: Setup): TrainingSession {
  const trainable = new TypedArrayNetwork(setup.network, setup.training, setup.data);
  const counter = new ExactCounter(setup.data.labels);
  return {
    load: (state) => trainable.load(state),
    state: () => trainable.state(),
    calibrate: (rows) => trainable.calibrate(rows),
    train: (rows) => trainable.train(rows),
    evaluate: () => evaluate(setup, counter, trainable.evaluate()),
    outputs: () => trainable.evaluate(),
    measure: (layer) => counter.measure(layer),
  };
}

/** The reference, which every other implementation equals bit for bit. */
export const typedArrayBackend: Backend = { id: 'typed-arrays', session };
