import { ExactLens, type Information } from '../information/exact.ts';
import type { LayerOutput } from '../network/machine.ts';
import { TypedArrayMachine } from '../network/typed-arrays/machine.ts';
import { exp32 } from '../numeric/exp.ts';
import { log2 } from '../numeric/log2.ts';
import type { Kernels, Setup, Workbench } from './kernels.ts';
import { outputCodes, predictedClass } from './output-reading.ts';
import { type Evaluation, OUTPUT_READINGS, type TrainTest } from './record.ts';

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

/** Measures all layers of a machine on the rows of a run. */
function evaluate(setup: Setup, lens: ExactLens, outputs: readonly LayerOutput[]): Evaluation {
  const { network, data, split } = setup;
  const logits = outputs[outputs.length - 1] as LayerOutput;
  const bits = network[network.length - 1]?.activationBits as number;
  const readings: Information[] = outputs.slice(0, -1).map((layer) => lens.measure(layer));
  for (const reading of OUTPUT_READINGS) {
    readings.push(lens.measure(outputCodes(logits, reading, bits)));
  }
  const mean = (of: (r: number) => number): TrainTest => {
    const over = (rows: Uint32Array): number =>
      rows.reduce((sum, r) => sum + of(r), 0) / rows.length;
    return { train: over(split.train), test: over(split.test) };
  };
  return {
    loss: mean((r) => crossEntropyBits(logits, data.labels[r] as number, r)),
    accuracy: mean((r) => (predictedClass(logits, r) === data.labels[r] ? 1 : 0)),
    readings,
  };
}

function workbench(setup: Setup): Workbench {
  const machine = new TypedArrayMachine(setup.network, setup.training, setup.data);
  const lens = new ExactLens(setup.data.labels);
  return {
    load: (state) => machine.load(state),
    state: () => machine.state(),
    calibrate: (rows) => machine.calibrate(rows),
    train: (rows) => machine.train(rows),
    evaluate: () => evaluate(setup, lens, machine.evaluate()),
    outputs: () => machine.evaluate(),
    measure: (layer) => lens.measure(layer),
  };
}

/** The reference, which every other implementation equals bit for bit. */
export const typedArrayKernels: Kernels = { name: 'typed arrays', workbench };
