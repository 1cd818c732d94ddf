import { datasetInfo } from '../data/registry.ts';
import { checkpointEpochs } from './checkpoint-epochs.ts';
import type { Run } from './run.ts';

/**
 * Seconds a run is expected to take on one core of an ordinary laptop with the SIMD backend, from
 * operation counts: nanoseconds per multiply–add (forward, and twice that backward), per
 * activation, per row and neuron of counting, per row for loss and accuracy, and per step and
 * parameter, which is most of it in small batches. Good to a factor of about two; what is shown while training is measured instead.
 */
const NS_MULTIPLY = 0.1;
const NS_ACTIVATION = { tanh: 5, sigmoid: 5, relu: 2.2, relu6: 2.2, linear: 2 } as const;
const NS_COUNTING = 3.4;
const NS_SCORE = 70;
const NS_STEP = 4000;
const NS_PARAMETER = 10;

export function estimateSeconds(run: Run): number {
  const { rows, inputs, labelCount } = datasetInfo(run.data);
  const widths = [inputs, ...run.hidden, labelCount];
  let multiplies = 0;
  let activationTime = 0;
  let neurons = 0;
  widths.slice(1).forEach((width, l) => {
    multiplies += width * (widths[l] as number);
    activationTime += width * NS_ACTIVATION[run.activations[l] ?? 'linear'];
    neurons += width;
  });
  const forward = multiplies * NS_MULTIPLY + activationTime;
  const trainRow = forward + 2 * multiplies * NS_MULTIPLY;
  const measureRow = forward + neurons * NS_COUNTING + NS_SCORE;
  const trainRows = rows * (run.trainPercent / 100);
  const steps = Math.ceil(trainRows / run.batch);
  const trained =
    run.epochs * (trainRows * trainRow + steps * (NS_STEP + multiplies * NS_PARAMETER));
  const measured = checkpointEpochs(run.epochs).length * rows * measureRow;
  return (trained + measured) * 1e-9;
}
