import { type PointerEvent, useId, useMemo, useRef, useState } from 'react';
import {
  REST,
  type TreemapLayout,
  type TreemapRectangle,
  treemapLayout,
} from '../../charts/treemap-layout.ts';
import { paintTreemap } from '../../charts/treemap-paint.ts';
import type { CodeGroups } from '../../engine/index.ts';
import { hasTooManyClasses } from '../../state/inspection.ts';
import { labelsOf } from '../../state/settings.ts';
import { pointIn, type Size, useChartCanvas } from '../chart-canvas.tsx';
import { useLab, useLabState } from '../lab-context.ts';
import { CodeCard, codeText } from './CodeCard.tsx';
import { CodeList } from './CodeList.tsx';
import { classesOf, codeItems, inputsText, labelOf, MOST_CODES, rowsOf } from './codes.ts';
import type { Input } from './Inputs.tsx';
import { TOO_MANY_CLASSES } from './too-many-classes.ts';
import { useInspection } from './use-inspection.ts';

/** What was last drawn: painting again changes nothing unless one of these has changed. */
interface Drawn {
  readonly groups: CodeGroups | undefined;
  readonly size: Size;
  readonly layout: TreemapLayout;
}

/** A place in the treemap, or the rank of a rectangle, the largest first. */
type Pointed = { readonly x: number; readonly y: number } | { readonly rank: number };

/** Inputs shown beside the pointer. */
const FEW = 12;

/** More rectangles than this take too much of a frame to move; they jump. */
const MOST_MOVING = 300;

const moves = (): boolean => !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The codes of one layer at the record on show: what T is, and who shares it. */
export function CodesPanel() {
  const lab = useLab();
  const { inspection, name, problem } = useInspection();
  const run = useLabState((state) => (state.file === undefined ? state.run : undefined));
  const labels = useMemo(() => run && labelsOf(run), [run]);
  const tooManyClasses = useLabState(hasTooManyClasses);
  const drawn = useRef<Drawn | undefined>(undefined);
  const [layout, setLayout] = useState<TreemapLayout>();
  const [pointed, setPointed] = useState<Pointed>();
  /** The rank that the slider stands on, and whether the inputs of that code are listed. */
  const [chosen, setChosen] = useState(0);
  const [isListed, setListed] = useState(false);
  const sliderId = useId();
  const found = inspection.codes;
  const count = found?.answer.sizes.length ?? 0;
  const tooMany = count > MOST_CODES;

  const svg = useChartCanvas((element, size) => {
    const groups = inspection.codes?.answer;
    const last = drawn.current;
    if (last?.groups === groups && last?.size === size) return;
    // Between two layers the old picture stays until the new one is there.
    const isUnderWay = groups === undefined && inspection.failed === undefined;
    if (isUnderWay && last !== undefined && last.size === size) return;
    const next = treemapOf(groups, size, name);
    // While records stream in, each is drawn at once; the next would cut its motion short.
    const isStreaming = lab.state.status.kind === 'training';
    const motion = moves() && !isStreaming && next.rectangles.length <= MOST_MOVING;
    paintTreemap(element, next, { motion, absorber: absorberOf(groups) });
    drawn.current = { groups, size, layout: next };
    setLayout(next);
  });

  const rectangle = layout && pointed && rectangleAt(layout, pointed);
  const onPointer = (event: PointerEvent<SVGSVGElement>): void => {
    const [x, y] = pointIn(event);
    setPointed({ x, y });
    const hit = event.type === 'pointerdown' ? layout?.itemAt(x, y) : undefined;
    if (hit !== undefined) setChosen(rectangles.indexOf(hit));
  };
  const rectangles = layout?.rectangles ?? [];
  const rank =
    rectangle === undefined
      ? Math.max(Math.min(chosen, rectangles.length - 1), 0)
      : rectangles.indexOf(rectangle);
  const listed = isListed ? rectangles[rank] : undefined;
  const inputsOf = ({ key }: TreemapRectangle, most: number): Input[] => {
    // Between two answers the picture is of the one before.
    const groups = drawn.current?.groups;
    if (groups === undefined) return [];
    const drawnKeys = new Set(key === REST ? rectangles.map((other) => other.key) : []);
    const isWanted = (code: number): boolean =>
      key === REST ? !drawnKeys.has(code) : code === key;
    return rowsOf(groups, isWanted, most).map((row) => ({
      row,
      label: labelOf(groups, row, labels),
    }));
  };
  return (
    <div className="drawing codes-panel">
      <div className="drawing-chart">
        <svg
          ref={svg}
          onPointerDown={onPointer}
          onPointerMove={onPointer}
          onPointerLeave={() => setPointed(undefined)}
        >
          <title>Codes of a layer</title>
        </svg>
        {rectangle !== undefined && !isListed && layout !== undefined && (
          <>
            <div className="code-mark" style={markStyle(rectangle)} />
            <CodeCard
              rectangle={rectangle}
              inputs={inputsOf(rectangle, rectangle.key === REST ? 0 : FEW)}
              task={run?.data}
              side={isLeft(rectangle, layout) ? 'right' : 'left'}
            />
          </>
        )}
        {listed !== undefined && (
          <CodeList
            key={listed.key}
            rectangle={listed}
            inputs={(most) => inputsOf(listed, most)}
            task={run?.data}
          />
        )}
        {problem !== undefined && <p className="drawing-empty">{problem}</p>}
        {tooManyClasses && <p className="drawing-empty">{TOO_MANY_CLASSES}</p>}
        {tooMany && (
          <p className="drawing-empty">
            {count} codes are more than there is room to draw. The table has their number, the plane
            their information.
          </p>
        )}
      </div>
      <div className="code-slider">
        <label htmlFor={sliderId}>Code</label>
        <input
          id={sliderId}
          type="range"
          min={1}
          max={Math.max(rectangles.length, 1)}
          value={rank + 1}
          disabled={rectangles.length === 0}
          aria-valuetext={valueText(rectangles, rank)}
          onFocus={() => setPointed({ rank })}
          onBlur={() => setPointed(undefined)}
          onChange={(event) => {
            const next = Number(event.target.value) - 1;
            setChosen(next);
            setPointed({ rank: next });
          }}
        />
        <button
          type="button"
          className="small"
          aria-expanded={isListed}
          disabled={rectangles.length === 0}
          onClick={() => setListed(!isListed)}
        >
          {isListed ? 'Back to the picture' : 'List its inputs'}
        </button>
      </div>
      <p className="hint">
        I(X;T) is how many bits it takes to say which rectangle; I(T;Y) is how pure they are.
      </p>
    </div>
  );
}

