import {
  hcl,
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3';

/** Colours of everything but the layers follow the page's theme; the fallbacks are for exports. */
export const INK = 'var(--ink, #1b1f24)';
export const MUTED = 'var(--muted, #59636e)';
export const GRID = 'var(--grid, #e6e9ed)';
export const BOUND = 'var(--bound, #59636e)';
export const PAPER = 'var(--paper, #ffffff)';
/** An input bit that is on. */
export const LIT = 'var(--accent, #2a4bc4)';
/** What an estimator loses. */
export const LOSS = 'var(--bad, #b3261e)';
export const TRAIN = 'var(--train, #7d8590)';
export const TEST = 'var(--test, #0a6b5e)';

/**
 * Depth as a ramp from blue-violet to orange. Lightness rises and blueness falls together, so the
 * order survives red-green colour blindness; steps are longer among the blues, where it is weakest.
 * Lightness keeps 3:1 contrast both on white and on a dark page: a layer has one colour everywhere.
 */
export function layerColour(layer: number, layers: number): string {
  const depth = layers > 1 ? (layer / (layers - 1)) ** 0.9 : 0;
  return hcl(296 + 119 * depth, 80, 41 + 19.5 * depth).formatHex();
}

/**
 * Estimators from grey to teal, of middle lightness: 3:1 contrast on white and on a dark page. None of
 * the layers' hues, for an estimator is not a layer; neighbours differ in their dashes too.
 */
export function estimatorColour(estimator: number): string {
  const step = Math.min(1, estimator / (ESTIMATOR_STEPS - 1));
  return hcl(210 - 25 * step, 4 + 40 * step, 60 - 10 * step).formatHex();
}

const ESTIMATOR_STEPS = 5;
const ESTIMATOR_DASHES: readonly string[] = ['8 4', '2 4', '8 4 1 4', '5 5', '12 4', '1 5'];

/** Lengths of an estimator's dashes, where it is dashed; for round caps. */
export function estimatorDashes(estimator: number): string {
  return ESTIMATOR_DASHES[estimator % ESTIMATOR_DASHES.length] ?? '8 4';
}

const triangleDown: SymbolType = {
  draw(context, size) {
    const y = -Math.sqrt(size / (Math.sqrt(3) * 3));
    context.moveTo(0, -y * 2);
    context.lineTo(-Math.sqrt(3) * y, y);
    context.lineTo(Math.sqrt(3) * y, y);
    context.closePath();
  },
};

const hexagon: SymbolType = {
  draw(context, size) {
    const radius = Math.sqrt((2 * size) / (3 * Math.sqrt(3)));
    context.moveTo(radius, 0);
    for (let corner = 1; corner < 6; corner++) {
      const angle = (corner * Math.PI) / 3;
      context.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
    }
    context.closePath();
  },
};

const SYMBOLS: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
  triangleDown,
  hexagon,
];

export function layerSymbol(layer: number): SymbolType {
  return SYMBOLS[layer % SYMBOLS.length] ?? symbolCircle;
}

/** Outline of a symbol with the area of a circle of `radius` pixels, around the origin. */
export function symbolPath(type: SymbolType, radius: number): string {
  return symbol(type, Math.PI * radius * radius).digits(2)() ?? '';
}
