import { useLayoutEffect, useRef } from 'react';
import type { PlaneFrame } from '../../charts/plane/frame.ts';
import { messages } from '../../messages/index.ts';
import { useObserved } from '../shared/page-context.ts';
import { useMainTrajectories } from '../shared/trajectories-of.ts';
import { unitInPixels } from '../shared/use-chart.ts';
import styles from './tooltip.module.css';

interface Props {
  /** The scales of the plane as last painted. */
  readonly frame: () => PlaneFrame | undefined;
}

/** The exact numbers of the point under the pointer, and those of the estimator laid over them. */
export function Tooltip({ frame }: Props) {
  const { count, epochs, layers } = useMainTrajectories();
  const hover = useObserved(({ screen }) => screen.playhead.hover);
  const output = useObserved(({ screen }) => screen.view.output);
  const bits = useObserved(({ screen }) => screen.recordedRun?.bits);
  const hasSeveralEpochs = useObserved(({ screen }) => screen.hasSeveralEpochs);
  const hasOutput = useObserved(({ screen }) => screen.shown.snapshot.recording.hasOutput);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    const parent = element?.parentElement;
    if (!element || !parent || hover?.layer === undefined) return;
    const scales = frame();
    const layer = layers[hover.layer];
    if (scales === undefined || layer === undefined) return;
    const unit = unitInPixels();
    const x = scales.x(layer.ixt[hover.checkpoint] ?? 0) * unit;
    const y = scales.y(layer.ity[hover.checkpoint] ?? 0) * unit;
    const gap = 14 * unit;
    // To the right of the point and above it, or on the side where there is room.
    const left =
      x + gap + element.offsetWidth > parent.clientWidth ? x - gap - element.offsetWidth : x + gap;
    const top = y - gap - element.offsetHeight < 0 ? y + gap : y - gap - element.offsetHeight;
    element.style.transform = `translate(${Math.max(left, 0)}px, ${top}px)`;
  });

  if (hover?.layer === undefined) return null;
  const layer = layers[hover.layer];
  const { checkpoint } = hover;
  if (layer === undefined || checkpoint >= count) return null;
  const isOutput = hasOutput && hover.layer === layers.length - 1;
  const codes = layer.states[checkpoint];
  return (
    <div className={styles['tooltip']} data-testid="tooltip" ref={box} aria-hidden="true">
      <strong>{layer.name}</strong>{' '}
      {hasSeveralEpochs && messages.lab.epoch(epochs[checkpoint] ?? 0)}
      <br />
      I(X;T) {messages.numbers.measured(layer.ixt[checkpoint])}
      <br />
      I(T;Y) {messages.numbers.measured(layer.ity[checkpoint])}
      <br />
      {codes !== undefined && Number.isFinite(codes) && messages.lab.codeCount(codes)}
      {isOutput && (
        <>
          <br />
          {messages.outputs.name(output, bits)}
        </>
      )}
      <OverlayEstimate layer={hover.layer} checkpoint={checkpoint} exact={layer.ixt[checkpoint]} />
    </div>
  );
}

interface OverlayProps {
  readonly layer: number;
  readonly checkpoint: number;
  readonly exact: number | undefined;
}

function OverlayEstimate({ layer, checkpoint, exact = Number.NaN }: OverlayProps) {
  const estimator = useObserved(({ screen }) => screen.overlaid);
  const ixt = useObserved(
    ({ screen }) => estimator && screen.trajectories(estimator)?.layers[layer]?.ixt[checkpoint],
  );
  if (estimator === undefined || ixt === undefined || !Number.isFinite(ixt)) return null;
  return (
    <>
      <br />
      {messages.lab.estimate(messages.estimators.title(estimator), ixt, ixt - exact)}
    </>
  );
}
