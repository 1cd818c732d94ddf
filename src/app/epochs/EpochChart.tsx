import { useRef } from 'react';
import type { YAxis } from '../../charts/epochs/frame.ts';
import { type EpochsLayout, epochsLayout } from '../../charts/epochs/layout.ts';
import { paintEpochs } from '../../charts/epochs/paint.ts';
import type { Line } from '../../charts/shared/lines.ts';
import type { Lab } from '../../state/lab.ts';
import { useChartCanvas } from '../shared/chart-canvas.tsx';
import { useCheckpointPointer } from '../shared/use-checkpoint-pointer.ts';
import { useLab } from '../shell/lab-context.ts';

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

interface Props {
  readonly content: (lab: Lab) => EpochContent;
  /** Whether measurements measure what is drawn; what a run brings along only grows with it. */
  readonly isMeasured?: boolean;
}

/** Quantities over epochs: hover to read, click or drag to move the playhead. */
export function EpochChart({ content, isMeasured = false }: Props) {
  const lab = useLab();
  const layout = useRef<EpochsLayout | undefined>(undefined);

  const sees = () => {
    const { version, viewState, hover, scale, run, file, measured } = lab.state;
    const { epoch, layer, output } = viewState;
    const seen = isMeasured || file !== undefined ? measured : 0;
    return [version, epoch, layer, output, hover?.checkpoint, scale, run, file, seen];
  };
  const svg = useChartCanvas(
    (element, size) => {
      const { lines, left, right, ariaLabel } = content(lab);
      const { recording } = lab;
      layout.current = epochsLayout({
        size,
        scale: lab.state.scale,
        totalEpochs: lab.state.file?.epochs.at(-1) ?? lab.state.run.epochs,
        count: recording.count,
        epochs: recording.epochs,
        lines,
        left,
        right,
        room: ROOM,
        playhead: lab.playhead,
        hover: lab.state.hover?.checkpoint,
        ariaLabel,
      });
      paintEpochs(element, layout.current);
    },
    { sees, pauses: PAUSES },
  );

  const pointer = useCheckpointPointer((x) => {
    const checkpoint = layout.current?.checkpointAt(x);
    return checkpoint === undefined ? undefined : { checkpoint, layer: undefined };
  });

  return (
    <div className="epoch-chart">
      <svg ref={svg} {...pointer}>
        <title>Quantities over epochs</title>
      </svg>
    </div>
  );
}
