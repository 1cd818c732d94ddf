import type { InputDrawing } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import textStyles from '../shared/text.module.css';
import styles from './codes.module.css';
import { type Input, inputName } from './codes.ts';
import { Icosahedron } from './Icosahedron.tsx';

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
