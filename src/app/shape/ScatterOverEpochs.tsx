import { inspectedLayer } from '../../state/inspection.ts';
import type { Page } from '../../state/page.ts';
import { EXACT } from '../../state/settings.ts';
import { EpochChart, type EpochContent } from '../epochs/EpochChart.tsx';
import { layersOf } from '../shared/trajectories-of.ts';
import { usePage } from '../shell/lab-context.ts';
import { largestScatter, scatterLines, scatterText } from './scatter-lines.ts';

/** A little room above the largest value, so that a line there is not cut in half. */
const HEADROOM = 1.04;

/** A layer's scatter within and between classes, beside I(X;T). */
export function ScatterOverEpochs() {
  const page = usePage();
  return <EpochChart content={() => contentOf(page)} isMeasured />;
}

function contentOf(page: Page): EpochContent {
  const { lab, comparison } = page;
  const { entropyBounds, viewState } = lab.state;
  const layer = inspectedLayer(lab);
  const layers = layersOf(page, EXACT);
  const { name = '', ixt = [] } = layers[layer] ?? {};
  const scatter = comparison.scatter(lab.recording, viewState.output)?.[layer];
  const columns = { within: scatter?.ixt ?? [], between: scatter?.ity ?? [], ixt };
  return {
    lines: scatterLines(columns, layer, layers.length),
    left: {
      domain: [0, largestScatter(columns) * HEADROOM],
      title: `${name}: scatter, activation²`,
    },
    right: { domain: [0, entropyBounds.hx * HEADROOM], title: 'I(X;T), bits' },
    ariaLabel: `Scatter of ${name} within and between classes, in squared units of its activations, and I(X;T) in bits, over epochs. ${scatterText(columns, lab.recording.epochs, lab.shown)}`,
  };
}
