import { type PointerEvent, useState } from 'react';
import { REST, type TreemapLayout, type TreemapRectangle } from '../../charts/treemap/layout.ts';
import { paintTreemap } from '../../charts/treemap/paint.ts';
import type { CodeClasses } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { hasTooManyLabels, MAX_LABELS } from '../../state/inspection.ts';
import panelStyles from '../panel/panel.module.css';
import { useAnswerChart, useInspection } from '../panel/use-inspection.ts';
import buttonStyles from '../shared/button.module.css';
import { useObserved, usePage } from '../shared/page-context.ts';
import textStyles from '../shared/text.module.css';
import { pointIn } from '../shared/use-chart.ts';
import { CodeCard, CodeList } from './CodeInputs.tsx';
import { CodeSlider } from './CodeSlider.tsx';
import styles from './codes.module.css';
import { absorberOf, codesLayout, type Input, inputsOf, MAX_CODES } from './codes.ts';

/** The treemap as last painted, and what it is of. */
interface Drawn {
  readonly groups: CodeClasses | undefined;
  readonly layout: TreemapLayout;
}

/** A place in the treemap, or the rank of a rectangle, the largest first. */
type Pointed = { readonly x: number; readonly y: number } | { readonly rank: number };

/** Inputs shown beside the pointer. */
const FEW = 12;

/** More rectangles than this take too much of a frame to move; they jump. */
const MAX_MOVING = 300;

const moves = (): boolean => !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The codes of one layer at the checkpoint on show: what T is, and who shares it. */
export function CodesPanel() {
  const { screen } = usePage();
  const { answers, name, problem } = useInspection();
  const tooManyLabels = useObserved(({ screen: { shown } }) => hasTooManyLabels(shown));
  const { drawing } = useObserved(({ screen: { shown } }) => shown.snapshot.recording);
  const [drawn, setDrawn] = useState<Drawn>();
  const [pointed, setPointed] = useState<Pointed>();
  /** The rank that the slider stands on, and whether the inputs of that code are listed. */
  const [chosen, setChosen] = useState(0);
  const [isListed, setListed] = useState(false);
  const count = answers.codes?.answer.sizes.length ?? 0;

  const svg = useAnswerChart('codes', (element, size, found) => {
    const groups = found?.answer;
    const layout = codesLayout(groups, size, name);
    // While checkpoints stream in, each is drawn at once; the next would cut its motion short.
    const isStreaming = screen.session.status.kind === 'training';
    const motion = moves() && !isStreaming && layout.rectangles.length <= MAX_MOVING;
    paintTreemap(element, layout, { motion, absorber: absorberOf(groups) });
    setDrawn({ groups, layout });
  });

  const rectangles = drawn?.layout.rectangles ?? [];
  const hit = drawn && pointed && rectangleAt(drawn.layout, pointed);
  const rank =
    hit === undefined
      ? Math.max(Math.min(chosen, rectangles.length - 1), 0)
      : rectangles.indexOf(hit);
  const listed = isListed ? rectangles[rank] : undefined;
  const inputsIn = (rectangle: TreemapRectangle, most: number): Input[] =>
    drawn?.groups ? inputsOf(drawn.groups, rectangles, rectangle, most) : [];
  const onPointer = (event: PointerEvent<SVGSVGElement>): void => {
    const [x, y] = pointIn(event);
    setPointed({ x, y });
    const pressed = event.type === 'pointerdown' ? drawn?.layout.itemAt(x, y) : undefined;
    if (pressed !== undefined) setChosen(rectangles.indexOf(pressed));
  };
  return (
    <div className={panelStyles['drawing']} data-testid="codes-panel">
      <div className={panelStyles['drawing-chart']}>
        <svg
          ref={svg}
          data-testid="treemap"
          onPointerDown={onPointer}
          onPointerMove={onPointer}
          onPointerLeave={() => setPointed(undefined)}
        >
          <title>{messages.lab.panels().codes}</title>
        </svg>
        {drawn !== undefined && hit !== undefined && !isListed && (
          <>
            <div className={styles['code-mark']} style={markStyle(hit)} />
            <CodeCard
              rectangle={hit}
              inputs={inputsIn(hit, hit.key === REST ? 0 : FEW)}
              drawing={drawing}
              side={isLeft(hit, drawn.layout) ? 'right' : 'left'}
            />
          </>
        )}
        {listed !== undefined && (
          <CodeList
            key={listed.key}
            rectangle={listed}
            inputs={(most) => inputsIn(listed, most)}
            drawing={drawing}
          />
        )}
        {problem !== undefined && (
          <p className={panelStyles['drawing-empty']} data-testid="drawing-empty">
            {problem}
          </p>
        )}
        {tooManyLabels && (
          <p className={panelStyles['drawing-empty']} data-testid="drawing-empty">
            {messages.layers.tooManyLabels(MAX_LABELS)}
          </p>
        )}
        {count > MAX_CODES && (
          <p className={panelStyles['drawing-empty']} data-testid="drawing-empty">
            {messages.lab.tooManyCodes(count)}
          </p>
        )}
      </div>
      <div className={styles['code-slider']}>
        <CodeSlider
          rectangles={rectangles}
          rank={rank}
          onFocus={() => setPointed({ rank })}
          onBlur={() => setPointed(undefined)}
          onChange={(next) => {
            setChosen(next);
            setPointed({ rank: next });
          }}
        />
        <button
          type="button"
          className={buttonStyles['small']}
          aria-expanded={isListed}
          disabled={rectangles.length === 0}
          onClick={() => setListed(!isListed)}
        >
          {isListed ? messages.lab.panels().backToPicture : messages.lab.panels().listInputs}
        </button>
      </div>
      <p className={textStyles['hint']}>{messages.lab.panels().codesHint}</p>
    </div>
  );
}

function rectangleAt(layout: TreemapLayout, pointed: Pointed): TreemapRectangle | undefined {
  if ('rank' in pointed) return layout.rectangles[pointed.rank];
  return layout.itemAt(pointed.x, pointed.y);
}

function isLeft({ box }: TreemapRectangle, { size }: TreemapLayout): boolean {
  return box.x0 + box.x1 < size.width;
}

/** A unit of a chart is a tenth of a rem. */
const rem = (length: number): string => `${length / 10}rem`;

function markStyle({ box }: TreemapRectangle) {
  return {
    left: rem(box.x0),
    top: rem(box.y0),
    width: rem(box.x1 - box.x0),
    height: rem(box.y1 - box.y0),
  };
}
