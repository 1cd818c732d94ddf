import { type PointerEvent, useRef } from 'react';
import { type EpochsLayout, epochsLayout } from '../../charts/epochs-layout.ts';
import { paintEpochs } from '../../charts/epochs-paint.ts';
import { INK, layerColour, layerSymbol } from '../../charts/palette.ts';
import type { Line } from '../../charts/series.ts';
import { inspectedLayer, shareWithin } from '../../state/inspection.ts';
import type { Page } from '../../state/page.ts';
import { EXACT } from '../../state/settings.ts';
import { pointIn, useChartCanvas } from '../chart-canvas.tsx';
import { usePage } from '../lab-context.ts';
import { layersOf } from '../series-of.ts';

/** A little room above the largest value, so that a line there is not cut in half. */
const HEADROOM = 1.04;
/** Right of the plot, as in the charts above: epochs stand under epochs. */
const ROOM = 90;

/** How much of a layer's scatter lies within classes, beside I(X;T): hover, click and drag as above. */
export function ScatterOverEpochs() {
  const page = usePage();
  const { lab } = page;
  const layout = useRef<EpochsLayout | undefined>(undefined);
  const sees = () => {
    const { version, measured, look, hover, scale, run, file } = lab.state;
    const { epoch, layer, output } = look;
    return [version, measured, epoch, layer, output, hover?.record, scale, run, file];
  };
  const svg = useChartCanvas((element, size) => {
    const { scale, run, file, walls, hover } = lab.state;
    const { count, epochs } = lab.source;
    const { name, lines } = linesOf(page);
    layout.current = epochsLayout({
      size,
      scale,
      totalEpochs: file?.epochs.at(-1) ?? run.epochs,
      count,
      epochs,
      lines,
      left: { domain: [0, HEADROOM], title: `${name}: scatter within classes, share` },
      right: { domain: [0, walls.hx * HEADROOM], title: 'I(X;T), bits' },
      room: ROOM,
      playhead: lab.playhead,
      hover: hover?.record,
      ariaLabel: `Share of the scatter of ${name} that lies within classes, and I(X;T) in bits, over epochs`,
    });
    paintEpochs(element, layout.current);
  }, sees);

  const onPointer = (event: PointerEvent<SVGSVGElement>): void => {
    const record = layout.current?.recordAt(pointIn(event)[0]);
    if (record === undefined) return;
    lab.setHover({ record, layer: undefined });
    if (event.buttons === 1) {
      lab.pause();
      lab.seek(record);
    }
  };
  return (
    <svg
      ref={svg}
      className="epoch-chart"
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      onPointerLeave={() => lab.setHover(undefined)}
    >
      <title>Scatter over epochs</title>
    </svg>
  );
}

function linesOf(page: Page): { readonly name: string; readonly lines: Line[] } {
  const { lab, comparison } = page;
  const layer = inspectedLayer(lab);
  const layers = layersOf(page, EXACT);
  const { name = '', ixt = [] } = layers[layer] ?? {};
  const scatter = comparison.scatter(lab.source, lab.state.look.output)?.[layer];
  const within = scatter?.ixt.map((value, record) =>
    shareWithin(value, scatter.ity[record] ?? Number.NaN),
  );
  const common = { dashed: false, faded: false };
  return {
    name,
    lines: [
      {
        ...common,
        name: 'within',
        values: within ?? [],
        colour: INK,
        axis: 'left',
        symbol: undefined,
      },
      {
        ...common,
        name: 'I(X;T)',
        values: ixt,
        colour: layerColour(layer, layers.length),
        axis: 'right',
        symbol: layerSymbol(layer),
      },
    ],
  };
}
