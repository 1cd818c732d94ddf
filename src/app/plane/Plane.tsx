import { useRef } from 'react';
import { type PlaneLayout, planeLayout } from '../../charts/plane/layout.ts';
import { paintPlane } from '../../charts/plane/paint.ts';
import { messages } from '../../messages/index.ts';
import { EXACT } from '../../state/settings.ts';
import { EstimatorBar } from '../estimator/EstimatorBar.tsx';
import { namedLandmarks } from '../shared/landmarks.ts';
import { planeSummary, trajectoriesShown } from '../shared/trajectories-of.ts';
import { useChart } from '../shared/use-chart.ts';
import { useCheckpointPointer } from '../shared/use-checkpoint-pointer.ts';
import { HeldTrajectories } from './held-trajectories.ts';
import styles from './plane.module.css';
import { Tooltip } from './Tooltip.tsx';

/** Dots and curves are watched while they move: each step of a playback, each message of a run. */
const PAUSES = { playback: 30, training: 50 };

/** The information plane: hover to read, click or drag to move the playhead. */
export function Plane() {
  const layout = useRef<PlaneLayout | undefined>(undefined);
  const held = useRef(new HeldTrajectories(() => performance.now()));

  const svg = useChart({
    read: ({ screen }) => ({
      screen,
      ...screen.shown,
      ...screen.view,
      hover: screen.playhead.hover,
      playhead: screen.checkpoint,
      marks: screen.view.landmarks ? screen.landmarks : undefined,
      faded: screen.visiblePrevious,
      exact: screen.trajectories(EXACT),
      measured: screen.view.overlay ? screen.trajectories(screen.view.estimator) : undefined,
    }),
    paint: (element, size, content) => {
      const { screen, snapshot, entropyBounds, marks, faded, playhead, hover } = content;
      const { output, estimator } = content;
      const selected = content.layer === undefined ? undefined : content.layer - 1;
      const subject = [snapshot.recording, output, estimator.method];
      layout.current = planeLayout({
        size,
        entropyBounds,
        trajectories: trajectoriesShown(screen, EXACT),
        previous: faded && {
          count: faded.count,
          epochs: faded.epochs,
          layers: faded.trajectories(output),
        },
        playhead,
        hover: hover?.checkpoint,
        selected,
        isolated: selected,
        ariaLabel: planeSummary(screen),
        previousLabels: layout.current?.labels ?? [],
        estimate: content.overlay
          ? held.current.show(subject, trajectoriesShown(screen, estimator), playhead)
          : undefined,
        landmarks: namedLandmarks(marks ?? []),
      });
      paintPlane(element, layout.current);
    },
    pauses: PAUSES,
  });

  const pointer = useCheckpointPointer((x, y) => layout.current?.nearest(x, y));

  return (
    <>
      <EstimatorBar />
      <div className={styles['plane']} data-testid="plane">
        <svg ref={svg} {...pointer}>
          <title>{messages.lab.plane().title}</title>
        </svg>
        <Tooltip frame={() => layout.current?.frame} />
      </div>
    </>
  );
}
