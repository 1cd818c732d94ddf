import type { Series } from '../charts/series.ts';
import type { OutputReading, Trace } from '../engine/index.ts';
import type { Lab } from '../state/lab.ts';

/** What charts draw of a trace. */
export function seriesOf(trace: Trace, output: OutputReading): Series {
  return { count: trace.count, epochs: trace.epochs, layers: trace.layers(output) };
}

/** The plane in words, for those who do not see it. */
export function planeSummary(lab: Lab): string {
  const { walls, look } = lab.state;
  const frame = `Information plane. Right wall H(X) = ${walls.hx.toFixed(2)} bits, upper wall H(Y) = ${walls.hy.toFixed(3)} bits.`;
  const record = lab.shown;
  if (record < 0) return `${frame} No epoch recorded yet.`;
  const layers = lab.trace
    .layers(look.output)
    .map(
      ({ name, ixt, ity }) => `${name}: ${ixt[record]?.toFixed(2)} and ${ity[record]?.toFixed(3)}`,
    );
  return `${frame} At epoch ${lab.trace.epochs[record]}, I(X;T) and I(T;Y) in bits: ${layers.join('; ')}.`;
}
