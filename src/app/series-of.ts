import { formatBits } from '../charts/format.ts';
import type { Series } from '../charts/series.ts';
import type { LayerTrail, OutputReading, Ruler, Trace } from '../engine/index.ts';
import { layerNames } from '../state/comparison.ts';
import type { Page } from '../state/page.ts';
import { EXACT } from '../state/settings.ts';

/** What charts draw of a trace. */
export function seriesOf(trace: Trace, output: OutputReading): Series {
  return { count: trace.count, epochs: trace.epochs, layers: trace.layers(output) };
}

/** What a ruler reads of what is on show; columns are empty where nothing was measured yet. */
export function layersOf({ lab, comparison }: Page, ruler: Ruler): readonly LayerTrail[] {
  const { source } = lab;
  const { output } = lab.state.look;
  const layers = comparison.layers(source, ruler, output);
  if (layers !== undefined) return layers;
  return layerNames(source, output).map((name) => ({ name, ixt: [], ity: [], codes: [] }));
}

/** What charts draw of what is on show, through a ruler. */
export function seriesShown(page: Page, ruler: Ruler): Series {
  const { count, epochs } = page.lab.source;
  return { count, epochs, layers: layersOf(page, ruler) };
}

/** How many records a ruler has measured so far. */
export function measuredCount(layers: readonly LayerTrail[], count: number): number {
  let measured = 0;
  for (let record = 0; record < count; record++) {
    if (layers.some(({ ixt }) => Number.isFinite(ixt[record]))) measured++;
  }
  return measured;
}

/** The plane in words, for those who do not see it. */
export function planeSummary(page: Page): string {
  const { lab } = page;
  const { walls } = lab.state;
  const frame = `Information plane. Right wall H(X) = ${walls.hx.toFixed(2)} bits, upper wall H(Y) = ${walls.hy.toFixed(3)} bits.`;
  const record = lab.shown;
  if (record < 0) return `${frame} No epoch recorded yet.`;
  const layers = layersOf(page, EXACT).map(
    ({ name, ixt, ity }) =>
      `${name}: ${formatBits(ixt[record] ?? Number.NaN)} and ${formatBits(ity[record] ?? Number.NaN)}`,
  );
  return `${frame} At epoch ${lab.source.epochs[record]}, I(X;T) and I(T;Y) in bits: ${layers.join('; ')}.`;
}
