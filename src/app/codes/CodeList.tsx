import { useState } from 'react';
import type { TreemapRectangle } from '../../charts/treemap/layout.ts';
import type { InputDrawing } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import buttonStyles from '../shared/button.module.css';
import styles from './codes.module.css';
import { codeText, type Input } from './codes.ts';
import { Inputs } from './Inputs.tsx';

/** Inputs listed at first, and added at a time: drawings of all 4096 would hold up the page. */
const STEP = 96;

interface Props {
  readonly rectangle: TreemapRectangle;
  /** The first so many inputs that have the code. */
  readonly inputs: (most: number) => readonly Input[];
  /** Undefined where an input is known by its row alone. */
  readonly drawing: InputDrawing | undefined;
}

/** All inputs of one code with their labels, in place of the treemap. */
export function CodeList({ rectangle, inputs, drawing }: Props) {
  const [shown, setShown] = useState(STEP);
  const { size } = rectangle;
  return (
    <section
      className={styles['code-list']}
      aria-label={messages.lab.panels().codeList}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by key.
      tabIndex={0}
    >
      <p>
        <strong>{codeText(rectangle)}</strong>
      </p>
      <Inputs inputs={inputs(shown)} drawing={drawing} />
      {size > shown && (
        <button
          type="button"
          className={buttonStyles['small']}
          onClick={() => setShown(shown + STEP)}
        >
          {messages.lab.moreOf(Math.min(STEP, size - shown), size - shown)}
        </button>
      )}
    </section>
  );
}
