import { describe, expect, test } from 'vitest';
import { random } from '../../numeric/random.ts';
import { ExactCounter } from '../exact.ts';
import { informativeEstimator } from './informative.ts';
import { EXACT, formatEstimator } from './spec.ts';
import type { Activations } from './types.ts';

const ROWS = 400;
const LABELS = Int32Array.from({ length: ROWS }, (_, r) => r % 3);

/** Random activations; `steps` are the values from 0 to 1 that they take, any where left out. */
function layer(columns: number, seed: number, steps?: number, factor = 1): Activations {
  const chance = random(seed, 'weights');
  const values = Float64Array.from({ length: ROWS * columns }, () => {
    const value = chance.below(1 << 24) / (1 << 24);
    return factor * (steps === undefined ? value : Math.floor(value * steps) / steps);
  });
  return { rows: ROWS, columns, values };
}

/** The same with every third row the one before it again, as of an input that was drawn twice. */
function repeated({ rows, columns, values }: Activations): Activations {
  const again = values.map((value, i) =>
    (i % rows) % 3 === 2 ? (values[i - 1] as number) : value,
  );
  return { rows, columns, values: again };
}

/** Its first 256 rows, every second the one before it again: as many codes as a power of two. */
function paired({ rows, columns, values }: Activations): Activations {
  const again = Float64Array.from(
    { length: 256 * columns },
    (_, i) => values[Math.floor(i / 256) * rows + ((i % 256) & ~1)] as number,
  );
  return { rows: 256, columns, values: again };
}

const chosen = (...layers: Activations[]): string =>
  formatEstimator(informativeEstimator(layers, LABELS, new ExactCounter(LABELS)));

describe('activations are looked at', () => {
  test.each<[string, Activations[]]>([
    ['of integer codes, however many', [layer(8, 1, 1e6, 1e6)]],
    ['of few levels', [layer(2, 1, 8), layer(3, 2, 4)]],
    ['of which half the layers are informative', [layer(4, 1), layer(1, 2, 8)]],
    ['of some levels, in rows that are repeated', [layer(2, 1, 32), layer(2, 1, 32)]],
    ['of rows that are repeated often', [layer(1, 1, 100), layer(1, 1, 100)]],
    ['of which one is informative among repeated rows', [repeated(layer(4, 1)), layer(1, 2, 8)]],
    ['of inputs that are in two rows each', [paired(layer(4, 1)), paired(layer(4, 2))]],
    ['of a single row', [{ rows: 1, columns: 2, values: Float64Array.of(0.5, 0.25) }]],
    [
      'of few rows',
      [{ rows: 99, columns: 2, values: Float64Array.from({ length: 198 }, (_, i) => i / 199) }],
    ],
  ])('by the exact count %s', (_, layers) => {
    const labels = LABELS.subarray(0, layers[0]?.rows);
    expect(informativeEstimator(layers, labels, new ExactCounter(labels))).toBe(EXACT);
  });

  test('in 30 bins where these are few beside the rows', () => {
    expect(chosen(layer(1, 1), layer(1, 2))).toBe('uniform,30,layer');
  });

  test('through noise where rows are all alone in their bins', () => {
    expect(chosen(layer(6, 1), layer(6, 2))).toBe('kde_upper,0.1');
  });

  test('by an estimator though rows are repeated, of inputs that no layer distinguishes', () => {
    expect(chosen(repeated(layer(1, 1)), repeated(layer(1, 2)))).toBe('uniform,30,layer');
    expect(chosen(repeated(layer(6, 1)), repeated(layer(6, 2)))).toBe('kde_upper,0.1');
  });

  test('in 4 bins where the noise is small beside them', () => {
    expect(chosen(layer(3, 1, undefined, 100), layer(3, 2, undefined, 100))).toBe(
      'uniform,4,layer',
    );
  });

  test('by the exact count where no candidate tells more', () => {
    expect(chosen(layer(40, 1, undefined, 100), layer(40, 2, undefined, 100))).toBe('exact');
  });

  test('in the first of those under which equally many layers are saturated', () => {
    expect(chosen(layer(40, 1, undefined, 100), layer(1, 2), layer(1, 3))).toBe('uniform,30,layer');
  });

  test('of a few layers, each counting once', () => {
    const layers = Array.from({ length: 9 }, (_, l) => layer(1, l, 8));
    for (const l of [0, 1, 2, 4, 8]) layers[l] = layer(4, l);
    expect(chosen(...layers)).not.toBe('exact');
  });

  test('of thousands of layers, by a sample of them', () => {
    const wide = layer(6, 1);
    const layers = Array.from({ length: 5000 }, () => wide);
    const since = performance.now();
    expect(chosen(...layers)).toBe('kde_upper,0.1');
    expect(performance.now() - since).toBeLessThan(5000);
  });
});
