import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Activations } from '../information/estimators/types.ts';
import { random } from '../numeric/random.ts';
import { symmetricEigen } from '../numeric/symmetric-eigen.ts';
import { project } from './projection.ts';
import { scatterOf } from './scatter.ts';

const value = fc.double({ min: -10, max: 10, noNaN: true });

/** A layer with between `least` and `most` neurons, and labels that are any whole numbers. */
function labelled(least: number, most: number) {
  return fc
    .record({
      rows: fc.integer({ min: 1, max: 20 }),
      columns: fc.integer({ min: least, max: most }),
    })
    .chain(({ rows, columns }) =>
      fc.record({
        labels: fc.array(fc.constantFrom(-4, 0, 7), { minLength: rows, maxLength: rows }),
        layer: fc
          .array(value, { minLength: rows * columns, maxLength: rows * columns })
          .map((values): Activations => ({ rows, columns, values: Float64Array.from(values) })),
      }),
    );
}

const every = (rows: number): Int32Array => Int32Array.from({ length: rows }, (_, r) => r);
const ones = (rows: number): Int32Array => new Int32Array(rows).fill(1);

const mean = (xs: ArrayLike<number>): number =>
  Array.from(xs).reduce((a, x) => a + x / xs.length, 0);
const variance = (xs: ArrayLike<number>): number => {
  const middle = mean(xs);
  return mean(Array.from(xs, (x) => (x - middle) * (x - middle)));
};
const columnOf = ({ rows, values }: Activations, j: number): Float32Array | Float64Array =>
  values.subarray(j * rows, (j + 1) * rows);
const totalVariance = (layer: Activations): number => {
  let total = 0;
  for (let j = 0; j < layer.columns; j++) total += variance(columnOf(layer, j));
  return total;
};

describe('scatter', () => {
  test('within and between classes are together all of the variance', () => {
    fc.assert(
      fc.property(labelled(1, 6), ({ layer, labels }) => {
        const { within, between } = scatterOf(layer, labels);
        expect(within).toBeGreaterThanOrEqual(0);
        expect(between).toBeGreaterThanOrEqual(0);
        expect(within + between).toBeCloseTo(totalVariance(layer), 9);
      }),
      { seed: 1 },
    );
  });

  test('is all within one class, and all between classes of equal rows', () => {
    fc.assert(
      fc.property(labelled(1, 6), ({ layer, labels }) => {
        const one = scatterOf(
          layer,
          labels.map(() => 3),
        );
        expect(one.between).toBeCloseTo(0, 12);
        expect(scatterOf(layer, [...labels.keys()]).within).toBe(0);
      }),
      { seed: 2 },
    );
  });

  test('does not depend on the names of the classes', () => {
    fc.assert(
      fc.property(labelled(1, 6), ({ layer, labels }) => {
        const renamed = labels.map((label) => 100 - label);
        expect(scatterOf(layer, renamed)).toEqual(scatterOf(layer, labels));
      }),
      { seed: 3 },
    );
  });

  test('of two classes two apart on one neuron is 1 between them', () => {
    const layer = { rows: 4, columns: 1, values: Float64Array.of(-1.5, -0.5, 0.5, 1.5) };
    expect(scatterOf(layer, [0, 0, 1, 1])).toEqual({ within: 0.25, between: 1 });
  });
});

