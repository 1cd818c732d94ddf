/**
 * What one sentence on the verdicts of a recording is about, and what it states of each layer, chosen by
 * rules. Messages word it.
 */
import type { VerdictKind } from './decide.ts';
import { type Headline, headlineOf } from './headline.ts';
import type { LayerVerdict } from './layer-verdict.ts';
import { type Change, changesBetween } from './stated.ts';
import type { Qualification } from './verdict.ts';

export interface Insight {
  /** The layer whose movement is described; undefined where none moves by ε as recorded. */
  readonly headline: Headline | undefined;
  /** The other layers that are named, by their verdicts, what matters most first. */
  readonly groups: readonly LayerGroup[];
}

/** Layers of one verdict. */
interface Alike {
  readonly kind: VerdictKind;
  readonly layers: readonly LayerVerdict[];
}

/** Layers that are named together, by their verdict or for hardly moving as recorded. */
export interface LayerGroup {
  readonly kind: VerdictKind | 'hardly-moves';
  readonly layers: readonly NamedLayer[];
}

export interface NamedLayer {
  readonly name: string;
  /** From turn to turn; none where it does not move by ε as recorded. */
  readonly changes: readonly Change[];
  readonly notes: readonly Qualification[];
}

/**
 * Whether there is a fall in them: those come before any that only rises. They are in the order of other
 * layers, that of what the dispute is about.
 */
const HAS_FALL: Readonly<Record<VerdictKind, boolean>> = {
  compresses: true,
  falls: true,
  're-expands': true,
  'drops-while-fitting': true,
  rises: false,
  'reaches-hx': false,
  dead: false,
  'no-clear-direction': false,
  'no-change': false,
  'stays-near-hx': false,
  'stays-at-hx': false,
};
const KINDS = Object.keys(HAS_FALL) as VerdictKind[];

/** Of what re-expands, the fall counts as well. */
function sizeOf({ verdict: { deciding, before } }: LayerVerdict): number {
  return Math.max(...[deciding, before].map((one) => Math.abs(one?.bits ?? 0)));
}

const isFalling = ({ verdict }: LayerVerdict): boolean => HAS_FALL[verdict.kind];
const isClear = ({ verdict }: LayerVerdict): boolean => verdict.qualifications.length === 0;
/** Whether a movement decides, and plane and table show it, too; or they do not. */
const isShown = ({ verdict: { stated } }: LayerVerdict): boolean => stated?.isSlight === false;
const isSlight = ({ verdict: { stated } }: LayerVerdict): boolean => stated?.isSlight === true;
const isInformative = (layer: LayerVerdict): boolean =>
  isShown(layer) && !layer.verdict.qualifications.includes('saturated');

/** Undefined before there is anything to judge. */
export function insightOf(layerVerdicts: readonly LayerVerdict[]): Insight | undefined {
  if (layerVerdicts.length === 0) return undefined;
  const moving = layerVerdicts.filter(isShown).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const clear = moving.filter(isClear);
  const main = clear.find(isFalling) ?? clear[0] ?? moving.find(isFalling) ?? moving[0];
  const others = KINDS.flatMap((kind) => {
    const layers = layerVerdicts.filter((one) => one !== main && one.verdict.kind === kind);
    return layers.length === 0 ? [] : [{ kind, layers }];
  });
  const groups = main === undefined ? groupsAlone(others) : groupsBeside(others);
  return { headline: main && headlineOf(main), groups };
}

/** Beside a layer that moves, those that stay, hardly move or are saturated need no word. */
function groupsBeside(others: readonly Alike[]): LayerGroup[] {
  return others.flatMap(({ kind, layers }) =>
    group(
      kind,
      layers.filter((one) => kind === 'dead' || isInformative(one)),
    ),
  );
}

/** Where none moves, all are named. */
function groupsAlone(others: readonly Alike[]): LayerGroup[] {
  return [
    ...group(
      'hardly-moves',
      others.flatMap(({ layers }) => layers.filter(isSlight)),
    ),
    ...others.flatMap(({ kind, layers }) =>
      group(
        kind,
        layers.filter((one) => !isSlight(one)),
      ),
    ),
  ];
}

function group(kind: LayerGroup['kind'], layers: readonly LayerVerdict[]): LayerGroup[] {
  return layers.length === 0 ? [] : [{ kind, layers: layers.map(namedLayer) }];
}

function namedLayer(layer: LayerVerdict): NamedLayer {
  const { name, verdict } = layer;
  const { qualifications, deciding, stated } = verdict;
  return {
    name,
    changes: isShown(layer) ? changesBetween(stated?.turns ?? []) : [],
    // Of a layer that stays at H(X), that it is saturated is no news.
    notes: qualifications.filter((one) => one === 'borderline' || deciding !== undefined),
  };
}
