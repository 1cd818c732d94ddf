import { phasesLayout } from '../../charts/phases/layout.ts';
import { paintPhases } from '../../charts/phases/paint.ts';
import { layerColour } from '../../charts/shared/palette.ts';
import type { Recording, Trajectory, Verdict } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import textStyles from './text.module.css';
import { useChart } from './use-chart.ts';
import styles from './verdict-chart.module.css';

interface Props {
  readonly recording: Recording;
  readonly trajectory: Trajectory;
  /** Its place, from 0, among how many. */
  readonly layer: number;
  readonly layers: number;
  readonly verdict: Verdict;
  readonly hx: number;
  /** What it was measured with. */
  readonly estimator: string;
}

/** I(X;T) of one layer under one estimator, with its phases, its peak and its end. */
export function VerdictChart({
  recording,
  trajectory,
  layer,
  layers,
  verdict,
  hx,
  estimator,
}: Props) {
  const svg = useChart({
    read: ({ display }) => ({
      recording,
      count: recording.count,
      trajectory,
      layer,
      layers,
      verdict,
      hx,
      estimator,
      scale: display.getState().epochScale,
    }),
    paint: (element, size, content) => {
      const { recording, count, trajectory, layer, layers, verdict } = content;
      const { hx, estimator, scale } = content;
      const layout = phasesLayout({
        size,
        scale,
        totalEpochs: recording.lastEpoch,
        count,
        epochs: recording.epochs,
        values: trajectory.ixt,
        colour: layerColour(layer, layers),
        verdict,
        hx,
        title: estimator,
        ariaLabel: messages.charts.verdict(
          trajectory.name,
          estimator,
          verdict.peak.ixt,
          verdict.peak.epoch,
          verdict.end.ixt,
        ),
      });
      paintPhases(element, layout);
    },
  });
  return (
    <>
      <svg ref={svg} className={styles['verdict-chart']}>
        <title>{messages.charts.informationOverEpochs('I(X;T)').title}</title>
      </svg>
      <p className={textStyles['hint']}>{messages.charts.phasesLegend()}</p>
    </>
  );
}
