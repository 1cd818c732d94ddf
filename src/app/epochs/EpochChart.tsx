import { useRef } from 'react';
import type { YAxis } from '../../charts/epochs/frame.ts';
import { type EpochsLayout, epochsLayout } from '../../charts/epochs/layout.ts';
import { paintEpochs } from '../../charts/epochs/paint.ts';
import type { Line } from '../../charts/shared/lines.ts';
import { messages } from '../../messages/index.ts';
import type { OnScreen } from '../../state/on-screen.ts';
import chartStyles from '../shared/chart.module.css';
import { classes } from '../shared/classes.ts';
import { useChart, useCheckpointPointer, useKept } from '../shared/use-chart.ts';
import styles from './epochs.module.css';

export interface EpochContent {
  readonly lines: readonly Line[];
  readonly left: YAxis;
  readonly right?: YAxis;
  readonly ariaLabel: string;
}

/** Right of every plot: what the names and the second axis of the chart of scatter take. */
const ROOM = 106;

/** A playhead moves a little in each, but lines that grow may follow at leisure. */
const PAUSES = { playback: 100, training: 200 };

interface Props<Content> {
  /** What is drawn beside playhead and epochs, in parts that are others when there is more to draw. */
  readonly read: (screen: OnScreen) => Content;
  readonly draw: (content: Content) => EpochContent;
  readonly className?: string | undefined;
}

/** Quantities over epochs: hover to read, click or drag to move the playhead. */
export function EpochChart<Content>({ read, draw, className }: Props<Content>) {
  const layout = useRef<EpochsLayout | undefined>(undefined);
  const keep = useKept<Content>();

  const svg = useChart({
    read: ({ screen, display }) => ({
      content: keep(read(screen)),
      recording: screen.shown.snapshot.recording,
      count: screen.shown.snapshot.count,
      scale: display.getState().epochScale,
      playhead: screen.checkpoint,
      hover: screen.playhead.hover?.checkpoint,
    }),
    paint: (element, size, { content, recording, count, scale, playhead, hover }) => {
      const { lines, left, right, ariaLabel } = draw(content);
      layout.current = epochsLayout({
        size,
        scale,
        totalEpochs: recording.lastEpoch,
        count,
        epochs: recording.epochs,
        lines,
        left,
        right,
        room: ROOM,
        playhead,
        hover,
        ariaLabel,
      });
      paintEpochs(element, layout.current);
    },
    pauses: PAUSES,
  });

  const pointer = useCheckpointPointer((x) => {
    const checkpoint = layout.current?.checkpointAt(x);
    return checkpoint === undefined ? undefined : { checkpoint, layer: undefined };
  });

  return (
    <div
      className={classes(chartStyles['chart'], styles['epoch-chart'], className)}
      data-testid="epoch-chart"
    >
      <svg ref={svg} {...pointer}>
        <title>{messages.lab.panels().quantities}</title>
      </svg>
    </div>
  );
}
