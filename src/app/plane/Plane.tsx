import { useRef } from 'react';
import { type PlaneLayout, planeLayout } from '../../charts/plane-layout.ts';
import { paintPlane } from '../../charts/plane-paint.ts';
import { EXACT } from '../../state/settings.ts';
import { useChartCanvas } from '../chart-canvas.tsx';
import { usePage } from '../lab-context.ts';
import { RulerBar } from '../ruler/RulerBar.tsx';
import { planeSummary, seriesOf, seriesShown } from '../series-of.ts';
import { taskLandmarks } from '../task-landmarks.ts';
import { useRecordPointer } from '../use-record-pointer.ts';
import { HeldSeries } from './held-series.ts';
import { Tooltip } from './Tooltip.tsx';

/** Dots and trails are looked at while they move: each step of a playback, each message of a run. */
const PAUSES = { playback: 30, training: 50 };

/** The information plane: hover to read, click or drag to move the playhead. */
export function Plane() {
  const page = usePage();
  const { lab } = page;
  const layout = useRef<PlaneLayout | undefined>(undefined);
  const held = useRef(new HeldSeries(() => performance.now()));

  const sees = () => {
    const { version, look, hover, walls, file, measured } = lab.state;
    return [version, look, hover, walls, file, look.ghost || file ? measured : 0];
  };
  const svg = useChartCanvas(
    (element, size) => {
      const { look, walls, hover, file, run } = lab.state;
      const { visibleGhost } = lab;
      const selected = look.layer === undefined ? undefined : look.layer - 1;
      const subject = [lab.source, look.output, look.ruler.method];
      layout.current = planeLayout({
        size,
        walls,
        series: seriesShown(page, EXACT),
        ghost: visibleGhost === undefined ? undefined : seriesOf(visibleGhost, look.output),
        playhead: lab.playhead,
        hover: hover?.record,
        selected,
        isolated: selected,
        ariaLabel: planeSummary(page),
        previousLabels: layout.current?.labels ?? [],
        estimate: look.ghost
          ? held.current.show(subject, seriesShown(page, look.ruler), lab.playhead)
          : undefined,
        landmarks: look.landmarks && file === undefined ? taskLandmarks(run) : [],
      });
      paintPlane(element, layout.current);
    },
    { sees, pauses: PAUSES },
  );

  const pointer = useRecordPointer((x, y) => layout.current?.nearest(x, y));

  return (
    <>
      <RulerBar />
      <div className="plane">
        <svg ref={svg} {...pointer}>
          <title>Information plane</title>
        </svg>
        <Tooltip frame={() => layout.current?.frame} />
      </div>
    </>
  );
}
