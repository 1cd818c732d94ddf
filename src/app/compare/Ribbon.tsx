import { useRef, useState } from 'react';
import { type EstimatorLine, type RibbonLayout, ribbonLayout } from '../../charts/ribbon/layout.ts';
import { paintRibbon } from '../../charts/ribbon/paint.ts';
import type { EstimatorSpec, Trajectory } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { isExact } from '../../state/comparison.ts';
import { useChartCanvas } from '../shared/chart-canvas.tsx';
import { useLabState, usePage } from '../shell/lab-context.ts';
import { StageNotice } from './StageNotice.tsx';
import { useNetworkPointer } from './use-network-pointer.ts';
import { useNetworkTitles } from './use-network-titles.ts';

/** By how much each estimator errs on one layer over the epochs, on a network one may choose. */
export function Ribbon() {
  const titles = useNetworkTitles();
  const [chosen, setChosen] = useState(0);
  const row = Math.min(chosen, titles.length - 1);
  return (
    <section className="ribbon" aria-label="Error of each estimator">
      <label className="ribbon-network">
        Error on I(X;T) in{' '}
        <select value={row} onChange={(event) => setChosen(Number(event.target.value))}>
          {titles.map((title, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a network is known by its place
            <option key={n} value={n}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <RibbonChart key={row} row={row} title={titles[row] ?? ''} />
    </section>
  );
}

/** Estimate minus exact, bits, by checkpoint. */
function lineOf(
  estimator: EstimatorSpec,
  read: Trajectory | undefined,
  exact: Trajectory,
): EstimatorLine {
  const values = exact.ixt.map((bits, checkpoint) => (read?.ixt[checkpoint] ?? Number.NaN) - bits);
  return { name: messages.estimators.title(estimator), values };
}

interface Props {
  readonly row: number;
  /** The name of the network. */
  readonly title: string;
}

function RibbonChart({ row, title }: Props) {
  const { lab, comparison } = usePage();
  const estimators = useLabState((state) => state.viewState.estimators);
  const layout = useRef<RibbonLayout | undefined>(undefined);

  const svg = useChartCanvas((element, size) => {
    const network = comparison.networks[row];
    if (network === undefined) return;
    const { recording } = network;
    const { viewState, hover, scale } = lab.state;
    const truths = recording.layers(viewState.output);
    const layer = Math.min(viewState.layer ?? truths.length - 1, truths.length);
    const truth = truths[layer - 1];
    const lines = viewState.estimators
      .filter((estimator) => !isExact(estimator))
      .map((estimator, r) => {
        const read = comparison.layers(recording, estimator, viewState.output)?.[layer - 1];
        const line: EstimatorLine = truth
          ? lineOf(estimator, read, truth)
          : { name: messages.estimators.title(estimator), values: [] };
        return { ...line, dashed: r > 0 };
      });
    const name = truth?.name ?? '';
    layout.current = ribbonLayout({
      size,
      scale,
      totalEpochs: recording.run.epochs,
      count: recording.count,
      epochs: recording.epochs,
      lines,
      playhead: comparison.checkpointIn(recording, lab.playhead),
      hover: hover && comparison.checkpointIn(recording, hover.checkpoint),
      title: `${name}: estimate − exact, bits`,
      ariaLabel: `Estimate minus exact of I(X;T) of ${name} of ${title} over epochs, in bits, for ${lines.map((line) => line.name).join(', ')}`,
    });
    paintRibbon(element, layout.current);
  });

  const pointer = useNetworkPointer(row, (x) => {
    const checkpoint = layout.current?.checkpointAt(x);
    return checkpoint === undefined ? undefined : { checkpoint, layer: undefined };
  });

  return (
    <div className="ribbon-chart">
      <svg ref={svg} {...pointer}>
        <title>Error of each estimator over epochs</title>
      </svg>
      {estimators.every(isExact) ? (
        <p className="stage-notice unmeasured">Add an estimator to see its error.</p>
      ) : (
        <StageNotice row={row} estimators={estimators} />
      )}
    </div>
  );
}
