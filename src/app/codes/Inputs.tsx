import { useLayoutEffect, useRef } from 'react';
import { icosahedronLayout } from '../../charts/icosahedron/layout.ts';
import { paintIcosahedron } from '../../charts/icosahedron/paint.ts';
import type { InputDrawing } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { VERTICES } from '../../state/settings.ts';
import textStyles from '../shared/text.module.css';
import styles from './codes.module.css';
import { type Input, inputName } from './codes.ts';

interface Props {
  readonly inputs: readonly Input[];
  /** Undefined where an input is known by its row alone. */
  readonly drawing: InputDrawing | undefined;
}

/** Some inputs as a person can compare them, each with its label. */
export function Inputs({ inputs, drawing }: Props) {
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

/** An input of the icosahedron task: its bits say which vertices are lit. */
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
