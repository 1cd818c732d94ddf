import { layerColour } from '../../charts/shared/palette.ts';
import { verdictChartLayout } from '../../charts/verdict/layout.ts';
import { paintVerdictChart } from '../../charts/verdict/paint.ts';
import type { Recording, Trajectory, Verdict } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { useChart } from '../shared/use-chart.ts';
import styles from './reason-dialog.module.css';

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

/** I(X;T) of one layer under one estimator, with the peak, the end, and what was lost between. */
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
    read: ({ screen, display }) => ({
      recording,
      count: recording.count,
      trajectory,
      layer,
      layers,
      verdict,
      hx,
      estimator,
      scale: display.getState().epochScale,
      threshold: screen.view.criteria.epsilon,
    }),
    paint: (element, size, content) => {
      const { recording, count, trajectory, layer, layers, verdict } = content;
      const { hx, estimator, scale, threshold } = content;
      const layout = verdictChartLayout({
        size,
        scale,
        totalEpochs: recording.lastEpoch,
        count,
        epochs: recording.epochs,
        values: trajectory.ixt,
        colour: layerColour(layer, layers),
        peak: { checkpoint: verdict.peak.checkpoint, bits: verdict.peak.ixt },
        threshold,
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
      paintVerdictChart(element, layout);
    },
  });
  return (
    <svg ref={svg} className={styles['trajectory-rule']}>
      <title>{messages.charts.informationOverEpochs('I(X;T)').title}</title>
    </svg>
  );
}
