import { useRef } from 'react';
import { type PlaneLayout, planeLayout } from '../../charts/plane/layout.ts';
import { paintPlane } from '../../charts/plane/paint.ts';
import { EXACT } from '../../state/settings.ts';
import { EstimatorBar } from '../estimator/EstimatorBar.tsx';
import { useChartCanvas } from '../shared/chart-canvas.tsx';
import { taskLandmarks } from '../shared/task-landmarks.ts';
import { planeSummary, trajectoriesOf, trajectoriesShown } from '../shared/trajectories-of.ts';
import { useCheckpointPointer } from '../shared/use-checkpoint-pointer.ts';
import { usePage } from '../shell/lab-context.ts';
import { HeldTrajectories } from './held-trajectories.ts';
import { Tooltip } from './Tooltip.tsx';

/** Dots and trajectories are looked at while they move: each step of a playback, each message of a run. */
const PAUSES = { playback: 30, training: 50 };

/** The information plane: hover to read, click or drag to move the playhead. */
export function Plane() {
  const page = usePage();
  const { lab } = page;
  const layout = useRef<PlaneLayout | undefined>(undefined);
  const held = useRef(new HeldTrajectories(() => performance.now()));

  const sees = () => {
    const { version, viewState, hover, entropyBounds, file, measured } = lab.state;
    return [
      version,
      viewState,
      hover,
      entropyBounds,
      file,
      viewState.overlay || file ? measured : 0,
    ];
  };
  const svg = useChartCanvas(
    (element, size) => {
      const { viewState, entropyBounds, hover, file, run } = lab.state;
      const { visiblePrevious } = lab;
      const selected = viewState.layer === undefined ? undefined : viewState.layer - 1;
      const subject = [lab.recording, viewState.output, viewState.estimator.method];
      layout.current = planeLayout({
        size,
        entropyBounds,
        trajectories: trajectoriesShown(page, EXACT),
        previous:
          visiblePrevious === undefined
            ? undefined
            : trajectoriesOf(visiblePrevious, viewState.output),
        playhead: lab.playhead,
        hover: hover?.checkpoint,
        selected,
        isolated: selected,
        ariaLabel: planeSummary(page),
        previousLabels: layout.current?.labels ?? [],
        estimate: viewState.overlay
          ? held.current.show(subject, trajectoriesShown(page, viewState.estimator), lab.playhead)
          : undefined,
        landmarks: viewState.landmarks && file === undefined ? taskLandmarks(run) : [],
      });
      paintPlane(element, layout.current);
    },
    { sees, pauses: PAUSES },
  );

  const pointer = useCheckpointPointer((x, y) => layout.current?.nearest(x, y));

  return (
    <>
      <EstimatorBar />
      <div className="plane">
        <svg ref={svg} {...pointer}>
          <title>Information plane</title>
        </svg>
        <Tooltip frame={() => layout.current?.frame} />
      </div>
    </>
  );
}
