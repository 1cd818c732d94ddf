import { type PointerEvent, useRef } from 'react';
import { type PlaneLayout, planeLayout } from '../../charts/plane-layout.ts';
import { paintPlane } from '../../charts/plane-paint.ts';
import { pointIn, useChartCanvas } from '../chart-canvas.tsx';
import { useLab } from '../lab-context.ts';
import { planeSummary, seriesOf } from '../series-of.ts';
import { Tooltip } from './Tooltip.tsx';

/** The information plane: hover to read, click or drag to move the playhead. */
export function Plane() {
  const lab = useLab();
  const layout = useRef<PlaneLayout | undefined>(undefined);

  const svg = useChartCanvas((element, size) => {
    const { look, walls, hover } = lab.state;
    const { visibleGhost } = lab;
    const selected = look.layer === undefined ? undefined : look.layer - 1;
    layout.current = planeLayout({
      size,
      walls,
      series: seriesOf(lab.trace, look.output),
      ghost: visibleGhost === undefined ? undefined : seriesOf(visibleGhost, look.output),
      playhead: lab.playhead,
      hover: hover?.record,
      selected,
      isolated: selected,
      ariaLabel: planeSummary(lab),
      previousLabels: layout.current?.labels ?? [],
    });
    paintPlane(element, layout.current);
  });

  const onPointer = (event: PointerEvent<SVGSVGElement>): void => {
    const hit = layout.current?.nearest(...pointIn(event));
    lab.setHover(hit);
    if (hit !== undefined && event.buttons === 1) {
      lab.pause();
      lab.seek(hit.record);
    }
  };

  return (
    <div className="plane">
      <svg
        ref={svg}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onPointerLeave={() => lab.setHover(undefined)}
      >
        <title>Information plane</title>
      </svg>
      <Tooltip frame={() => layout.current?.frame} />
    </div>
  );
}
