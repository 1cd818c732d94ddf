import { useRef, useState } from 'react';
import { type BinChartLayout, binChartLayout } from '../../charts/bins/layout.ts';
import { paintBinChart } from '../../charts/bins/paint.ts';
import { layerColour } from '../../charts/shared/palette.ts';
import { messages } from '../../messages/index.ts';
import { estimatorOf, estimatorSpec as makeEstimator } from '../../state/engine-values.ts';
import { needsWholeRun } from '../../state/estimates.ts';
import type { Found, NeuronInspection } from '../../state/inspection.ts';
import { EstimatorPicker } from '../estimator/EstimatorPicker.tsx';
import panelStyles from '../panel/panel.module.css';
import { useAnswerChart, useInspection } from '../panel/use-inspection.ts';
import buttonStyles from '../shared/button.module.css';
import { classes } from '../shared/classes.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import { pointIn, type Size } from '../shared/use-chart.ts';
import styles from './bins.module.css';
import { NetworkDrawing } from './NetworkDrawing.tsx';
import { NeuronPicker } from './NeuronPicker.tsx';

/** ReLU's half line under bins made for tanh: what lies above 1 falls in one. */
const PREPARED = '#v1/relu-4bit?layer=4&panel=bins&estimator=uniform,30,-1..1';

/**
 * The bins of one neuron under the chosen estimator, and whether they still determine the
 * predictions.
 */
export function BinsPanel() {
  const { view } = usePage();
  const estimator = useObserved(({ screen }) => screen.estimator);
  const [hasRun, hasInputs] = useObserved(({ screen }) => [
    screen.recordedRun !== undefined,
    screen.recording.inputs !== undefined,
  ]);
  const isEmpty = useObserved(({ screen }) => screen.shown.snapshot.count === 0);
  const isGrowing = useObserved(({ screen }) => needsWholeRun(screen.estimator) && !screen.isWhole);
  const { answers, layer, name, layers, problem } = useInspection();
  const found = answers.neuron;
  const layout = useRef<BinChartLayout>(undefined);
  const panel = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number>();
  const waiting = isEmpty ? messages.epochs.noneRecorded() : messages.lab.panels().measuring;
  const hasBins = estimatorOf(estimator.method).kind === 'bins';

  const svg = useAnswerChart('neuron', (element, size, neuron) => {
    layout.current = measurementOf(neuron, size, name, layerColour(layer, layers));
    paintBinChart(element, layout.current);
  });

  return (
    <div
      className={classes(panelStyles['drawing'], styles['bins-panel'])}
      data-testid="bins-panel"
      ref={panel}
    >
      <div className={styles['bins-choice']}>
        {hasInputs && <NetworkDrawing />}
        <div className={styles['bins-settings']}>
          <NeuronPicker />
          <EstimatorPicker
            label={messages.estimators.picker().label}
            value={estimator}
            onChange={(chosen) => view.set({ estimator: chosen })}
          />
          {hasRun && (
            <a
              className={styles['prepared']}
              href={PREPARED}
              title={messages.lab.panels().binsCaseTitle}
            >
              {messages.lab.panels().binsCase}
            </a>
          )}
        </div>
      </div>
      <div className={panelStyles['drawing-chart']}>
        <svg
          ref={svg}
          data-testid="bins-chart"
          onPointerMove={(event) => setPointed(layout.current?.bandAt(pointIn(event)[0]))}
          onPointerLeave={() => setPointed(undefined)}
        >
          <title>{messages.lab.panels().bins}</title>
        </svg>
        {problem !== undefined && (
          <p className={panelStyles['drawing-empty']} data-testid="drawing-empty">
            {problem}
          </p>
        )}
      </div>
      {hasBins ? (
        <>
          <p className={styles['bins-text']} data-testid="bins-text">
            {found !== undefined && lineOf(found.answer, pointed)}
            {found === undefined && problem === undefined && waiting}
            {isGrowing && ` ${messages.lab.panels().growing}`}
          </p>
          {found !== undefined && <ValidityLight uncertainty={found.answer.uncertainty} />}
        </>
      ) : (
        <p className={styles['bins-text']} data-testid="bins-text">
          {messages.lab.noBins(messages.estimators.title(estimator))}{' '}
          <button
            type="button"
            className={buttonStyles['small']}
            onClick={() => {
              // This button goes with the estimator that has no bins.
              panel.current?.querySelector<HTMLElement>('[popovertarget]')?.focus();
              view.set({ estimator: makeEstimator('uniform') });
            }}
          >
            {messages.lab.use(messages.estimators.title(makeEstimator('uniform')))}
          </button>
        </p>
      )}
    </div>
  );
}

/** The band pointed at, else all of them. */
function lineOf(neuron: NeuronInspection, pointed: number | undefined): string {
  const band = pointed === undefined ? undefined : messages.layers.band(neuron, pointed);
  return band ?? messages.layers.bins(neuron);
}

function measurementOf(
  found: Found<NeuronInspection> | undefined,
  size: Size,
  name: string,
  colour: string,
): BinChartLayout {
  const { values, counts, bands, costs } = found?.answer ?? NOTHING;
  const asked = found?.asked;
  const neuron = asked?.kind === 'neuron' ? asked.neuron + 1 : 1;
  const { title, axis, ariaLabel } = messages.charts.neuron(neuron, name);
  return binChartLayout({
    size,
    levels: Array.from(values, (value, i) => ({ value, count: counts[i] as number })),
    bands: bands.map((band, b) => ({ ...band, cost: costs[b] as number })),
    title,
    axis,
    colour,
    ariaLabel,
  });
}

const NOTHING: Pick<NeuronInspection, 'values' | 'counts' | 'bands' | 'costs'> = {
  values: new Float64Array(),
  counts: new Int32Array(),
  bands: [],
  costs: new Float64Array(),
};

/** Less than this is rounding, not a lost answer; one of a million inputs takes more. */
const ROUNDING = 1e-9;

interface ValidityProps {
  /** H(prediction | bins of the layer), bits; undefined where answers are not known. */
  readonly uncertainty: number | undefined;
}

/** Whether a binned layer still determines what the network answers. */
function ValidityLight({ uncertainty }: ValidityProps) {
  if (uncertainty === undefined) {
    return (
      <p className={classes(styles['light'], styles['unknown'])} data-testid="validity">
        <span aria-hidden="true">○</span> {messages.lab.panels().unknown}
      </p>
    );
  }
  if (uncertainty <= ROUNDING) {
    return (
      <p className={classes(styles['light'], styles['good'])} data-testid="validity">
        <span aria-hidden="true">✓</span> {messages.lab.panels().valid}
      </p>
    );
  }
  return (
    <p className={classes(styles['light'], styles['bad'])} data-testid="validity">
      <span aria-hidden="true">⚠</span> {messages.lab.invalidBins(uncertainty)}
    </p>
  );
}
