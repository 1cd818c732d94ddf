import { useRef } from 'react';
import { type PlaneLayout, planeLayout } from '../../charts/plane/layout.ts';
import { paintPlane } from '../../charts/plane/paint.ts';
import type { EstimatorSpec, Recording, Trajectory } from '../../engine/index.ts';
import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import type { CompareModel } from '../../state/compare-model.ts';
import { isExact } from '../../state/estimates.ts';
import { useModel } from '../laboratory/laboratory.ts';
import chartStyles from '../shared/chart.module.css';
import { classes } from '../shared/classes.ts';
import { useObserved } from '../shared/page-context.ts';
import { momentAt } from '../shared/trajectories-of.ts';
import { useChart } from '../shared/use-chart.ts';
import styles from './compare-plane.module.css';
import { StageNotice, useNetworkPointer } from './network-chart.tsx';

interface Props {
  /** Place of the network: 0 is the run itself. */
  readonly row: number;
  /** The name of the network. */
  readonly title: string;
  readonly estimator: EstimatorSpec;
}

/** One network under one estimator; the pointer acts in every plane as in this one. */
export function ComparePlane({ row, title, estimator }: Props) {
  const model = useModel<CompareModel>();
  const layout = useRef<PlaneLayout | undefined>(undefined);
  const name = fetchedMessages.compare.planeName(messages.estimators.title(estimator), title);

  const svg = useChart({
    read: ({ screen }) => {
      const compared = model.comparedRuns[row];
      const { hover } = screen.playhead;
      return {
        recording: compared?.recording,
        count: compared?.count ?? 0,
        entropyBounds: compared?.recording.entropyBounds,
        name,
        measured: compared && model.trajectories(compared, estimator),
        layer: screen.view.layer,
        playhead: compared && model.checkpointIn(compared.recording, screen.checkpoint),
        hovered: compared && hover && model.checkpointIn(compared.recording, hover.checkpoint),
      };
    },
    paint: (element, size, content) => {
      const { recording, count, entropyBounds, measured, layer, playhead = -1, hovered } = content;
      if (recording === undefined || entropyBounds === undefined) return;
      const layers = measured?.layers ?? [];
      const selected = layer === undefined ? undefined : layer - 1;
      layout.current = planeLayout({
        size,
        entropyBounds,
        trajectories: { count, epochs: recording.epochs, layers },
        previous: undefined,
        playhead,
        hover: hovered,
        selected,
        isolated: selected,
        ariaLabel: summary(content.name, recording, layers, hovered ?? playhead),
        previousLabels: layout.current?.labels ?? [],
        compact: true,
      });
      paintPlane(element, layout.current);
    },
  });

  const pointer = useNetworkPointer(row, (x, y) => layout.current?.nearest(x, y));

  return (
    <figure
      className={classes(
        chartStyles['chart'],
        styles['compared'],
        isExact(estimator) && styles['exact'],
      )}
    >
      {/* The picture's own name begins with the same words. */}
      <figcaption aria-hidden="true">{name}</figcaption>
      <svg ref={svg} {...pointer}>
        <title>{name}</title>
      </svg>
      <HoveredEstimate row={row} estimator={estimator} />
      <StageNotice row={row} estimators={[estimator]} />
    </figure>
  );
}

function summary(
  name: string,
  recording: Recording,
  layers: readonly Trajectory[],
  checkpoint: number,
): string {
  const numbers = layers.flatMap(({ name: layer, ixt, ity }) => {
    const bits = ixt[checkpoint];
    return bits === undefined || !Number.isFinite(bits)
      ? []
      : { name: layer, ixt: bits, ity: ity[checkpoint] as number };
  });
  return messages.charts.comparedPlane(name, momentAt(recording, checkpoint), numbers);
}

/** The estimate in this plane of the layer that is pointed at in any of them. */
function HoveredEstimate({ row, estimator }: Pick<Props, 'row' | 'estimator'>) {
  const model = useModel<CompareModel>();
  const found = useObserved(({ screen }) => {
    const compared = model.comparedRuns[row];
    const { hover } = screen.playhead;
    if (hover?.layer === undefined || compared === undefined) return undefined;
    const layer = model.trajectories(compared, estimator)?.layers[hover.layer];
    const checkpoint = model.checkpointIn(compared.recording, hover.checkpoint);
    const ixt = layer?.ixt[checkpoint];
    if (layer === undefined || ixt === undefined || !Number.isFinite(ixt)) return undefined;
    const ity = layer.ity[checkpoint] ?? Number.NaN;
    return { name: layer.name, moment: momentAt(compared.recording, checkpoint), ixt, ity };
  });
  if (found === undefined) return null;
  const { name, moment, ixt, ity } = found;
  return (
    <div className={styles['estimate']} aria-hidden="true">
      <strong>{name}</strong> {fetchedMessages.compare.estimate(moment ?? 0, ixt, ity)}
    </div>
  );
}
