import { useLayoutEffect, useRef } from 'react';
import { icosahedronLayout } from '../../charts/icosahedron/layout.ts';
import { paintIcosahedron } from '../../charts/icosahedron/paint.ts';
import { messages } from '../../messages/index.ts';
import { VERTICES } from '../../state/settings.ts';

/** Pixels: twelve fit beside a treemap. */
const SIDE = 46;

/** An input of the icosahedron task: its bits say which vertices are lit. */
export function Icosahedron({ word }: { readonly word: string }) {
  const ref = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    if (ref.current === null) return;
    const size = { width: SIDE, height: SIDE };
    const layout = icosahedronLayout({
      size,
      vertices: VERTICES,
      lit: Array.from(word, (bit) => bit === '1'),
      ariaLabel: word,
    });
    paintIcosahedron(ref.current, layout);
  }, [word]);
  return (
    <svg ref={ref}>
      <title>{messages.lab.panels().input}</title>
    </svg>
  );
}
