/** Trains and measures the runs that claims are about. */

import { parseEstimatorOption, trajectoriesOf } from '../../src/cli/estimators.ts';
import { predictionUncertainty } from '../../src/engine/analysis/neuron-bins.ts';
import {
  type Backend,
  DEFAULT_CRITERIA,
  estimate,
  judgedRecording,
  judgeLayer,
  loadDataset,
  type Run,
  type RunRecording,
  runText,
  type Trajectory,
  trainToEnd,
  type Verdict,
} from '../../src/engine/index.ts';
import { RunActivations } from '../../src/engine/training/run-activations.ts';
import { parseLink } from '../../src/link/index.ts';
import { chooseBackend } from '../../src/worker/backend.ts';

export interface JudgedLayer extends Trajectory {
  readonly verdict: Verdict;
  /** I(X;T) before training and at the end, bits. */
  readonly start: number;
  readonly end: number;
}

export interface Trained {
  readonly recording: RunRecording;
  readonly hasDiverged: boolean;
}

/** The runs of one seed. */
export class SeedRuns {
  readonly seed: number;
  private readonly backend: Backend;
  private readonly trained = new Map<string, Promise<Trained>>();
  private readonly judged = new Map<string, Promise<readonly JudgedLayer[]>>();

  constructor(seed: number, backend: Backend) {
    this.seed = seed;
    this.backend = backend;
  }

  /** The layers of the run of a link, `tanh-8bit?epochs=200`, under an estimator as links write it. */
  layers(link: string, estimator = 'exact'): Promise<readonly JudgedLayer[]> {
    return once(this.judged, `${link} ${estimator}`, async () => {
      const { recording, hasDiverged } = await this.train(link);
      const spec = parseEstimatorOption('estimator', estimator);
      const [found] = await trajectoriesOf(recording, [spec], 'logits', this.backend);
      return (found?.layers ?? []).map((layer) => judgedLayer(recording, hasDiverged, layer));
    });
  }

  /** I(X;T) of each layer at the last epoch under an estimator fitted to that epoch, bits. */
  async atEnd(link: string, estimator: string): Promise<readonly number[]> {
    const { labels, counter, layers } = await this.lastLayers(link);
    const spec = parseEstimatorOption('estimator', estimator);
    return layers.map((layer) => estimate(layer, labels, counter, spec).ixt);
  }

  /** H(prediction | bins) of a layer, 1 …, at the last epoch, bits. */
  async missing(link: string, layer: number, estimator: string): Promise<number> {
    const { prediction, layers } = await this.lastLayers(link);
    const values = layers[layer - 1];
    if (values === undefined) throw new Error(`${link} has no layer ${layer}`);
    const spec = parseEstimatorOption('estimator', estimator);
    return predictionUncertainty(values, prediction, spec, undefined);
  }

  train(link: string): Promise<Trained> {
    const run = runOf(link, this.seed);
    return once(this.trained, runText(run), async () => {
      const { recording, outcome } = trainToEnd(run, await loadDataset(run), this.backend);
      return { recording, hasDiverged: outcome.kind === 'diverged' };
    });
  }

  private async lastLayers(link: string) {
    const { recording } = await this.train(link);
    const { run } = recording;
    const recorded = new RunActivations(run, await loadDataset(run), this.backend);
    recorded.extend(recording.states);
    const last = recording.count - 1;
    const prediction = recorded.predictionAt(last);
    const layers = recorded.layersAt(last, 'logits').flatMap((layer) => layer ?? []);
    if (prediction === undefined) throw new Error(`${link} has no predictions`);
    const { labels, counter } = recorded;
    return { labels, counter, prediction, layers };
  }
}

export async function runsOfSeed(seed: number): Promise<SeedRuns> {
  const { backend, fallback } = await chooseBackend();
  if (fallback !== undefined) throw new Error(JSON.stringify(fallback));
  return new SeedRuns(seed, backend);
}

function once<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = cache.get(key) ?? make();
  cache.set(key, found);
  return found;
}

function runOf(link: string, seed: number): Run {
  const { link: parsed, repairs } = parseLink(`#v1/${link}`);
  if (repairs.length > 0) throw new Error(`${link} is no link: ${JSON.stringify(repairs)}`);
  return { ...parsed.run, seed };
}

function judgedLayer(
  recording: RunRecording,
  hasDiverged: boolean,
  layer: Trajectory,
): JudgedLayer {
  const judged = judgedRecording(recording, recording.count, hasDiverged);
  const verdict = judgeLayer(layer, judged, DEFAULT_CRITERIA);
  if (verdict === undefined) throw new Error(`${runText(recording.run)}: nothing to judge`);
  return { ...layer, verdict, start: Number(layer.ixt[0]), end: verdict.end.ixt };
}
