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
export interface Network {
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

/** A run and the networks it is compared with. */
export interface Measured extends Network {
  readonly networks: readonly Network[];
}

/** A layer at the last recorded epoch, and the verdict on its trail. */
function summaryOfLayer({ trace, look, hx }: Network, layer: LayerTrail): object {
  const { name, ixt, ity, codes } = layer;
  const last = trace.count - 1;
  const verdict = verdictOf(ixt, ity, trace.count, hx, look.rule);
  return {
    layer: name,
    ixt: ixt[last],
    ity: ity[last],
    codes: Number.isNaN(codes[last]) ? null : codes[last],
    verdict: verdict?.kind,
    knee: verdict && trace.epochs[verdict.knee],
    peak: verdict?.peak,
    end: verdict?.end,
    lost: verdict?.lost,
    fitted: verdict?.fitted,
  };
}

/** The link of a network, without '#': its name in tables. */
const nameOf = ({ preset, look, trace: { run } }: Network): string =>
  formatLink({ preset, run, look, fingerprint: undefined });

function summaryOfNetwork(network: Network): object {
  const { trace, fingerprint, outcome, trails } = network;
  const last = trace.count - 1;
  const layersOf = (trail: RulerTrails) =>
    trail.layers.map((layer) => summaryOfLayer(network, layer));
  const [first, ...rulers] = trails;
  return {
    fingerprint: fingerprint.hex,
    outcome: outcome.kind,
    epochs: trace.epochs[last],
    ...(first.ruler === 'exact' ? {} : { ruler: first.ruler }),
    layers: layersOf(first),
    ...(rulers.length === 0
      ? {}
      : { rulers: rulers.map((trail) => ({ ruler: trail.ruler, layers: layersOf(trail) })) }),
    accuracy: { train: trace.accuracy.train[last], test: trace.accuracy.test[last] },
  };
}

/** What `train` prints: the last recorded epoch. */
export function summaryOf(measured: Measured): object {
  const networks = measured.networks.map((network) => ({
    run: nameOf(network),
    ...summaryOfNetwork(network),
  }));
  return { ...summaryOfNetwork(measured), ...(networks.length === 0 ? {} : { networks }) };
}

/** A cell that may hold commas. */
const quoted = (text: string): string => (text.includes(',') ? `"${text}"` : text);

/** One line a layer, ruler, record and network; a network is named by its link. */
export function traceAsCsv({ networks, ...own }: Measured): string {
  const lines = ['run,seed,epoch,layer,estimator,ixt,ity,codes'];
  for (const network of [own, ...networks]) {
    const { trace, trails } = network;
    const { seed } = trace.run;
    const name = quoted(nameOf(network));
    trace.epochs.forEach((epoch, r) => {
      for (const { ruler, layers } of trails) {
        for (const { name: layer, ixt, ity, codes } of layers) {
          const count = Number.isNaN(codes[r]) ? '' : codes[r];
          lines.push([name, seed, epoch, layer, quoted(ruler), ixt[r], ity[r], count].join(','));
        }
      }
    });
  }
  return `${lines.join('\n')}\n`;
}

function wholeNetwork({ preset, look, trace, trails, ...rest }: Network): object {
  const { run, epochs, loss, accuracy } = trace;
  const fingerprint = rest.fingerprint.hex;
  const { outcome } = rest;
  const { output } = look;
  const link = `#${formatLink({ preset, run, look, fingerprint })}`;
  const [{ ruler, layers }, ...rulers] = trails;
  return {
    fingerprint,
    outcome,
    link,
    run,
    output,
    epochs,
    loss,
    accuracy,
    ...(ruler === 'exact' ? {} : { ruler }),
    layers,
    rulers,
  };
}

/** Everything but the states of the networks. */
export function traceAsJson(measured: Measured): string {
  const networks = measured.networks.map(wholeNetwork);
  return `${JSON.stringify({ ...wholeNetwork(measured), networks })}\n`;
}
