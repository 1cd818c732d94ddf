import type { Dataset } from '../data/dataset.ts';
import type { LayerSpec, NetworkSpec } from '../network/spec.ts';
import type { Experiment } from './run.ts';

/** The layers of an experiment on a data set: its hidden layers, then a linear layer of logits. */
export function networkOf(experiment: Experiment, data: Dataset): NetworkSpec {
  const { bits: activationBits, weightBits } = experiment;
  const widths = [data.inputs, ...experiment.hidden, data.labelCount];
  return widths.slice(1).map(
    (outputs, l): LayerSpec => ({
      kind: 'dense',
      inputs: widths[l] as number,
      outputs,
      activation: experiment.activations[l] ?? 'linear',
      activationBits,
      weightBits,
    }),
  );
}
