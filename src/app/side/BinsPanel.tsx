import { useRef, useState } from 'react';
import { type BinLensLayout, binLensLayout } from '../../charts/bin-lens-layout.ts';
import { paintBinLens } from '../../charts/bin-lens-paint.ts';
import { layerColour } from '../../charts/palette.ts';
import { needsWholeRun } from '../../state/comparison.ts';
import type { Found, NeuronInspection } from '../../state/inspection.ts';
import { isWhole } from '../../state/lab.ts';
import { estimatorOf, ruler as makeRuler, rulerTitle } from '../../state/settings.ts';
import { pointIn, type Size } from '../chart-canvas.tsx';
import { useLab, useLabState } from '../lab-context.ts';
import { RulerPicker } from '../ruler/RulerPicker.tsx';
import { bandText, binsText } from './bins.ts';
import { NetworkDrawing } from './NetworkDrawing.tsx';
import { NeuronPicker } from './NeuronPicker.tsx';
import { useAnswerCanvas } from './use-answer-canvas.ts';
import { useInspection } from './use-inspection.ts';
import { ValidityLight } from './ValidityLight.tsx';

/** ReLU's half line under bins made for tanh: what lies above 1 falls in one. */
const PREPARED = '#v1/relu-4bit?layer=4&panel=bins&ruler=uniform,30,-1..1';

/** The bins of one neuron under the chosen ruler, and whether they still tell the answers. */
export function BinsPanel() {
  const lab = useLab();
  const ruler = useLabState((state) => state.look.ruler);
  const isFile = useLabState((state) => state.file !== undefined);
  const isGrowing = useLabState((state) => needsWholeRun(state.look.ruler) && !isWhole(state));
  const { inspection, layer, name, layers, problem } = useInspection();
  const found = inspection.neuron;
  const layout = useRef<BinLensLayout>(undefined);
  const panel = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number>();
  const waiting = lab.source.count === 0 ? 'No epoch recorded yet.' : 'Measuring…';
  const hasBins = estimatorOf(ruler.method).kind === 'bins';

  const svg = useAnswerCanvas('neuron', (element, size, neuron) => {
    layout.current = lensOf(neuron, size, name, layerColour(layer, layers));
    paintBinLens(element, layout.current);
  });

  return (
    <div className="drawing bins-panel" ref={panel}>
      <div className="bins-choice">
        {!isFile && <NetworkDrawing />}
        <div className="bins-settings">
          <NeuronPicker />
          <RulerPicker
            label="Ruler"
            value={ruler}
            onChange={(chosen) => lab.setLook({ ruler: chosen })}
          />
          {!isFile && (
            <a
              className="prepared"
              href={PREPARED}
              title="A prepared case: bins made for tanh laid on a network of ReLUs"
            >
              Case: ReLU on [−1, 1]
            </a>
          )}
        </div>
      </div>
      <div className="drawing-chart">
        <svg
          ref={svg}
          onPointerMove={(event) => setPointed(layout.current?.bandAt(pointIn(event)[0]))}
          onPointerLeave={() => setPointed(undefined)}
        >
          <title>Bins of a neuron</title>
        </svg>
        {problem !== undefined && <p className="drawing-empty">{problem}</p>}
      </div>
      {hasBins ? (
        <>
          <p className="bins-text">
            {found !== undefined && lineOf(found.answer, pointed)}
            {found === undefined && problem === undefined && waiting}
            {isGrowing && ' The run goes on: its range may still grow.'}
          </p>
          {found !== undefined && <ValidityLight uncertainty={found.answer.uncertainty} />}
        </>
      ) : (
        <p className="bins-text">
          {rulerTitle(ruler)} has no bins: what is drawn are the neuron’s levels.{' '}
          <button
            type="button"
            className="small"
            onClick={() => {
              // This button goes with the ruler that has no bins.
              panel.current?.querySelector<HTMLElement>('.ruler-button')?.focus();
              lab.setLook({ ruler: makeRuler('uniform') });
            }}
          >
            Use {rulerTitle(makeRuler('uniform'))}
          </button>
        </p>
      )}
    </div>
  );
}

/** The band pointed at, else all of them. */
function lineOf(neuron: NeuronInspection, pointed: number | undefined): string {
  const band = pointed === undefined ? undefined : bandText(neuron, pointed);
  return band ?? binsText(neuron);
}

function lensOf(
  found: Found<NeuronInspection> | undefined,
  size: Size,
  name: string,
  colour: string,
): BinLensLayout {
  const { values, counts, bands, costs } = found?.answer ?? NOTHING;
  const asked = found?.asked;
  const neuron = asked?.kind === 'neuron' ? asked.neuron + 1 : 1;
  const title = `Neuron ${neuron} of ${name}`;
  return binLensLayout({
    size,
    levels: Array.from(values, (value, i) => ({ value, count: counts[i] as number })),
    bands: bands.map((band, b) => ({ ...band, cost: costs[b] as number })),
    title,
    axis: 'activation',
    colour,
    ariaLabel: `${title}: inputs at each level, with the bins of the ruler as bands`,
  });
}

const NOTHING: Pick<NeuronInspection, 'values' | 'counts' | 'bands' | 'costs'> = {
  values: new Float64Array(),
  counts: new Int32Array(),
  bands: [],
  costs: new Float64Array(),
};
