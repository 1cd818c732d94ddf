import type { Task } from '../../engine/index.ts';
import { type Input, inputWord } from './codes.ts';
import { Icosahedron } from './Icosahedron.tsx';

interface Props {
  readonly inputs: readonly Input[];
  /** Undefined for a file, of whose inputs only the number is known. */
  readonly task: Task | undefined;
}

/** Some inputs as a person can compare them, each with its label. */
export function Inputs({ inputs, task }: Props) {
  return (
    <ul className={task === 'icosahedron' ? 'solids' : 'words'}>
      {inputs.map(({ row, label }) => (
        <li key={row}>
          {task === 'icosahedron' && <Icosahedron row={row} />}
          {task !== 'icosahedron' && (task === undefined ? `row ${row + 1}` : inputWord(row))}
          {label !== undefined && (
            <>
              {' '}
              <span className="label">
                <span className="visually-hidden">labelled </span>
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
