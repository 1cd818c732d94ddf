import { useRef } from 'react';
import type { Run } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { FIELDS, FLOAT32 } from '../../state/engine-values.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './fields.module.css';
import { NumberControl } from './NumberControl.tsx';

/** The widths a slider offers: each number of bits the field takes, then float32. */
function stops(setting: 'bits' | 'weightBits'): number[] {
  const { rule } = FIELDS[setting];
  if (rule.kind !== 'bits') return [FLOAT32];
  const list: number[] = [];
  for (let bits = rule.min; bits <= rule.max; bits++) list.push(bits);
  return [...list, FLOAT32];
}

interface BitsProps {
  readonly id: string;
  readonly setting: 'bits' | 'weightBits';
}

/** Bit width as a slider; runs follow it while it is dragged. */
export function BitsControl({ id, setting }: BitsProps) {
  const bits = useObserved(({ screen }) => screen.experiment.run[setting]);
  const { change, handlers } = useDrag(setting, bits);
  const list = stops(setting);
  return (
    <span className={styles['slider']}>
      <input
        id={id}
        type="range"
        min={0}
        max={list.length - 1}
        value={list.indexOf(bits)}
        aria-valuetext={messages.fields.bits(bits)}
        onChange={(event) => change(list[Number(event.target.value)] ?? bits)}
        {...handlers}
      />
      <span aria-hidden="true">{messages.fields.bits(bits)}</span>
    </span>
  );
}

/** Steps of the slider in a factor of ten. */
const PER_DECADE = 10;

/** Two significant digits: as fine as anyone chooses a learning rate by hand. */
const rounded = (rate: number): number => Number(rate.toPrecision(2));

/** The learning rate, typed or dragged along a logarithmic scale; runs follow the drag. */
export function RateControl({ id }: { readonly id: string }) {
  const rate = useObserved(({ screen }) => screen.experiment.run.learningRate);
  const { change, handlers } = useDrag('learningRate', rate);
  const { rule } = FIELDS.learningRate;
  if (rule.kind !== 'number') return null;
  const stop = (value: number): number => Math.round(Math.log10(value) * PER_DECADE);
  return (
    <>
      <NumberControl id={id} setting="learningRate" />
      <input
        type="range"
        className={styles['rate']}
        aria-label={messages.controls.rateSlider()}
        aria-valuetext={String(rate)}
        min={stop(rule.min)}
        max={stop(rule.max)}
        value={stop(rate)}
        onChange={(event) => change(rounded(10 ** (Number(event.target.value) / PER_DECADE)))}
        {...handlers}
      />
    </>
  );
}

/**
 * Handlers of a slider that a run follows; a touch that turns into scrolling changes nothing. The
 * address waits while pointer or key holds it: assistive technology sets a value with neither, and
 * sends nothing when it has done so.
 */
function useDrag(setting: 'bits' | 'weightBits' | 'learningRate', value: number) {
  const { runs } = usePage();
  const start = useRef(value);
  const isHeld = useRef(false);
  const change = (to: number): void => {
    const changes: Partial<Run> = { [setting]: to };
    if (isHeld.current) runs.adjustRun(changes);
    else runs.setRun(changes);
  };
  const hold = (): void => {
    isHeld.current = true;
  };
  const settle = (): void => {
    isHeld.current = false;
    runs.settle();
  };
  return {
    change,
    handlers: {
      onPointerDown: () => {
        start.current = value;
        hold();
      },
      onPointerCancel: () => {
        change(start.current);
        settle();
      },
      onPointerUp: settle,
      onKeyDown: hold,
      onKeyUp: settle,
      onBlur: settle,
    },
  };
}
