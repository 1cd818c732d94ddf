import { type CSSProperties, useId } from 'react';
import { formatVariation } from '../../state/settings.ts';
import { useLabState } from '../lab-context.ts';
import { ComparePlane } from './ComparePlane.tsx';
import { NetworkHeading } from './NetworkHeading.tsx';
import { RulerHeading } from './RulerHeading.tsx';
import { useNetworkTitles } from './use-network-titles.ts';

/** Planes on the same axes: a column for each ruler, a row for each network. */
export function PlaneGrid() {
  const rulers = useLabState((state) => state.look.rulers);
  const others = useLabState((state) => state.look.others);
  const titles = useNetworkTitles();
  const titleId = useId();
  const rows = [undefined, ...others];
  return (
    <section
      className="plane-grid"
      aria-labelledby={titleId}
      tabIndex={-1}
      style={{ '--columns': rulers.length } as CSSProperties}
    >
      <div className="corner">
        <h2 id={titleId} className="visually-hidden">
          Planes by network and ruler
        </h2>
        <p className="hint">One playhead. Framed: counted, not estimated.</p>
      </div>
      {rulers.map((ruler, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column stays while its ruler is replaced
        <RulerHeading key={column} column={column} ruler={ruler} />
      ))}
      {rows.flatMap((variation, row) => {
        const title = titles[row] ?? '';
        const key = `${row} ${variation === undefined ? '' : formatVariation(variation)}`;
        return [
          <NetworkHeading key={key} row={row} variation={variation} />,
          ...rulers.map((ruler, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as its heading
            <ComparePlane key={`${key} ${column}`} row={row} title={title} ruler={ruler} />
          )),
        ];
      })}
    </section>
  );
}