describe('a projection', () => {
  test('of up to two neurons is the neurons', () => {
    fc.assert(
      fc.property(labelled(1, 2), ({ layer }) => {
        const { rows, columns } = layer;
        const { xs, ys, axes, shown } = project(layer, every(rows), ones(rows));
        expect([axes, shown]).toEqual(['neurons', 1]);
        expect([...xs]).toEqual([...columnOf(layer, 0)]);
        expect([...ys]).toEqual(columns === 2 ? [...columnOf(layer, 1)] : [...xs].map(() => 0));
      }),
      { seed: 4 },
    );
  });

  test('of more has uncorrelated axes about the mean, the first the widest', () => {
    fc.assert(
      fc.property(labelled(3, 6), ({ layer }) => {
        const { rows } = layer;
        const { xs, ys, axes, shown } = project(layer, every(rows), ones(rows));
        expect(axes).toBe('principal');
        expect(mean(xs)).toBeCloseTo(0, 9);
        expect(mean(ys)).toBeCloseTo(0, 9);
        expect(mean(xs.map((x, i) => x * (ys[i] as number)))).toBeCloseTo(0, 7);
        const all = totalVariance(layer);
        const [first, second] = [variance(xs), variance(ys)];
        expect(first).toBeGreaterThanOrEqual(second - 1e-9);
        expect(shown).toBeGreaterThanOrEqual(0);
        expect(shown).toBeLessThanOrEqual(1 + 1e-12);
        if (all > 1e-6) expect(shown).toBeCloseTo((first + second) / all, 9);
      }),
      { seed: 5 },
    );
  });

  test('of more rises along the first axis with the neuron of which it has most', () => {
    const rising = [-2, -1, 0, 1, 2];
    for (const turns of [0, 1, 2]) {
      const factors = [10, 3, -1];
      const turned = [...factors.slice(turns), ...factors.slice(0, turns)];
      const values = Float64Array.from(turned.flatMap((factor) => rising.map((x) => factor * x)));
      const { xs } = project({ rows: 5, columns: 3, values }, every(5), ones(5));
      expect([...xs]).toEqual([...xs].sort((a, b) => a - b));
    }
  });

  test('of more shows at least the variance of any two neurons, and of any other direction', () => {
    const direction = fc.array(value, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(labelled(3, 6), direction, ({ layer }, drawn) => {
        const { rows, columns } = layer;
        const { xs, ys } = project(layer, every(rows), ones(rows));
        const along = drawn.slice(0, columns);
        const length = Math.sqrt(along.reduce((sum, a) => sum + a * a, 0));
        const seen = Array.from(every(rows), (r) => {
          const dot = along.reduce((sum, a, j) => sum + a * (columnOf(layer, j)[r] as number), 0);
          return length > 0 ? dot / length : 0;
        });
        expect(variance(xs)).toBeGreaterThanOrEqual(variance(seen) - 1e-7);
        const widths = Array.from({ length: columns }, (_, j) => variance(columnOf(layer, j)));
        const [a = 0, b = 0] = widths.sort((p, q) => q - p);
        expect(variance(xs) + variance(ys)).toBeGreaterThanOrEqual(a + b - 1e-7);
      }),
      { seed: 6 },
    );
  });

  test('weighs each row by the inputs it stands for', () => {
    fc.assert(
      fc.property(
        labelled(3, 5),
        fc.infiniteStream(fc.integer({ min: 1, max: 4 })),
        (drawn, stream) => {
          const { layer } = drawn;
          const { rows } = layer;
          const weights = Array.from({ length: rows }, () => stream.next().value as number);
          const repeated = weights.flatMap((weight, r) => new Array<number>(weight).fill(r));
          const once = project(layer, every(rows), weights);
          const often = project(layer, repeated, ones(repeated.length));
          expect(once.shown).toBeCloseTo(often.shown, 9);
          expect(variance(often.xs)).toBeCloseTo(
            weights.reduce((sum, weight, r) => sum + weight * (once.xs[r] as number) ** 2, 0) /
              repeated.length,
            7,
          );
        },
      ),
      { seed: 7 },
    );
  });

  test('turns an axis so that its largest entry is positive, however the neurons are signed', () => {
    // Nearly all of the variance is along the third neuron, then along the first.
    const rows = [
      [-1, 0, -9],
      [1, 0.1, -3],
      [1, 0, 3],
      [-1, -0.1, 9],
    ];
    const layer = (sign: number): Activations => ({
      rows: 4,
      columns: 3,
      values: Float64Array.from(
        [0, 1, 2].flatMap((j) => rows.map((row) => sign * (row[j] as number))),
      ),
    });
    const plain = project(layer(1), every(4), ones(4));
    expect([...plain.xs].map(Math.sign)).toEqual([-1, -1, 1, 1]);
    expect([...plain.ys].map(Math.sign)).toEqual([-1, 1, 1, -1]);
    const turned = project(layer(-1), every(4), ones(4));
    expect([...turned.xs]).toEqual([...plain.xs].map((x) => -x));
  });

  /** Noise along every neuron, and as much more along two directions as given. */
  function wide(columns: number, rows: number, spread: number): Activations {
    const chance = random(7, 'weights');
    const noise = (): number => chance.uniform() - 0.5;
    const directions = [0, 1].map(() => Float64Array.from({ length: columns }, noise));
    const strength = Array.from({ length: rows }, () => [spread * noise(), spread * noise()]);
    const values = new Float64Array(columns * rows);
    for (let j = 0; j < columns; j++) {
      for (let r = 0; r < rows; r++) {
        const [a = 0, b = 0] = strength[r] ?? [];
        values[j * rows + r] =
          a * (directions[0]?.[j] as number) + b * (directions[1]?.[j] as number) + noise();
      }
    }
    return { rows, columns, values };
  }

  test.each([0, 3])(
    'of a wide layer shows as much as rotations of all axes do, spread %d',
    (spread) => {
      const layer = wide(100, 150, spread);
      const { rows, columns } = layer;
      const matrix = new Float64Array(columns * columns);
      const centredColumns = Array.from({ length: columns }, (_, j) => {
        const column = columnOf(layer, j);
        return column.map((x) => x - mean(column));
      });
      centredColumns.forEach((a, j) => {
        centredColumns.forEach((b, k) => {
          matrix[j * columns + k] = mean(a.map((x, r) => x * (b[r] as number)));
        });
      });
      const { values } = symmetricEigen(matrix, columns);
      const { xs, ys, shown } = project(layer, every(rows), ones(rows));
      expect(variance(xs)).toBeCloseTo(values[0] as number, 9);
      expect(variance(ys)).toBeCloseTo(values[1] as number, 9);
      expect(shown).toBeCloseTo((variance(xs) + variance(ys)) / totalVariance(layer), 12);
    },
  );

  test('of 400 neurons is there in less than half the six seconds that rotations take', () => {
    const layer = wide(400, 1000, 1);
    // Of processor time, which does not depend on what else runs.
    const begin = process.cpuUsage();
    project(layer, every(layer.rows), ones(layer.rows));
    expect(process.cpuUsage(begin).user).toBeLessThan(3e6);
  });

  test.each([1e-200, 1e150])('is the same at any scale, such as %d', (scale) => {
    for (const columns of [5, 80]) {
      const layer = wide(columns, 20, 1);
      const plain = project(layer, every(20), ones(20));
      const values = layer.values.map((x) => x * scale);
      const scaled = project({ ...layer, values }, every(20), ones(20));
      expect(scaled.shown).toBeCloseTo(plain.shown, 9);
      scaled.xs.forEach((x, i) => {
        expect(x / scale).toBeCloseTo(plain.xs[i] as number, 7);
      });
    }
  });

  test('of rows that are all alike shows all there is', () => {
    const layer = { rows: 3, columns: 4, values: new Float64Array(12).fill(2) };
    const { xs, ys, shown } = project(layer, every(3), ones(3));
    expect([[...xs], [...ys], shown]).toEqual([[0, 0, 0], [0, 0, 0], 1]);
  });
});
