import { layerColour } from '../../charts/palette.ts';
import { trailRuleLayout } from '../../charts/trail-rule-layout.ts';
import { paintTrailRule } from '../../charts/trail-rule-paint.ts';
import type { LayerTrail, Trace, Verdict } from '../../engine/index.ts';
import { useChartCanvas } from '../chart-canvas.tsx';
import { useLab } from '../lab-context.ts';

interface Props {
  readonly trace: Trace;
  readonly trail: LayerTrail;
  /** Its place, from 0, among how many. */
  readonly layer: number;
  readonly layers: number;
  readonly verdict: Verdict;
  readonly hx: number;
  /** What it was measured with. */
  readonly ruler: string;
}

/** I(X;T) of one layer under one ruler, with the knee, the end, and what was lost between. */
export function TrailRule({ trace, trail, layer, layers, verdict, hx, ruler }: Props) {
  const lab = useLab();
  const svg = useChartCanvas((element, size) => {
    const { scale, look } = lab.state;
    const layout = trailRuleLayout({
      size,
      scale,
      totalEpochs: trace.run.epochs,
      count: trace.count,
      epochs: trace.epochs,
      values: trail.ixt,
      colour: layerColour(layer, layers),
      knee: { record: verdict.knee, bits: verdict.peak },
      threshold: look.rule.epsilon,
      hx,
      title: ruler,
      ariaLabel: `I(X;T) of ${trail.name} over epochs, ${ruler}: ${verdict.peak.toFixed(2)} bits at the knee, epoch ${trace.epochs[verdict.knee]}; ${verdict.end.toFixed(2)} bits at the end.`,
    });
    paintTrailRule(element, layout);
  });
  return (
    <svg ref={svg} className="trail-rule">
      <title>I(X;T) over epochs</title>
    </svg>
  );
}
