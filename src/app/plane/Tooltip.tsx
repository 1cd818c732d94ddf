import { useLayoutEffect, useRef } from 'react';
import { formatDifference } from '../../charts/format.ts';
import type { PlaneFrame } from '../../charts/plane-frame.ts';
import { EXACT, rulerTitle } from '../../state/settings.ts';
import { unitInPixels } from '../chart-canvas.tsx';
import { useLabState, usePage } from '../lab-context.ts';
import { layersOf } from '../series-of.ts';
import { bitsText, OUTPUT } from '../words.ts';

interface Props {
  /** The scales of the plane as last painted. */
  readonly frame: () => PlaneFrame | undefined;
}

/** The exact numbers of the point under the pointer, and those of the ruler laid over them. */
export function Tooltip({ frame }: Props) {
  const page = usePage();
  const { source } = page.lab;
  const hover = useLabState((state) => state.hover);
  const output = useLabState((state) => state.look.output);
  const isFile = useLabState((state) => state.file !== undefined);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    const parent = element?.parentElement;
    if (!element || !parent || hover?.layer === undefined) return;
    const scales = frame();
    const layer = layersOf(page, EXACT)[hover.layer];
    if (scales === undefined || layer === undefined) return;
    const unit = unitInPixels();
    const x = scales.x(layer.ixt[hover.record] ?? 0) * unit;
    const y = scales.y(layer.ity[hover.record] ?? 0) * unit;
    const gap = 14 * unit;
    // To the right of the point and above it, or on the side where there is room.
    const left =
      x + gap + element.offsetWidth > parent.clientWidth ? x - gap - element.offsetWidth : x + gap;
    const top = y - gap - element.offsetHeight < 0 ? y + gap : y - gap - element.offsetHeight;
    element.style.transform = `translate(${Math.max(left, 0)}px, ${top}px)`;
  });

  if (hover?.layer === undefined) return null;
  const layers = layersOf(page, EXACT);
  const layer = layers[hover.layer];
  const { record } = hover;
  if (layer === undefined || record >= source.count) return null;
  const isOutput = !isFile && hover.layer === layers.length - 1;
  const codes = layer.codes[record];
  return (
    <div className="tooltip" ref={box} aria-hidden="true">
      <strong>{layer.name}</strong> epoch {source.epochs[record]}
      <br />
      I(X;T) {bitsText(layer.ixt[record])} bits
      <br />
      I(T;Y) {bitsText(layer.ity[record])} bits
      <br />
      {codes} {codes === 1 ? 'code' : 'codes'}
      {isOutput && (
        <>
          <br />
          read as {OUTPUT[output]}
        </>
      )}
      <RulerReading layer={hover.layer} record={record} exact={layer.ixt[record]} />
    </div>
  );
}

interface ReadingProps {
  readonly layer: number;
  readonly record: number;
  readonly exact: number | undefined;
}

function RulerReading({ layer, record, exact = Number.NaN }: ReadingProps) {
  const page = usePage();
  const ghost = useLabState((state) => state.look.ghost);
  const ruler = useLabState((state) => state.look.ruler);
  const ixt = layersOf(page, ruler)[layer]?.ixt[record] ?? Number.NaN;
  if (!ghost || !Number.isFinite(ixt)) return null;
  return (
    <>
      <br />
      {rulerTitle(ruler)}: I(X;T) {bitsText(ixt)} bits ({formatDifference(ixt - exact)})
    </>
  );
}
