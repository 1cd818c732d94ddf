import { useRef, useState } from 'react';
import { type RibbonLayout, type RulerLine, ribbonLayout } from '../../charts/ribbon-layout.ts';
import { paintRibbon } from '../../charts/ribbon-paint.ts';
import type { LayerTrail, Ruler } from '../../engine/index.ts';
import { isExact } from '../../state/comparison.ts';
import { rulerTitle } from '../../state/settings.ts';
import { useChartCanvas } from '../chart-canvas.tsx';
import { useLabState, usePage } from '../lab-context.ts';
import { StageNotice } from './StageNotice.tsx';
import { useNetworkPointer } from './use-network-pointer.ts';
import { useNetworkTitles } from './use-network-titles.ts';

/** By how much each ruler errs on one layer over the epochs, on a network one may choose. */
export function Ribbon() {
  const titles = useNetworkTitles();
  const [chosen, setChosen] = useState(0);
  const row = Math.min(chosen, titles.length - 1);
  return (
    <section className="ribbon" aria-label="Error of each ruler">
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

/** Estimate minus exact, bits, by record. */
function lineOf(ruler: Ruler, read: LayerTrail | undefined, exact: LayerTrail): RulerLine {
  const values = exact.ixt.map((bits, record) => (read?.ixt[record] ?? Number.NaN) - bits);
  return { name: rulerTitle(ruler), values };
}

interface Props {
  readonly row: number;
  /** The name of the network. */
  readonly title: string;
}

function RibbonChart({ row, title }: Props) {
  const { lab, comparison } = usePage();
  const rulers = useLabState((state) => state.look.rulers);
  const layout = useRef<RibbonLayout | undefined>(undefined);

  const svg = useChartCanvas((element, size) => {
    const network = comparison.networks[row];
    if (network === undefined) return;
    const { trace } = network;
    const { look, hover, scale } = lab.state;
    const truths = trace.layers(look.output);
    const layer = Math.min(look.layer ?? truths.length - 1, truths.length);
    const truth = truths[layer - 1];
    const lines = look.rulers
      .filter((ruler) => !isExact(ruler))
      .map((ruler, r) => {
        const read = comparison.layers(trace, ruler, look.output)?.[layer - 1];
        const line: RulerLine = truth
          ? lineOf(ruler, read, truth)
          : { name: rulerTitle(ruler), values: [] };
        return { ...line, dashed: r > 0 };
      });
    const name = truth?.name ?? '';
    layout.current = ribbonLayout({
      size,
      scale,
      totalEpochs: trace.run.epochs,
      count: trace.count,
      epochs: trace.epochs,
      lines,
      playhead: comparison.recordIn(trace, lab.playhead),
      hover: hover && comparison.recordIn(trace, hover.record),
      title: `${name}: estimate − exact, bits`,
      ariaLabel: `Estimate minus exact of I(X;T) of ${name} of ${title} over epochs, in bits, for ${lines.map((line) => line.name).join(', ')}`,
    });
    paintRibbon(element, layout.current);
  });

  const pointer = useNetworkPointer(row, (x) => {
    const record = layout.current?.recordAt(x);
    return record === undefined ? undefined : { record, layer: undefined };
  });

  return (
    <div className="ribbon-chart">
      <svg ref={svg} {...pointer}>
        <title>Error of each ruler over epochs</title>
      </svg>
      {rulers.every(isExact) ? (
        <p className="stage-notice unmeasured">Add a ruler to see its error.</p>
      ) : (
        <StageNotice row={row} rulers={rulers} />
      )}
    </div>
  );
}
