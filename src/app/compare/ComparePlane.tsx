import { useRef } from 'react';
import { type PlaneLayout, planeLayout } from '../../charts/plane/layout.ts';
import { paintPlane } from '../../charts/plane/paint.ts';
import type { EstimatorSpec, Trajectory } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { isExact, type Network } from '../../state/comparison.ts';
import { useChartCanvas } from '../shared/chart-canvas.tsx';
import { useLabState, usePage } from '../shell/lab-context.ts';
import { StageNotice } from './StageNotice.tsx';
import { useNetworkPointer } from './use-network-pointer.ts';

interface Props {
  /** Place of the network: 0 is the run itself. */
  readonly row: number;
  /** The name of the network. */
  readonly title: string;
  readonly estimator: EstimatorSpec;
}

/** One network under one estimator; the pointer acts in every plane as in this one. */
export function ComparePlane({ row, title, estimator }: Props) {
  const { lab, comparison } = usePage();
  const layout = useRef<PlaneLayout | undefined>(undefined);
  const name = `${messages.estimators.title(estimator)} — ${title}`;

  const sees = () => {
    const network = comparison.networks[row];
    if (network === undefined) return [];
    const { recording, run } = network;
    const { viewState, hover } = lab.state;
    const measured = comparison.measured(recording, estimator, viewState.output);
    return [
      name,
      recording,
      run,
      recording.count,
      estimator,
      measured,
      viewState,
      hover,
      comparison.checkpointIn(recording, lab.playhead),
    ];
  };
  const svg = useChartCanvas(
    (element, size) => {
      const network = comparison.networks[row];
      if (network === undefined) return;
      const { recording, run } = network;
      const { viewState, hover } = lab.state;
      const layers = comparison.layers(recording, estimator, viewState.output) ?? [];
      const selected = viewState.layer === undefined ? undefined : viewState.layer - 1;
      const shown = comparison.checkpointIn(recording, lab.shown);
      layout.current = planeLayout({
        size,
        entropyBounds: comparison.entropyBoundsOf(run),
        trajectories: { count: recording.count, epochs: recording.epochs, layers },
        previous: undefined,
        playhead: comparison.checkpointIn(recording, lab.playhead),
        hover: hover && comparison.checkpointIn(recording, hover.checkpoint),
        selected,
        isolated: selected,
        ariaLabel: summary(name, network, layers, shown),
        previousLabels: layout.current?.labels ?? [],
        compact: true,
      });
      paintPlane(element, layout.current);
    },
    { sees },
  );

  const pointer = useNetworkPointer(row, (x, y) => layout.current?.nearest(x, y));

  return (
    <figure className={isExact(estimator) ? 'compared exact' : 'compared'}>
      {/* The picture's own name begins with the same words. */}
      <figcaption aria-hidden="true">{name}</figcaption>
      <svg ref={svg} {...pointer}>
        <title>{name}</title>
      </svg>
      <Reading row={row} estimator={estimator} />
      <StageNotice row={row} estimators={[estimator]} />
    </figure>
  );
}

function summary(
  name: string,
  { recording }: Network,
  layers: readonly Trajectory[],
  checkpoint: number,
): string {
  const epoch = recording.epochs[checkpoint];
  const numbers = layers.flatMap(({ name: layer, ixt, ity }) => {
    const bits = ixt[checkpoint];
    return bits === undefined || !Number.isFinite(bits)
      ? []
      : `${layer}: ${messages.numbers.bits(bits)} and ${messages.numbers.bits(ity[checkpoint] as number)}`;
  });
  if (epoch === undefined || numbers.length === 0) return `${name}. Nothing measured yet.`;
  return `${name}. At epoch ${epoch}, I(X;T) and I(T;Y) in bits: ${numbers.join('; ')}.`;
}

/** What this plane says of the layer that is pointed at in any of them. */
function Reading({ row, estimator }: Pick<Props, 'row' | 'estimator'>) {
  const { comparison } = usePage();
  const hover = useLabState((state) => state.hover);
  const output = useLabState((state) => state.viewState.output);
  const network = comparison.networks[row];
  if (hover?.layer === undefined || network === undefined) return null;
  const layer = comparison.layers(network.recording, estimator, output)?.[hover.layer];
  const checkpoint = comparison.checkpointIn(network.recording, hover.checkpoint);
  const ixt = layer?.ixt[checkpoint];
  if (layer === undefined || ixt === undefined || !Number.isFinite(ixt)) return null;
  return (
    <div className="reading" aria-hidden="true">
      <strong>{layer.name}</strong> epoch {network.recording.epochs[checkpoint]}:{' '}
      {messages.numbers.bits(ixt)}, {messages.numbers.bits(layer.ity[checkpoint] ?? Number.NaN)}{' '}
      bits
    </div>
  );
}
