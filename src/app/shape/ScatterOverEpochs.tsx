import { messages } from '../../messages/index.ts';
import type { Measured } from '../../state/estimates.ts';
import { inspectedLayer } from '../../state/inspection.ts';
import type { LabModel } from '../../state/lab-model.ts';
import { EpochChart, type EpochContent } from '../epochs/EpochChart.tsx';
import { useModel } from '../laboratory/laboratory.ts';
import { type Subject, shownTrajectories } from '../shared/trajectories-of.ts';
import { largestScatter, scatterLines, scatterText } from './scatter-lines.ts';
import styles from './shape.module.css';

/** A little room above the largest value, so that a line there is not cut in half. */
const HEADROOM = 1.04;

/** A layer's scatter within and between labels, beside I(X;T). */
export function ScatterOverEpochs() {
  const model = useModel<LabModel>();
  return (
    <EpochChart
      className={styles['scatter']}
      read={(screen): Content => ({
        recording: screen.shown.snapshot.recording,
        count: screen.shown.snapshot.count,
        output: screen.view.output,
        hx: screen.shown.entropyBounds.hx,
        scatter: model.scatter,
        exact: screen.trajectories(screen.main),
        layer: inspectedLayer(screen),
        checkpoint: screen.shownCheckpoint,
      })}
      draw={draw}
    />
  );
}

interface Content extends Subject {
  readonly hx: number;
  readonly scatter: Measured | undefined;
  readonly exact: Measured | undefined;
  readonly layer: number;
  readonly checkpoint: number;
}

function draw(content: Content): EpochContent {
  const { hx, scatter, exact, layer, checkpoint } = content;
  const { epochs, layers } = shownTrajectories(content, exact);
  const { name = '', ixt = [] } = layers[layer] ?? {};
  const found = scatter?.layers[layer];
  const columns = { within: found?.ixt ?? [], between: found?.ity ?? [], ixt };
  const now = scatterText(columns, epochs, checkpoint);
  const words = messages.charts.scatter(name, now);
  return {
    lines: scatterLines(columns, layer, layers.length),
    left: {
      domain: [0, largestScatter(columns) * HEADROOM],
      title: words.title,
    },
    right: { domain: [0, hx * HEADROOM], title: words.right },
    ariaLabel: words.ariaLabel,
  };
}
