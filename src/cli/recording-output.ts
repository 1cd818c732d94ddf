import {
  datasetInfo,
  ENGINE_VERSION,
  type JudgedRecording,
  judgedRecording,
  judgeLayer,
  type Outcome,
  type Phase,
  type Preset,
  type RunRecording,
  type Trajectory,
} from '../engine/index.ts';
import { formatLink, type ViewState } from '../link/index.ts';
import { messages } from '../messages/index.ts';
import type { EstimatorTrajectories } from './estimators.ts';

/** A trained run, measured by the chosen estimators, and its view state. */
export interface Network {
  readonly preset: Preset;
  readonly viewState: ViewState;
  readonly recording: RunRecording;
  readonly outcome: Outcome;
  readonly fingerprint: string;
  /** The first is what `layers` shows. */
  readonly trajectories: readonly [EstimatorTrajectories, ...EstimatorTrajectories[]];
}

/** A run and the networks it is compared with. */
interface Measured extends Network {
  readonly networks: readonly Network[];
}

/** Epochs and I(X;T) as recorded, the change as smoothed. */
const summaryOfPhase = ({ kind, start, end, bits, fitting }: Phase): object => ({
  kind,
  fromEpoch: start.epoch,
  toEpoch: end.epoch,
  from: start.ixt,
  to: end.ixt,
  change: bits,
  fitting,
});

/** A layer at the last recorded epoch, and the verdict on its trajectory; none of a diverged run. */
function summaryOfLayer(
  { recording, viewState }: Network,
  judged: JudgedRecording,
  layer: Trajectory,
): object {
  const { name, ixt, ity, states } = layer;
  const last = recording.count - 1;
  const verdict = judgeLayer(layer, judged, viewState.criteria);
  return {
    layer: name,
    ixt: ixt[last],
    ity: ity[last],
    codes: Number.isNaN(states[last]) ? null : states[last],
    ...(verdict && {
      verdict: messages.verdicts.name(verdict.kind),
      borderline: verdict.qualifications.includes('borderline'),
      saturated: verdict.qualifications.includes('saturated'),
      peakEpoch: verdict.peak.epoch,
      peak: verdict.peak.ixt,
      end: verdict.end.ixt,
      fittedEpoch: verdict.fitted?.epoch ?? null,
      phases: verdict.phases.map(summaryOfPhase),
    }),
  };
}

/** The link of a network, without '#': its name in tables. */
const nameOf = ({ preset, viewState, recording: { run } }: Network): string =>
  formatLink({ preset, run, viewState, fingerprint: undefined });

function summaryOfNetwork(network: Network): object {
  const { recording, fingerprint, outcome, trajectories } = network;
  const { accuracy } = recording.learning;
  const last = recording.count - 1;
  const hasDiverged = outcome.kind === 'diverged';
  const judged = judgedRecording(recording, recording.count, hasDiverged);
  const layersOf = (trajectory: EstimatorTrajectories) =>
    trajectory.layers.map((layer) => summaryOfLayer(network, judged, layer));
  const { majorityShare } = datasetInfo(recording.run.data);
  const [first, ...estimators] = trajectories;
  return {
    fingerprint,
    outcome: outcome.kind,
    learning: judged.status.kind,
    epochs: recording.epochs[last],
    ...(first.estimator === 'exact' ? {} : { estimator: first.estimator }),
    layers: layersOf(first),
    ...(estimators.length === 0
      ? {}
      : {
          estimators: estimators.map((trajectory) => ({
            estimator: trajectory.estimator,
            layers: layersOf(trajectory),
          })),
        }),
    accuracy: { train: accuracy.train[last], test: accuracy.test[last], majority: majorityShare },
  };
}

/** What `train` prints: the last recorded epoch. */
export function summaryOf(measured: Measured): object {
  const networks = measured.networks.map((network) => ({
    run: nameOf(network),
    ...summaryOfNetwork(network),
  }));
  return { ...summaryOfNetwork(measured), ...(networks.length === 0 ? {} : { networks }) };
}

/** A cell that may hold commas. */
const quoted = (text: string): string => (text.includes(',') ? `"${text}"` : text);

/** One line a layer, estimator, checkpoint and network; a network is named by its link. */
export function recordingAsCsv({ networks, ...own }: Measured): string {
  const lines = ['run,seed,epoch,layer,estimator,ixt,ity,codes'];
  for (const network of [own, ...networks]) {
    const { recording, trajectories } = network;
    const { seed } = recording.run;
    const name = quoted(nameOf(network));
    recording.epochs.forEach((epoch, r) => {
      for (const { estimator, layers } of trajectories) {
        for (const { name: layer, ixt, ity, states } of layers) {
          const count = Number.isNaN(states[r]) ? '' : states[r];
          lines.push(
            [name, seed, epoch, layer, quoted(estimator), ixt[r], ity[r], count].join(','),
          );
        }
      }
    });
  }
  return `${lines.join('\n')}\n`;
}

/** A trajectory as it is written: the states of a layer are called codes there. */
const withCodes = ({ name, ixt, ity, states }: Trajectory): object => ({
  name,
  ixt,
  ity,
  codes: states,
});

function wholeNetwork({ preset, viewState, recording, trajectories, ...rest }: Network): object {
  const { run, epochs, learning } = recording;
  const { fingerprint, outcome } = rest;
  const seen = { hex: fingerprint, engine: ENGINE_VERSION };
  const { output } = viewState;
  const link = `#${formatLink({ preset, run, viewState, fingerprint: seen })}`;
  const [{ estimator, layers }, ...estimators] = trajectories;
  return {
    fingerprint,
    outcome,
    link,
    run,
    output,
    epochs,
    ...learning,
    ...(estimator === 'exact' ? {} : { estimator }),
    layers: layers.map(withCodes),
    estimators: estimators.map((other) => ({ ...other, layers: other.layers.map(withCodes) })),
  };
}

/** Everything but the states of the networks. */
export function recordingAsJson(measured: Measured): string {
  const networks = measured.networks.map(wholeNetwork);
  return `${JSON.stringify({ ...wholeNetwork(measured), networks })}\n`;
}
