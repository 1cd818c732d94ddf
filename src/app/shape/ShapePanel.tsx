import { type ScatterLayout, scatterLayout } from '../../charts/scatter/layout.ts';
import { paintScatter } from '../../charts/scatter/paint.ts';
import { messages } from '../../messages/index.ts';
import { type DrawnPoints, hasTooManyLabels, MAX_LABELS } from '../../state/inspection.ts';
import { useAnswerChart } from '../panel/use-answer-chart.ts';
import { useInspection } from '../panel/use-inspection.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import type { Size } from '../shared/use-chart.ts';
import { ScatterOverEpochs } from './ScatterOverEpochs.tsx';

/** Compression that is not information: how far classes draw together in one layer. */
export function ShapePanel() {
  const hasEpochs = useObserved(({ screen: { shown } }) => (shown.file?.count ?? 2) > 1);
  return (
    <div className="drawing shape-panel">
      {hasEpochs && <ScatterOverEpochs />}
      <Points />
      <p className="hint">
        Classes may draw together while every code stays distinct: geometry, not information.
      </p>
    </div>
  );
}

/** The rows of the layer in two dimensions, at the checkpoint on show. */
function Points() {
  const { screen } = usePage();
  const tooManyLabels = useObserved(({ screen: { shown } }) => hasTooManyLabels(shown));
  const { name, problem } = useInspection();
  const svg = useAnswerChart('points', (element, size, found) => {
    const classes = screen.shown.snapshot.recording.labelCount;
    paintScatter(element, pointsLayout(found?.answer, size, name, classes));
  });
  return (
    <div className="drawing-chart">
      <svg ref={svg}>
        <title>Rows of a layer in two dimensions</title>
      </svg>
      {tooManyLabels && (
        <p className="drawing-empty">{messages.layers.tooManyLabels(MAX_LABELS)}</p>
      )}
      {problem !== undefined && <p className="drawing-empty">{problem}</p>}
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
  classes: number,
): ScatterLayout {
  const { xs, ys, labels, counts, axes, shown, of } = points;
  const what =
    axes === 'neurons'
      ? 'its neurons'
      : `first two principal axes, ${Math.floor(100 * shown)} % of the variance`;
  const part = xs.length < of ? `; ${xs.length} of ${of} points` : '';
  const title = `${name}: ${what}${part}`;
  return scatterLayout({
    size,
    xs,
    ys,
    labels,
    counts,
    classes,
    axes: axes === 'neurons' ? ['neuron 1', 'neuron 2'] : ['axis 1', 'axis 2'],
    title,
    ariaLabel: `Inputs as points, coloured by label. ${title}`,
  });
}