function valueText(rectangles: readonly TreemapRectangle[], rank: number): string {
  const rectangle = rectangles[rank];
  const place = `${rank + 1} of ${rectangles.length}`;
  return rectangle === undefined ? place : `${place}: ${codeText(rectangle)}`;
}

function treemapOf(groups: CodeGroups | undefined, size: Size, name: string): TreemapLayout {
  const codes = groups?.sizes.length ?? 0;
  const inputs = groups?.groupOf.length ?? 0;
  const title =
    groups === undefined
      ? `${name}: no codes`
      : `${name}: ${inputsText(inputs)} → ${codes} ${codes === 1 ? 'code' : 'codes'}`;
  return treemapLayout({
    size,
    items: groups === undefined || codes > MOST_CODES ? [] : codeItems(groups),
    classes: groups === undefined ? 2 : classesOf(groups),
    title,
    ariaLabel: `Codes of ${title}; area is the number of inputs that share a code, colour their labels`,
  });
}

/** Rectangles are known by their first row: one that is gone has merged into that row's code. */
function absorberOf(groups: CodeGroups | undefined): (key: number) => number {
  return (key) => {
    const group = groups?.groupOf[key];
    return group === undefined ? key : (groups?.first[group] ?? key);
  };
}

function rectangleAt(layout: TreemapLayout, pointed: Pointed): TreemapRectangle | undefined {
  if ('rank' in pointed) return layout.rectangles[pointed.rank];
  return layout.itemAt(pointed.x, pointed.y);
}

function isLeft({ box }: TreemapRectangle, { size }: TreemapLayout): boolean {
  return box.x0 + box.x1 < size.width;
}

function markStyle({ box }: TreemapRectangle) {
  return { left: box.x0, top: box.y0, width: box.x1 - box.x0, height: box.y1 - box.y0 };
}
