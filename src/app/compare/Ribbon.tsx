import { useRef, useState } from 'react';
import { TITLE_FONT } from '../../charts/epochs/frame.ts';
import { type EstimatorLine, type RibbonLayout, ribbonLayout } from '../../charts/ribbon/layout.ts';
import { paintRibbon } from '../../charts/ribbon/paint.ts';
import { type Size, textWidth } from '../../charts/shared/marks.ts';
import { shortNames } from '../../charts/shared/short-names.ts';
import type { EstimatorSpec, Trajectory } from '../../engine/index.ts';
import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import type { CompareModel } from '../../state/compare-model.ts';
import { EXACT } from '../../state/engine-values.ts';
import { isExact, type Measured } from '../../state/estimates.ts';
import { useModel } from '../laboratory/laboratory.ts';
import chartStyles from '../shared/chart.module.css';
import { classes } from '../shared/classes.ts';
import { useObserved } from '../shared/page-context.ts';
import { useChart, useKept } from '../shared/use-chart.ts';
import noticeStyles from './network-chart.module.css';
import { StageNotice, useNetworkPointer, useNetworkTitles } from './network-chart.tsx';
import { RibbonKey } from './RibbonKey.tsx';
import styles from './ribbon.module.css';

/** By how much each estimator errs on one layer over the epochs, on a network one may choose. */
export function Ribbon() {
  const titles = useNetworkTitles();
  const [chosen, setChosen] = useState(0);
  const row = Math.min(chosen, titles.length - 1);
  return (
    <section
      className={styles['ribbon']}
      data-testid="ribbon"
      aria-label={fetchedMessages.compare.errors().region}
    >
      <label>
        {fetchedMessages.compare.errors().of}{' '}
        <select value={row} onChange={(event) => setChosen(Number(event.target.value))}>
          {titles.map((title, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a network is known by its place
            <option key={n} value={n}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <RibbonChart key={row} row={row} title={titles[row] ?? ''} />
    </section>
  );
}

/** Estimate minus exact, bits, by checkpoint. */
function lineOf(
  estimator: EstimatorSpec,
  read: Trajectory | undefined,
  exact: Trajectory,
): EstimatorLine {
  const values = exact.ixt.map((bits, checkpoint) => (read?.ixt[checkpoint] ?? Number.NaN) - bits);
  return { name: messages.estimators.title(estimator), values };
}

/** Characters of a layer's name that there is room for in the title. */
function titleRoom({ width }: Size): number {
  const rest = messages.charts.errors('', '', []).title.length;
  return Math.max(2, Math.floor(width / textWidth('0', TITLE_FONT)) - rest);
}

interface Props {
  readonly row: number;
  /** The name of the network. */
  readonly title: string;
}

function RibbonChart({ row, title }: Props) {
  const model = useModel<CompareModel>();
  const estimators = useObserved(({ screen }) => screen.estimators);
  const layout = useRef<RibbonLayout | undefined>(undefined);
  const keep = useKept<readonly (Measured | undefined)[]>();

  const svg = useChart({
    read: ({ screen, display }) => {
      const compared = model.comparedRuns[row];
      const { hover } = screen.playhead;
      const { estimators: shown } = screen;
      const { layer } = screen.view;
      return {
        recording: compared?.recording,
        count: compared?.count ?? 0,
        title,
        shown,
        layer,
        exact: compared && model.trajectories(compared, EXACT),
        scale: display.getState().epochScale,
        playhead: compared && model.checkpointIn(compared.recording, screen.checkpoint),
        hovered: compared && hover && model.checkpointIn(compared.recording, hover.checkpoint),
        measured: keep(shown.map((one) => compared && model.trajectories(compared, one))),
      };
    },
    paint: (element, size, content) => {
      const { recording, count, shown, measured, exact, scale, playhead = -1, hovered } = content;
      if (recording === undefined) return;
      const truths = exact?.layers ?? [];
      // The last layer of a file is one like the others.
      const unasked = recording.hasOutput ? truths.length - 1 : truths.length;
      const layer = Math.min(content.layer ?? unasked, truths.length);
      const truth = truths[layer - 1];
      const lines = shown
        .map((estimator, place) => ({ estimator, found: measured[place]?.layers[layer - 1] }))
        .filter(({ estimator }) => !isExact(estimator))
        .map(({ estimator, found }, r) => {
          const line: EstimatorLine = truth
            ? lineOf(estimator, found, truth)
            : { name: messages.estimators.title(estimator), values: [] };
          return { ...line, dashed: r > 0 };
        });
      const [name = ''] = shortNames([truth?.name ?? ''], titleRoom(size));
      layout.current = ribbonLayout({
        size,
        scale,
        totalEpochs: recording.lastEpoch,
        count,
        epochs: recording.epochs,
        lines,
        playhead,
        hover: hovered,
        ...messages.charts.errors(
          name,
          content.title,
          lines.map((line) => line.name),
        ),
      });
      paintRibbon(element, layout.current);
    },
  });

  const pointer = useNetworkPointer(row, (x) => {
    const checkpoint = layout.current?.checkpointAt(x);
    return checkpoint === undefined ? undefined : { checkpoint, layer: undefined };
  });

  const names = estimators.filter((one) => !isExact(one)).map(messages.estimators.title);
  return (
    <>
      <div className={classes(chartStyles['chart'], styles['ribbon-chart'])}>
        <svg ref={svg} {...pointer}>
          <title>{fetchedMessages.compare.errors().chart}</title>
        </svg>
        {estimators.every(isExact) ? (
          <p className={classes(noticeStyles['stage-notice'], noticeStyles['unmeasured'])}>
            {fetchedMessages.compare.errors().none}
          </p>
        ) : (
          <StageNotice row={row} estimators={estimators} />
        )}
      </div>
      <RibbonKey names={names} />
    </>
  );
}
