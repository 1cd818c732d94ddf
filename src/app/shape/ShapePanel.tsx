import { type ScatterLayout, scatterLayout } from '../../charts/scatter/layout.ts';
import { paintScatter } from '../../charts/scatter/paint.ts';
import { messages } from '../../messages/index.ts';
import { type DrawnPoints, hasTooManyClasses, MAX_CLASSES } from '../../state/inspection.ts';
import { useAnswerCanvas } from '../panel/use-answer-canvas.ts';
import { useInspection } from '../panel/use-inspection.ts';
import type { Size } from '../shared/chart-canvas.tsx';
import { useLab, useLabState } from '../shell/lab-context.ts';
import { ScatterOverEpochs } from './ScatterOverEpochs.tsx';

/** Compression that is not information: how far classes draw together in one layer. */
export function ShapePanel() {
  const hasEpochs = useLabState(({ file }) => file === undefined || file.count > 1);
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
  const lab = useLab();
  const tooManyClasses = useLabState(hasTooManyClasses);
  const { name, problem } = useInspection();
  const svg = useAnswerCanvas('points', (element, size, found) => {
    const classes = lab.state.file?.summary.classes ?? 2;
    paintScatter(element, pointsLayout(found?.answer, size, name, classes));
  });
  return (
    <div className="drawing-chart">
      <svg ref={svg}>
        <title>Rows of a layer in two dimensions</title>
      </svg>
      {tooManyClasses && (
        <p className="drawing-empty">{messages.layers.tooManyLabels(MAX_CLASSES)}</p>
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
