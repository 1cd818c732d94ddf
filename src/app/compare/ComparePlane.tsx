import { useRef } from 'react';
import { formatBits } from '../../charts/format.ts';
import { type PlaneLayout, planeLayout } from '../../charts/plane-layout.ts';
import { paintPlane } from '../../charts/plane-paint.ts';
import type { LayerTrail, Ruler } from '../../engine/index.ts';
import { isExact, type Network } from '../../state/comparison.ts';
import { rulerTitle } from '../../state/settings.ts';
import { useChartCanvas } from '../chart-canvas.tsx';
import { useLabState, usePage } from '../lab-context.ts';
import { StageNotice } from './StageNotice.tsx';
import { useNetworkPointer } from './use-network-pointer.ts';

interface Props {
  /** Place of the network: 0 is the run itself. */
  readonly row: number;
  /** The name of the network. */
  readonly title: string;
  readonly ruler: Ruler;
}

/** One network under one ruler; the pointer acts in every plane as in this one. */
export function ComparePlane({ row, title, ruler }: Props) {
  const { lab, comparison } = usePage();
  const layout = useRef<PlaneLayout | undefined>(undefined);
  const name = `${rulerTitle(ruler)} — ${title}`;

  const sees = () => {
    const network = comparison.networks[row];
    if (network === undefined) return [];
    const { trace, run } = network;
    const { look, hover } = lab.state;
    const measured = comparison.measured(trace, ruler, look.output);
    return [
      name,
      trace,
      run,
      trace.count,
      ruler,
      measured,
      look,
      hover,
      comparison.recordIn(trace, lab.playhead),
    ];
  };
  const svg = useChartCanvas(
    (element, size) => {
      const network = comparison.networks[row];
      if (network === undefined) return;
      const { trace, run } = network;
      const { look, hover } = lab.state;
      const layers = comparison.layers(trace, ruler, look.output) ?? [];
      const selected = look.layer === undefined ? undefined : look.layer - 1;
      const shown = comparison.recordIn(trace, lab.shown);
      layout.current = planeLayout({
        size,
        walls: comparison.wallsOf(run),
        series: { count: trace.count, epochs: trace.epochs, layers },
        ghost: undefined,
        playhead: comparison.recordIn(trace, lab.playhead),
        hover: hover && comparison.recordIn(trace, hover.record),
        selected,
        isolated: selected,
        ariaLabel: summary(name, network, layers, shown),
        previousLabels: layout.current?.labels ?? [],
        compact: true,
      });
      paintPlane(element, layout.current);
    },
    { sees },
  );

  const pointer = useNetworkPointer(row, (x, y) => layout.current?.nearest(x, y));

  return (
    <figure className={isExact(ruler) ? 'compared exact' : 'compared'}>
      {/* The picture's own name begins with the same words. */}
      <figcaption aria-hidden="true">{name}</figcaption>
      <svg ref={svg} {...pointer}>
        <title>{name}</title>
      </svg>
      <Reading row={row} ruler={ruler} />
      <StageNotice row={row} rulers={[ruler]} />
    </figure>
  );
}

function summary(
  name: string,
  { trace }: Network,
  layers: readonly LayerTrail[],
  record: number,
): string {
  const epoch = trace.epochs[record];
  const numbers = layers.flatMap(({ name: layer, ixt, ity }) => {
    const bits = ixt[record];
    return bits === undefined || !Number.isFinite(bits)
      ? []
      : `${layer}: ${formatBits(bits)} and ${formatBits(ity[record] as number)}`;
  });
  if (epoch === undefined || numbers.length === 0) return `${name}. Nothing measured yet.`;
  return `${name}. At epoch ${epoch}, I(X;T) and I(T;Y) in bits: ${numbers.join('; ')}.`;
}

/** What this plane says of the layer that is pointed at in any of them. */
function Reading({ row, ruler }: Pick<Props, 'row' | 'ruler'>) {
  const { comparison } = usePage();
  const hover = useLabState((state) => state.hover);
  const output = useLabState((state) => state.look.output);
  const network = comparison.networks[row];
  if (hover?.layer === undefined || network === undefined) return null;
  const layer = comparison.layers(network.trace, ruler, output)?.[hover.layer];
  const record = comparison.recordIn(network.trace, hover.record);
  const ixt = layer?.ixt[record];
  if (layer === undefined || ixt === undefined || !Number.isFinite(ixt)) return null;
  return (
    <div className="reading" aria-hidden="true">
      <strong>{layer.name}</strong> epoch {network.trace.epochs[record]}: {formatBits(ixt)},{' '}
      {formatBits(layer.ity[record] ?? Number.NaN)} bits
    </div>
  );
}
