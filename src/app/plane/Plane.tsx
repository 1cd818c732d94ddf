import { useRef } from 'react';
import { type PlaneLayout, planeLayout } from '../../charts/plane/layout.ts';
import { paintPlane } from '../../charts/plane/paint.ts';
import type { Trajectories } from '../../charts/shared/trajectories.ts';
import { messages } from '../../messages/index.ts';
import { EstimatorBar } from '../estimator/EstimatorBar.tsx';
import chartStyles from '../shared/chart.module.css';
import { classes } from '../shared/classes.ts';
import { namedLandmarks, planeSummary, shownTrajectories } from '../shared/trajectories-of.ts';
import { useChart, useCheckpointPointer } from '../shared/use-chart.ts';
import styles from './plane.module.css';
import { Tooltip } from './Tooltip.tsx';

/** Dots and curves are watched while they move: each step of a playback, each message of a run. */
const PAUSES = { playback: 30, training: 50 };

/** The information plane: hover to read, click or drag to move the playhead. */
export function Plane() {
  const layout = useRef<PlaneLayout | undefined>(undefined);
  const held = useRef(new HeldTrajectories(() => performance.now()));

  const svg = useChart({
    read: ({ screen }) => {
      const { snapshot, entropyBounds } = screen.shown;
      const { output, layer, landmarks } = screen.view;
      const { overlaid } = screen;
      return {
        recording: snapshot.recording,
        count: snapshot.count,
        entropyBounds,
        output,
        overlaid,
        layer,
        playhead: screen.checkpoint,
        hover: screen.playhead.hover?.checkpoint,
        marks: landmarks ? screen.landmarks : undefined,
        faded: screen.visiblePrevious,
        main: screen.trajectories(screen.main),
        laidOver: overlaid && screen.trajectories(overlaid),
      };
    },
    paint: (element, size, content) => {
      const { recording, entropyBounds, output, overlaid, marks, faded, playhead, hover } = content;
      const selected = content.layer === undefined ? undefined : content.layer - 1;
      const trajectories = shownTrajectories(content, content.main);
      layout.current = planeLayout({
        size,
        entropyBounds,
        trajectories,
        previous: faded && {
          count: faded.count,
          epochs: faded.epochs,
          layers: faded.trajectories(output) ?? [],
        },
        playhead,
        hover,
        selected,
        isolated: selected,
        ariaLabel: planeSummary(entropyBounds, trajectories, recording, hover ?? playhead),
        previousLabels: layout.current?.labels ?? [],
        estimate:
          overlaid &&
          held.current.show(
            [recording, output, overlaid.method],
            shownTrajectories(content, content.laidOver),
            playhead,
          ),
        landmarks: namedLandmarks(marks ?? []),
      });
      paintPlane(element, layout.current);
    },
    pauses: PAUSES,
    isMain: true,
  });

  const pointer = useCheckpointPointer((x, y) => layout.current?.nearest(x, y));

  return (
    <>
      <EstimatorBar />
      <div className={classes(chartStyles['chart'], styles['plane'])} data-testid="plane">
        <svg ref={svg} {...pointer}>
          <title>{messages.lab.plane().title}</title>
        </svg>
        <Tooltip frame={() => layout.current?.frame} />
      </div>
    </>
  );
}

/** Longest time that the dots of the estimator before are shown, ms. */
const MAX_MS = 500;

/**
 * Keeps what was on show for the moment until the checkpoint looked at has been measured through a new
 * estimator: dots move while its slider is dragged, and do not blink.
 */
export class HeldTrajectories {
  private readonly now: () => number;
  private held:
    | { readonly of: readonly unknown[]; readonly trajectories: Trajectories }
    | undefined;
  private since: number | undefined;

  constructor(now: () => number) {
    this.now = now;
  }

  /** `of`: what is measured and how; nothing is kept once a part of it is another. */
  show(of: readonly unknown[], trajectories: Trajectories, checkpoint: number): Trajectories {
    const isMeasured = trajectories.layers.some(({ ixt }) => Number.isFinite(ixt[checkpoint]));
    const { held } = this;
    if (!isMeasured && held?.of.every((part, i) => part === of[i])) {
      this.since ??= this.now();
      if (this.now() - this.since < MAX_MS) return held.trajectories;
    }
    this.since = undefined;
    this.held = { of, trajectories };
    return trajectories;
  }
}
