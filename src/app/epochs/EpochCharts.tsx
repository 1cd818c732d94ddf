import { type Line, layerLines } from '../../charts/shared/lines.ts';
import { TEST, TRAIN } from '../../charts/shared/palette.ts';
import type { RunRecording } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import type { Lab } from '../../state/lab.ts';
import type { Page } from '../../state/page.ts';
import { EXACT } from '../../state/settings.ts';
import { trajectoriesShown } from '../shared/trajectories-of.ts';
import { useLabState, usePage } from '../shell/lab-context.ts';
import { EpochChart, type EpochContent } from './EpochChart.tsx';

/** A little room above the largest value, so that a line on the bound is not cut in half. */
const HEADROOM = 1.04;

function information(page: Page, quantity: 'ixt' | 'ity'): EpochContent {
  const { viewState, entropyBounds } = page.lab.state;
  const selected = viewState.layer === undefined ? undefined : viewState.layer - 1;
  const name = quantity === 'ixt' ? 'I(X;T)' : 'I(T;Y)';
  const top = quantity === 'ixt' ? entropyBounds.hx : Math.max(entropyBounds.hy, 0.01);
  return {
    lines: layerLines(trajectoriesShown(page, EXACT), quantity, selected),
    left: { domain: [0, top * HEADROOM], title: `${name} over epochs, bits` },
    ariaLabel: `${name} of each layer over epochs, in bits`,
  };
}

function line(
  name: string,
  values: readonly number[],
  part: 'train' | 'test',
  axis: Line['axis'],
): Line {
  const viewState = part === 'train' ? { colour: TRAIN, light: true } : { colour: TEST };
  return {
    name,
    values,
    ...viewState,
    axis,
    dashed: axis === 'right',
    faded: false,
    symbol: undefined,
  };
}

function learning(lab: Lab): EpochContent {
  const { accuracy, loss } = lab.runRecording;
  let highest = 1;
  for (const value of loss.train) highest = Math.max(highest, value);
  for (const value of loss.test) highest = Math.max(highest, value);
  return {
    lines: [
      line('train', accuracy.train, 'train', 'left'),
      line('test', accuracy.test, 'test', 'left'),
      line('train', loss.train, 'train', 'right'),
      line('test', loss.test, 'test', 'right'),
    ],
    left: { domain: [0, HEADROOM], title: 'Accuracy, share' },
    right: { domain: [0, highest * HEADROOM], title: 'loss, bits (dashed)' },
    ariaLabel: `Accuracy and loss on train and test rows over epochs. ${learningText(lab.runRecording, lab.shown)}`,
  };
}

/** Accuracy and loss at a checkpoint, for those who do not see the chart. */
function learningText({ epochs, accuracy, loss }: RunRecording, checkpoint: number): string {
  const epoch = epochs[checkpoint];
  if (epoch === undefined) return messages.epochs.noneRecorded();
  const at = ({ train, test }: RunRecording['loss']) =>
    [train[checkpoint] ?? Number.NaN, test[checkpoint] ?? Number.NaN] as const;
  return messages.epochs.learning(epoch, at(accuracy), at(loss));
}

/** The charts beside the plane; all share the playhead. A file tells neither accuracy nor loss. */
export function EpochCharts() {
  const page = usePage();
  const isFile = useLabState((state) => state.file !== undefined);
  const hasEpochs = useLabState(({ file }) => file === undefined || file.count > 1);
  const panel = useLabState((state) => state.viewState.panel);
  if (!hasEpochs) return null;
  const room = `${panel === 'numbers' ? '' : 'less-room'} ${isFile ? 'two' : ''}`;
  return (
    <section className={`epoch-charts ${room}`} aria-label="Over epochs">
      <EpochChart content={() => information(page, 'ixt')} />
      <EpochChart content={() => information(page, 'ity')} />
      {!isFile && <EpochChart content={learning} />}
    </section>
  );
}
