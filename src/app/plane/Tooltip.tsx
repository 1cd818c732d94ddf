import { useLayoutEffect, useRef } from 'react';
import type { PlaneFrame } from '../../charts/plane-frame.ts';
import { useLab, useLabState } from '../lab-context.ts';

interface Props {
  /** The scales of the plane as last painted. */
  readonly frame: () => PlaneFrame | undefined;
}

/** The exact numbers of the point under the pointer. */
export function Tooltip({ frame }: Props) {
  const lab = useLab();
  const hover = useLabState((state) => state.hover);
  const output = useLabState((state) => state.look.output);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    const parent = element?.parentElement;
    if (!element || !parent || hover?.layer === undefined) return;
    const scales = frame();
    const layer = lab.trace.layers(output)[hover.layer];
    if (scales === undefined || layer === undefined) return;
    const x = scales.x(layer.ixt[hover.record] ?? 0);
    const y = scales.y(layer.ity[hover.record] ?? 0);
    const gap = 14;
    // To the right of the point and above it, or on the side where there is room.
    const left =
      x + gap + element.offsetWidth > parent.clientWidth ? x - gap - element.offsetWidth : x + gap;
    const top = y - gap - element.offsetHeight < 0 ? y + gap : y - gap - element.offsetHeight;
    element.style.transform = `translate(${Math.max(left, 0)}px, ${top}px)`;
  });

  if (hover?.layer === undefined) return null;
  const layer = lab.trace.layers(output)[hover.layer];
  const { record } = hover;
  if (layer === undefined || record >= lab.trace.count) return null;
  return (
    <div className="tooltip" ref={box} aria-hidden="true">
      <strong>{layer.name}</strong> epoch {lab.trace.epochs[record]}
      <br />
      I(X;T) {layer.ixt[record]?.toFixed(4)} bits
      <br />
      I(T;Y) {layer.ity[record]?.toFixed(4)} bits
      <br />
      {layer.codes[record]} {layer.codes[record] === 1 ? 'code' : 'codes'}
    </div>
  );
}
