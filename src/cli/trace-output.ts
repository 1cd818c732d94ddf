import {
  type Fingerprint,
  formatLink,
  type LayerTrail,
  type Look,
  type Outcome,
  type Preset,
  type Trace,
  verdictOf,
} from '../engine/index.ts';
import type { RulerTrails } from './rulers.ts';

/** A trained run, measured by the rulers asked for, and how it is looked at. */
export interface Measured {
  readonly preset: Preset;
  readonly look: Look;
  readonly trace: Trace;
  readonly outcome: Outcome;
  readonly fingerprint: Fingerprint;
  /** The first is what `layers` shows. */
  readonly trails: readonly [RulerTrails, ...RulerTrails[]];
  /** H(X), bits. */
  readonly hx: number;
}

/** A layer at the last recorded epoch, and the verdict on its trail. */
function summaryOfLayer({ trace, look, hx }: Measured, layer: LayerTrail): object {
  const { name, ixt, ity, codes } = layer;
  const last = trace.count - 1;
  const verdict = verdictOf(ixt, ity, trace.count, hx, look.rule);
  return {
    layer: name,
    ixt: ixt[last],
    ity: ity[last],
    codes: Number.isNaN(codes[last]) ? null : codes[last],
    verdict: verdict?.kind,
    lost: verdict?.lost,
  };
}

/** What `train` prints: the last recorded epoch. */
export function summaryOf(measured: Measured): object {
  const { trace, fingerprint, outcome, trails } = measured;
  const last = trace.count - 1;
  const layersOf = (trail: RulerTrails) =>
    trail.layers.map((layer) => summaryOfLayer(measured, layer));
  const [first, ...others] = trails;
  return {
    fingerprint: fingerprint.hex,
    outcome: outcome.kind,
    epochs: trace.epochs[last],
    ...(first.ruler === 'exact' ? {} : { ruler: first.ruler }),
    layers: layersOf(first),
    ...(others.length === 0
      ? {}
      : { others: others.map((trail) => ({ ruler: trail.ruler, layers: layersOf(trail) })) }),
    accuracy: { train: trace.accuracy.train[last], test: trace.accuracy.test[last] },
  };
}

/** A cell that may hold commas. */
const quoted = (text: string): string => (text.includes(',') ? `"${text}"` : text);

/** One line a layer, ruler and record; a run is named by its link. */
export function traceAsCsv({ preset, look, trace, trails }: Measured): string {
  const { run } = trace;
  const name = quoted(formatLink({ preset, run, look, fingerprint: undefined }));
  const lines = ['run,seed,epoch,layer,estimator,ixt,ity,codes'];
  trace.epochs.forEach((epoch, r) => {
    for (const { ruler, layers } of trails) {
      for (const { name: layer, ixt, ity, codes } of layers) {
        const count = Number.isNaN(codes[r]) ? '' : codes[r];
        lines.push([name, run.seed, epoch, layer, quoted(ruler), ixt[r], ity[r], count].join(','));
      }
    }
  });
  return `${lines.join('\n')}\n`;
}

/** Everything but the states of the network. */
export function traceAsJson({ preset, look, trace, trails, ...rest }: Measured): string {
  const { run, epochs, loss, accuracy } = trace;
  const fingerprint = rest.fingerprint.hex;
  const { outcome } = rest;
  const { output } = look;
  const link = `#${formatLink({ preset, run, look, fingerprint })}`;
  const [{ layers }, ...others] = trails;
  return `${JSON.stringify({ fingerprint, outcome, link, run, output, epochs, loss, accuracy, layers, others })}\n`;
}
