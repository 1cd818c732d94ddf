import { useLayoutEffect, useRef, useState } from 'react';
import { icosahedronLayout } from '../../charts/icosahedron/layout.ts';
import { paintIcosahedron } from '../../charts/icosahedron/paint.ts';
import type { TreemapRectangle } from '../../charts/treemap/layout.ts';
import type { InputDrawing } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { VERTICES } from '../../state/engine-values.ts';
import buttonStyles from '../shared/button.module.css';
import { classes } from '../shared/classes.ts';
import textStyles from '../shared/text.module.css';
import styles from './codes.module.css';
import { codeText, type Input, inputName } from './codes.ts';

interface CardProps {
  readonly rectangle: TreemapRectangle;
  /** The first inputs that have the code; none of many codes drawn as one. */
  readonly inputs: readonly Input[];
  /** Undefined where an input is known by its row alone. */
  readonly drawing: InputDrawing | undefined;
  /** Where there is room: away from the rectangle. */
  readonly side: 'left' | 'right';
}

/** One code for the pointer: how many inputs share it, how they are labelled, and the first of them. */
export function CodeCard({ rectangle, inputs, drawing, side }: CardProps) {
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

/** Inputs listed at first, and added at a time: drawings of thousands would hold up the page. */
const STEP = 96;

interface ListProps {
  readonly rectangle: TreemapRectangle;
  /** The first so many inputs that have the code. */
  readonly inputs: (most: number) => readonly Input[];
  /** Undefined where an input is known by its row alone. */
  readonly drawing: InputDrawing | undefined;
}

/** All inputs of one code with their labels, in place of the treemap. */
export function CodeList({ rectangle, inputs, drawing }: ListProps) {
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

interface InputsProps {
  readonly inputs: readonly Input[];
  /** Undefined where an input is known by its row alone. */
  readonly drawing: InputDrawing | undefined;
}

/** Some inputs as a person can compare them, each with its label. */
function Inputs({ inputs, drawing }: InputsProps) {
  return (
    <ul className={styles[drawing?.kind === 'icosahedron' ? 'solids' : 'words']}>
      {inputs.map(({ row, label }) => (
        <li key={row}>
          {drawing?.kind === 'icosahedron' ? (
            <Icosahedron word={inputName(row, drawing)} />
          ) : (
            inputName(row, drawing)
          )}
          {label !== undefined && (
            <>
              {' '}
              <span className={styles['label']}>
                <span className={textStyles['visually-hidden']}>
                  {messages.lab.panels().labelled}{' '}
                </span>
                <span aria-hidden="true">→ </span>
                {label}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Pixels: twelve fit beside a treemap. */
const SIDE = 46;

/** An input of the icosahedron task: its bits are the vertices that are lit. */
function Icosahedron({ word }: { readonly word: string }) {
  const ref = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    if (ref.current === null) return;
    const size = { width: SIDE, height: SIDE };
    const layout = icosahedronLayout({
      size,
      vertices: VERTICES,
      lit: Array.from(word, (bit) => bit === '1'),
      ariaLabel: word,
    });
    paintIcosahedron(ref.current, layout);
  }, [word]);
  return (
    <svg ref={ref}>
      <title>{messages.lab.panels().input}</title>
    </svg>
  );
}
