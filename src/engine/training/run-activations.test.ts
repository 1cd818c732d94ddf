import { expect, test, vi } from 'vitest';
import { DEFAULT_PRESET } from '../experiment/presets.ts';
import type { Run } from '../experiment/run.ts';
import { dataOf } from '../testing/data.ts';
import type { Backend } from './backend.ts';
import { RunActivations } from './run-activations.ts';
import { trainToEnd } from './train-to-end.ts';
import { typedArrayBackend } from './typed-array-backend.ts';

const RUN: Run = {
  ...DEFAULT_PRESET.run,
  hidden: [3, 2],
  activations: ['tanh', 'tanh'],
  epochs: 2,
};

/** The activations of a trained run, and how often its network has been computed. */
function recorded() {
  const outputs = vi.fn();
  const backend: Backend = {
    id: 'typed-arrays',
    session: (setup) => {
      const session = typedArrayBackend.session(setup);
      outputs.mockImplementation(() => session.outputs());
      return { ...session, outputs };
    },
  };
  const data = dataOf(RUN);
  const activations = new RunActivations(RUN, data, backend);
  activations.extend(trainToEnd(RUN, data, typedArrayBackend).recording.states);
  return { activations, outputs };
}

test('the network is computed once for all that is asked of one checkpoint', () => {
  const { activations, outputs } = recorded();
  const predicted = activations.predictionAt(1);
  const layers = activations.layersAt(1, 'class');
  expect([...(layers.at(-1)?.values ?? [])]).toEqual([...predicted]);
  expect(outputs).toHaveBeenCalledTimes(1);
});

test('another checkpoint is computed anew, and the first again after it', () => {
  const { activations, outputs } = recorded();
  const values = (checkpoint: number) =>
    activations.layersAt(checkpoint, 'logits').map((layer) => [...layer.values]);
  const first = values(0);
  expect(values(2)).not.toEqual(first);
  expect(values(0)).toEqual(first);
  expect(outputs).toHaveBeenCalledTimes(3);
});
