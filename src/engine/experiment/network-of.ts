import type { Dataset } from '../data/dataset.ts';
import type { LayerSpec, NetworkSpec } from '../network/spec.ts';
import type { Experiment } from './run.ts';

/** The layers of an experiment on a data set: its hidden layers, then a linear layer of logits. */
export function networkOf(experiment: Experiment, data: Dataset): NetworkSpec {
  const { bits: activationBits, weightBits, hidden, activations } = experiment;
  if (activations.length !== hidden.length) {
    throw new RangeError(`${activations.length} activations for ${hidden.length} hidden layers`);
  }
  const widths = [data.inputs, ...hidden, data.labelCount];
  return widths.slice(1).map(
    (outputs, l): LayerSpec => ({
      kind: 'dense',
      inputs: widths[l] as number,
      outputs,
      activation: activations[l] ?? 'linear',
      activationBits,
      weightBits,
    }),
  );
}
