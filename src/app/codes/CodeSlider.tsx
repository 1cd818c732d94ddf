import { useId } from 'react';
import type { TreemapRectangle } from '../../charts/treemap/layout.ts';
import { messages } from '../../messages/index.ts';
import { codeText } from './codes.ts';

interface Props {
  /** The largest first. */
  readonly rectangles: readonly TreemapRectangle[];
  /** The place of one of them, from 0. */
  readonly rank: number;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onChange: (rank: number) => void;
}

/** What the pointer does in the treemap, by key: from code to code. */
export function CodeSlider({ rectangles, rank, onFocus, onBlur, onChange }: Props) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{messages.lab.panels().code}</label>
      <input
        id={id}
        type="range"
        min={1}
        max={Math.max(rectangles.length, 1)}
        value={rank + 1}
        disabled={rectangles.length === 0}
        aria-valuetext={valueText(rectangles, rank)}
        onFocus={onFocus}
        onBlur={onBlur}
        onChange={(event) => onChange(Number(event.target.value) - 1)}
      />
    </>
  );
}

function valueText(rectangles: readonly TreemapRectangle[], rank: number): string {
  const rectangle = rectangles[rank];
  const text = rectangle && codeText(rectangle);
  return messages.lab.codePlace(rank + 1, rectangles.length, text);
}
