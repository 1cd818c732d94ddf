import {
  type Backend,
  DEFAULT_PRESET,
  loadDataset,
  type NetworkState,
  presetById,
  type Run,
  type Setup,
  setUp,
  train,
} from '../src/engine/index.ts';

/**
 * The training every implementation does: SYN of Lorenzen, Igel & Nielsen (2022), a 12-10-7-5-4-3-2
 * tanh network on the icosahedron task, weights and activations of 8 bits, 3276 rows in batches of
 * 256, Adam.
 */
export interface Job {
  readonly run: Run;
  readonly setup: Setup;
  readonly start: NetworkState;
  /** The rows of the first epochs, in the order they are trained; used again and again. */
  readonly orders: readonly Uint32Array[];
}

/** Enough that no implementation can learn the order of the rows by heart. */
const ORDERS = 8;

/** Takes start and orders from the engine's own trainer, by recording its calls of a session. */
export async function trainingJob(backend: Backend): Promise<Job> {
  const run = { ...(presetById('tanh-8bit') ?? DEFAULT_PRESET).run, epochs: ORDERS };
  const data = await loadDataset(run);
  const orders: Uint32Array[] = [];
  const listening: Backend = {
    id: backend.id,
    session: (setup) => {
      const bench = backend.session(setup);
      return {
        load: (state) => bench.load(state),
        state: () => bench.state(),
        calibrate: (rows) => bench.calibrate(rows),
        train: (rows) => {
          orders.push(rows.slice());
          bench.train(rows);
        },
        evaluate: () => bench.evaluate(),
        outputs: () => bench.outputs(),
        measure: (layer) => bench.measure(layer),
      };
    },
  };
  let start: NetworkState | undefined;
  for (const { checkpoint } of train(run, data, listening)) start ??= checkpoint?.state;
  if (start === undefined) throw new Error('the run recorded no start');
  return { run, setup: setUp(run, data), start, orders };
}

/** The rows of an epoch, counted from 0. */
export function orderOf(job: Job, epoch: number): Uint32Array {
  return job.orders[epoch % job.orders.length] as Uint32Array;
}
