import { REST, type TreemapRectangle } from '../../charts/treemap-layout.ts';
import type { CodeGroups, Task } from '../../engine/index.ts';
import { inputsText, rowsOf, sharesText } from './codes.ts';
import { Inputs } from './Inputs.tsx';

/** Inputs shown of one code. */
const SHOWN = 12;

/** A code in one sentence. */
export function codeText({ key, size, shares, codes, largest }: TreemapRectangle): string {
  const labels = sharesText(size, shares);
  if (key !== REST) return `${inputsText(size)}, ${labels}`;
  return `${codes} codes of ${largest === 1 ? '1 input each' : `at most ${largest} inputs`}, ${labels}`;
}

interface Props {
  readonly rectangle: TreemapRectangle;
  readonly groups: CodeGroups;
  /** Undefined for a file. */
  readonly task: Task | undefined;
  /** Where there is room: away from the rectangle. */
  readonly side: 'left' | 'right';
}

/** One code: how many inputs share it, how they are labelled, and which they are. */
export function CodeCard({ rectangle, groups, task, side }: Props) {
  const { key, size } = rectangle;
  const rows = key === REST ? [] : rowsOf(groups, key, SHOWN);
  return (
    <div className={`code-card ${side}`} aria-hidden="true">
      <strong>{codeText(rectangle)}</strong>
      {rows.length > 0 && <Inputs rows={rows} task={task} />}
      {rows.length > 0 && size > rows.length && <span>and {size - rows.length} more</span>}
    </div>
  );
}
