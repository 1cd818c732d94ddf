import type { TreemapRectangle } from '../../charts/treemap/layout.ts';
import type { InputDrawing } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { classes } from '../shared/classes.ts';
import styles from './codes.module.css';
import { codeText, type Input } from './codes.ts';
import { Inputs } from './Inputs.tsx';

interface Props {
  readonly rectangle: TreemapRectangle;
  /** The first inputs that have the code; none of many codes drawn as one. */
  readonly inputs: readonly Input[];
  /** Undefined where an input is known by its row alone. */
  readonly drawing: InputDrawing | undefined;
  /** Where there is room: away from the rectangle. */
  readonly side: 'left' | 'right';
}

/** One code for the pointer: how many inputs share it, how they are labelled, and the first of them. */
export function CodeCard({ rectangle, inputs, drawing, side }: Props) {
  const { size } = rectangle;
  return (
    <div
      className={classes(styles['code-card'], styles[side])}
      data-testid="code-card"
      aria-hidden="true"
    >
      <strong>{codeText(rectangle)}</strong>
      {inputs.length > 0 && <Inputs inputs={inputs} drawing={drawing} />}
      {inputs.length > 0 && size > inputs.length && (
        <span>{messages.lab.andMore(size - inputs.length)}</span>
      )}
    </div>
  );
}
