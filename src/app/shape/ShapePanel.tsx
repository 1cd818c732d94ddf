import { type ScatterLayout, scatterLayout } from '../../charts/scatter/layout.ts';
import { paintScatter } from '../../charts/scatter/paint.ts';
import { messages } from '../../messages/index.ts';
import { type DrawnPoints, hasTooManyLabels, MAX_LABELS } from '../../state/inspection.ts';
import panelStyles from '../panel/panel.module.css';
import { useAnswerChart, useInspection } from '../panel/use-inspection.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import textStyles from '../shared/text.module.css';
import type { Size } from '../shared/use-chart.ts';
import { ScatterOverEpochs } from './ScatterOverEpochs.tsx';

/** Compression that is not information: how far the points of a label draw together in one layer. */
export function ShapePanel() {
  const hasEpochs = useObserved(
    ({ screen: { recording } }) => recording.lastEpoch > (recording.epochs[0] ?? 0),
  );
  return (
    <div className={panelStyles['drawing']} data-testid="shape-panel">
      {hasEpochs && <ScatterOverEpochs />}
      <Points />
      <p className={textStyles['hint']}>{messages.lab.panels().shapeHint}</p>
    </div>
  );
}

/** The rows of the layer in two dimensions, at the checkpoint on show. */
function Points() {
  const { screen } = usePage();
  const tooManyLabels = useObserved(({ screen: { shown } }) => hasTooManyLabels(shown));
  const { name, problem } = useInspection();
  const svg = useAnswerChart('points', (element, size, found) => {
    const labelCount = screen.shown.snapshot.recording.labelCount;
    paintScatter(element, pointsLayout(found?.answer, size, name, labelCount));
  });
  return (
    <div className={panelStyles['drawing-chart']}>
      <svg ref={svg} data-testid="scatter">
        <title>{messages.lab.panels().points}</title>
      </svg>
      {tooManyLabels && (
        <p className={panelStyles['drawing-empty']} data-testid="drawing-empty">
          {messages.layers.tooManyLabels(MAX_LABELS)}
        </p>
      )}
      {problem !== undefined && (
        <p className={panelStyles['drawing-empty']} data-testid="drawing-empty">
          {problem}
        </p>
      )}
    </div>
  );
}

const NO_POINTS: DrawnPoints = {
  xs: new Float64Array(),
  ys: new Float64Array(),
  labels: new Int32Array(),
  counts: new Int32Array(),
  axes: 'neurons',
  shown: 1,
  of: 0,
};

function pointsLayout(
  points: DrawnPoints = NO_POINTS,
  size: Size,
  name: string,
  labelCount: number,
): ScatterLayout {
  const { xs, ys, labels, counts, axes, shown, of } = points;
  return scatterLayout({
    size,
    xs,
    ys,
    labels,
    counts,
    labelCount,
    ...messages.charts.points(
      name,
      axes === 'neurons' ? { kind: 'neurons' } : { kind: 'principal', shown },
      xs.length,
      of,
    ),
  });
}
