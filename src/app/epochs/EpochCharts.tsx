import { layerLines } from '../../charts/lines.ts';
import { TEST, TRAIN } from '../../charts/palette.ts';
import type { Line } from '../../charts/series.ts';
import type { Lab } from '../../state/lab.ts';
import type { Page } from '../../state/page.ts';
import { EXACT } from '../../state/settings.ts';
import { useLabState, usePage } from '../lab-context.ts';
import { seriesShown } from '../series-of.ts';
import { EpochChart, type EpochContent } from './EpochChart.tsx';
import { learningText } from './learning-text.ts';

/** A little room above the largest value, so that a line on the wall is not cut in half. */
const HEADROOM = 1.04;

function information(page: Page, quantity: 'ixt' | 'ity'): EpochContent {
  const { look, walls } = page.lab.state;
  const selected = look.layer === undefined ? undefined : look.layer - 1;
  const name = quantity === 'ixt' ? 'I(X;T)' : 'I(T;Y)';
  const top = quantity === 'ixt' ? walls.hx : Math.max(walls.hy, 0.01);
  return {
    lines: layerLines(seriesShown(page, EXACT), quantity, selected),
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
  const look = part === 'train' ? { colour: TRAIN, light: true } : { colour: TEST };
  return { name, values, ...look, axis, dashed: axis === 'right', faded: false, symbol: undefined };
}

function learning(lab: Lab): EpochContent {
  const { accuracy, loss } = lab.trace;
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
    ariaLabel: `Accuracy and loss on train and test rows over epochs. ${learningText(lab.trace, lab.shown)}`,
  };
}

/** The charts beside the plane; all share the playhead. A file tells neither accuracy nor loss. */
export function EpochCharts() {
  const page = usePage();
  const isFile = useLabState((state) => state.file !== undefined);
  const hasEpochs = useLabState(({ file }) => file === undefined || file.count > 1);
  const panel = useLabState((state) => state.look.panel);
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
