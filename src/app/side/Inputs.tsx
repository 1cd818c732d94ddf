import type { Task } from '../../engine/index.ts';
import { inputWord } from './codes.ts';
import { Icosahedron } from './Icosahedron.tsx';

interface Props {
  readonly rows: readonly number[];
  /** Undefined for a file, of whose inputs only the number is known. */
  readonly task: Task | undefined;
}

/** Some inputs as a person can compare them. */
export function Inputs({ rows, task }: Props) {
  if (task === undefined) return <span>rows {rows.map((row) => row + 1).join(', ')}</span>;
  const isLit = task === 'icosahedron';
  return (
    <ul className={isLit ? 'solids' : 'words'}>
      {rows.map((row) => (
        <li key={row}>{isLit ? <Icosahedron row={row} /> : inputWord(row)}</li>
      ))}
    </ul>
  );
}
