import type { Dataset } from '../data/dataset.ts';
import { stratifiedSplit } from '../data/split.ts';
import { networkOf } from '../experiment/network-of.ts';
import type { Run } from '../experiment/run.ts';
import { initialParameters } from '../network/initialise.ts';
import { random } from '../numeric/random.ts';
import type { Backend, Setup, TrainingSession } from './backend.ts';

/** The split, network and training of a run on its data. */
export function setUp(run: Run, data: Dataset): Setup {
  const split = stratifiedSplit(data, run.trainPercent, run.seed);
  const { optimizer, learningRate, l2 } = run;
  const batch = Math.min(run.batch, split.train.length);
  return {
    network: networkOf(run, data),
    training: { batch, optimizer, learningRate, l2 },
    data,
    split,
  };
}

/** A session with the run's initial parameters, its ranges calibrated on the rows for training. */
export function startSession(
  run: Run,
  data: Dataset,
  backend: Backend,
): { readonly session: TrainingSession; readonly split: Setup['split'] } {
  const setup = setUp(run, data);
  const { network, split } = setup;
  const session = backend.session(setup);
  session.load({
    parameters: initialParameters(network, run.initialisation, random(run.seed, 'weights')),
    ranges: session.state().ranges,
  });
  session.calibrate(split.train);
  return { session, split };
}
