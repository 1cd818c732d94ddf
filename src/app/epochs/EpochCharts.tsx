import { type Line, layerLines } from '../../charts/shared/lines.ts';
import { TEST, TRAIN } from '../../charts/shared/palette.ts';
import type { LearningCurves } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { hasSeveralEpochs, type OnScreen } from '../../state/on-screen.ts';
import { classes } from '../shared/classes.ts';
import { useObserved } from '../shared/page-context.ts';
import { shownTrajectories } from '../shared/trajectories-of.ts';
import { EpochChart, type EpochContent } from './EpochChart.tsx';
import styles from './epochs.module.css';

/** A little room above the largest value, so that a line on the bound is not cut in half. */
const HEADROOM = 1.04;

function readInformation(screen: OnScreen) {
  const { snapshot, entropyBounds } = screen.shown;
  return {
    recording: snapshot.recording,
    count: snapshot.count,
    entropyBounds,
    output: screen.view.output,
    layer: screen.view.layer,
    measured: screen.trajectories(screen.main),
  };
}

function information(
  content: ReturnType<typeof readInformation>,
  quantity: 'ixt' | 'ity',
): EpochContent {
  const { entropyBounds, layer } = content;
  const selected = layer === undefined ? undefined : layer - 1;
  const name = quantity === 'ixt' ? 'I(X;T)' : 'I(T;Y)';
  const words = messages.charts.informationOverEpochs(name);
  const top = quantity === 'ixt' ? entropyBounds.hx : Math.max(entropyBounds.hy, 0.01);
  return {
    lines: layerLines(shownTrajectories(content, content.measured), quantity, selected),
    left: { domain: [0, top * HEADROOM], title: words.title },
    ariaLabel: words.ariaLabel,
  };
}

function line(
  name: string,
  values: readonly number[],
  part: 'train' | 'test',
  axis: Line['axis'],
): Line {
  const style = part === 'train' ? { colour: TRAIN, light: true } : { colour: TEST };
  return {
    name,
    values,
    ...style,
    axis,
    dashed: axis === 'right',
    faded: false,
    symbol: undefined,
  };
}

const NO_CURVES: LearningCurves = {
  accuracy: { train: [], test: [] },
  loss: { train: [], test: [] },
};

function readLearning({ shown, shownCheckpoint, majorityShare }: OnScreen) {
  const { recording, count } = shown.snapshot;
  return { recording, count, checkpoint: shownCheckpoint, majorityShare };
}

function learning({
  recording,
  checkpoint,
  majorityShare,
}: ReturnType<typeof readLearning>): EpochContent {
  const { accuracy, loss } = recording.learning ?? NO_CURVES;
  const words = messages.charts.accuracyAndLoss();
  let highest = 1;
  for (const value of loss.train) highest = Math.max(highest, value);
  for (const value of loss.test) highest = Math.max(highest, value);
  return {
    lines: [
      line(words.train, accuracy.train, 'train', 'left'),
      line(words.test, accuracy.test, 'test', 'left'),
      line(words.train, loss.train, 'train', 'right'),
      line(words.test, loss.test, 'test', 'right'),
    ],
    left: { domain: [0, HEADROOM], title: messages.charts.accuracy(majorityShare) },
    right: { domain: [0, highest * HEADROOM], title: words.loss },
    ariaLabel: messages.charts.learning(
      learningText(recording.epochs, { accuracy, loss }, checkpoint, majorityShare),
    ),
  };
}

/** Accuracy and loss at a checkpoint, for those who do not see the chart. */
function learningText(
  epochs: readonly number[],
  { accuracy, loss }: LearningCurves,
  checkpoint: number,
  majorityShare: number | undefined,
): string {
  const epoch = epochs[checkpoint];
  if (epoch === undefined) return messages.epochs.noneRecorded();
  const at = ({ train, test }: LearningCurves['loss']) =>
    [train[checkpoint] ?? Number.NaN, test[checkpoint] ?? Number.NaN] as const;
  return messages.epochs.learning(epoch, at(accuracy), at(loss), majorityShare);
}

/** The charts beside the plane; all share the playhead. Accuracy and loss are drawn where known. */
export function EpochCharts() {
  const recording = useObserved(({ screen }) => screen.shown.snapshot.recording);
  const panel = useObserved(({ screen }) => screen.view.panel);
  const hasLearning = recording.learning !== undefined;
  if (!hasSeveralEpochs(recording)) return null;
  return (
    <section
      className={classes(
        styles['epoch-charts'],
        panel !== 'numbers' && styles['less-room'],
        !hasLearning && styles['two'],
      )}
      aria-label={messages.lab.panels().overEpochs}
    >
      <EpochChart read={readInformation} draw={(content) => information(content, 'ixt')} />
      <EpochChart read={readInformation} draw={(content) => information(content, 'ity')} />
      {hasLearning && <EpochChart read={readLearning} draw={learning} />}
    </section>
  );
}
