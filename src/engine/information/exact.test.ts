import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactCounter } from './exact.ts';
import type { CodeColumns } from './partition.ts';

interface Case {
  readonly name: string;
  readonly columns: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly estimates: readonly {
    readonly method: string;
    readonly expect: { readonly I_XT: number; readonly I_TY: number; readonly states: number };
  }[];
}

/** From an independent implementation; those of whole numbers are codes. */
const { cases } = JSON.parse(
  readFileSync(new URL('../testing/information.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] };
const ofCodes = cases.filter(({ columns }) => columns.flat().every(Number.isInteger));

type Rows = readonly (readonly number[])[];

const layerOf = (rows: Rows): CodeColumns => {
  const columns = rows[0]?.length ?? 0;
  const codes = new Int32Array(rows.length * columns);
  rows.forEach((row, r) => {
    row.forEach((code, j) => {
      codes[j * rows.length + r] = code;
    });
  });
  return { rows: rows.length, columns, codes };
};

const measure = (rows: Rows, y: readonly number[]) => new ExactCounter(y).measure(layerOf(rows));

describe('against the reference', () => {
  test.each(ofCodes)('$name', ({ columns, y, estimates }) => {
    const layer = {
      rows: y.length,
      columns: columns.length,
      codes: Int32Array.from(columns.flat()),
    };
    const { ixt, ity, states } = new ExactCounter(y).measure(layer);
    const exact = estimates.find(({ method }) => method === 'exact')?.expect;
    expect(states).toBe(exact?.states);
    expect(ixt).toBeCloseTo(exact?.I_XT as number, 9);
    expect(ity).toBeCloseTo(exact?.I_TY as number, 9);
  });
});

// A random layer with labels; few codes, so that rows do share classes.
const labelled = fc
  .record({
    n: fc.integer({ min: 1, max: 60 }),
    columns: fc.integer({ min: 1, max: 4 }),
    top: fc.constantFrom(1, 3, 15),
    classes: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ n, columns, top, classes }) =>
    fc.record({
      rows: fc.array(fc.array(fc.nat(top), { minLength: columns, maxLength: columns }), {
        minLength: n,
        maxLength: n,
      }),
      y: fc.array(fc.nat(classes - 1), { minLength: n, maxLength: n }),
      seed: fc.nat(),
    }),
  );

const RUNS = { seed: 1, numRuns: 400 };
/** What rounding may add to a sum of at most a few hundred terms of size ≤ 12. */
const ROUNDING = 1e-12;

/** A random function of integers, decided by a seed; `size` is the number of its values. */
const randomFunction =
  (seed: number, size: number) =>
  (x: number): number => {
    let h = Math.imul(seed ^ Math.imul(x + 1, 0x9e3779b1), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
    return ((h ^ (h >>> 13)) >>> 0) % size;
  };

/** A random function of whole rows of codes. */
const randomLayer = (rows: Rows, seed: number, columns: number, size: number): number[][] =>
  rows.map((row) => {
    const key = row.reduce((sum, code) => sum * 17 + code, 7);
    return Array.from({ length: columns }, (_, j) => randomFunction(seed + j, size)(key));
  });

describe('invariants', () => {
  test('0 ≤ I(T;Y) ≤ min(I(X;T), H(Y)), and I(X;T) ≤ log2 of the rows and of the codes', () => {
    fc.assert(
      fc.property(labelled, ({ rows, y }) => {
        const counter = new ExactCounter(y);
        const { ixt, ity, states } = counter.measure(layerOf(rows));
        expect(ity).toBeGreaterThanOrEqual(0);
        expect(ity).toBeLessThanOrEqual(Math.min(ixt, counter.hy));
        expect(ixt).toBeLessThanOrEqual(Math.log2(states) + ROUNDING);
        expect(states).toBeLessThanOrEqual(rows.length);
      }),
      RUNS,
    );
  });

  test('the bounds hold without the clamp, too: I(T;Y) is H(T) + H(Y) − H(T,Y)', () => {
    fc.assert(
      fc.property(labelled, ({ rows, y }) => {
        const { ixt, ity } = measure(rows, y);
        const entropyOf = (values: readonly string[]): number => {
          const counts = new Map<string, number>();
          for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
          const n = values.length;
          return [...counts.values()].reduce((sum, k) => sum - (k / n) * Math.log2(k / n), 0);
        };
        const keys = rows.map((row) => row.join());
        const joint = entropyOf(keys.map((key, r) => `${key} ${y[r]}`));
        expect(ixt).toBeCloseTo(entropyOf(keys), 11);
        expect(ity).toBeCloseTo(entropyOf(keys) + entropyOf(y.map(String)) - joint, 11);
      }),
      RUNS,
    );
  });

  test('neither information rises with depth, whatever functions the layers are', () => {
    fc.assert(
      fc.property(labelled, fc.integer({ min: 1, max: 12 }), ({ rows, y, seed }, size) => {
        const counter = new ExactCounter(y);
        let layer: Rows = rows;
        let above = counter.measure(layerOf(layer));
        for (let depth = 0; depth < 5; depth++) {
          layer = randomLayer(layer, seed + 100 * depth, 2, size);
          const below = counter.measure(layerOf(layer));
          expect(below.ixt).toBeLessThanOrEqual(above.ixt + ROUNDING);
          expect(below.ity).toBeLessThanOrEqual(above.ity + ROUNDING);
          expect(below.states).toBeLessThanOrEqual(above.states);
          above = below;
        }
      }),
      RUNS,
    );
  });

  test('binning the codes never finds more than the exact count, on either axis', () => {
    fc.assert(
      fc.property(
        labelled,
        fc.integer({ min: 1, max: 16 }),
        fc.boolean(),
        ({ rows, y, seed }, width, even) => {
          const bin = (code: number, j: number): number =>
            even ? Math.floor(code / width) : randomFunction(seed + j, width)(code);
          const exact = measure(rows, y);
          const binned = measure(
            rows.map((row) => row.map(bin)),
            y,
          );
          expect(binned.ixt).toBeLessThanOrEqual(exact.ixt + ROUNDING);
          expect(binned.ity).toBeLessThanOrEqual(exact.ity + ROUNDING);
        },
      ),
      RUNS,
    );
  });

  test('bins that separate all levels find exactly the same, to the last bit', () => {
    fc.assert(
      fc.property(labelled, fc.integer({ min: 1, max: 1000 }), ({ rows, y }, bins) => {
        // At least as many equal bins as there are levels.
        const binOf = (code: number): number => Math.floor((code + 0.5) * bins);
        const binned = rows.map((row) => row.map(binOf));
        expect(measure(binned, y)).toEqual(measure(rows, y));
      }),
      RUNS,
    );
  });

  test('the order of the rows changes nothing, to the last bit', () => {
    fc.assert(
      fc.property(labelled, ({ rows, y, seed }) => {
        const key = randomFunction(seed, 1 << 20);
        const order = rows.map((_, r) => r).sort((a, b) => key(a) - key(b));
        const shuffled = measure(
          order.map((r) => rows[r] as readonly number[]),
          order.map((r) => y[r] as number),
        );
        expect(shuffled).toEqual(measure(rows, y));
      }),
      RUNS,
    );
  });

  test('names of codes, names of labels and the order of neurons change nothing', () => {
    fc.assert(
      fc.property(labelled, fc.integer(), ({ rows, y }, salt) => {
        // x ↦ a·x + b modulo 2^32 is one-to-one for odd a.
        const rename = (code: number, j: number): number =>
          (Math.imul(code, 0x9e3779b1) + salt + j) | 0;
        const renamed = rows.map((row) => row.map(rename).reverse());
        const labels = y.map((label) => rename(label, 7));
        expect(measure(renamed, labels)).toEqual(measure(rows, y));
      }),
      RUNS,
    );
  });
});

describe('at the extremes', () => {
  test('one row has no information', () => {
    expect(measure([[5, 6]], [3])).toEqual({ ixt: 0, ity: 0, states: 1 });
  });

  test('no rows have no information', () => {
    const { ixt, ity } = new ExactCounter([]).measure({
      rows: 0,
      columns: 2,
      codes: new Uint8Array(0),
    });
    expect([ixt, ity]).toEqual([0, 0]);
  });

  test('one class leaves nothing to know', () => {
    fc.assert(
      fc.property(labelled, ({ rows }) => {
        const { ity } = measure(
          rows,
          rows.map(() => 1),
        );
        expect(ity).toBe(0);
      }),
      RUNS,
    );
  });

  test('a constant layer gives exactly 0', () => {
    fc.assert(
      fc.property(labelled, ({ rows, y }) => {
        const constant = rows.map(() => [3, 3]);
        expect(measure(constant, y)).toEqual({ ixt: 0, ity: 0, states: 1 });
      }),
      RUNS,
    );
  });

  test('a lossless layer gives exactly log2 n and H(Y)', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 300 }), (y) => {
        const counter = new ExactCounter(y);
        const { ixt, ity, states } = counter.measure(
          layerOf(y.map((_, r) => [r % 20, Math.floor(r / 20)])),
        );
        expect(ixt).toBeCloseTo(Math.log2(y.length), 12);
        expect(ity).toBe(counter.hy);
        expect(states).toBe(y.length);
      }),
      RUNS,
    );
  });

  test('the label as layer gives exactly H(Y) on both axes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 200 }), (y) => {
        const counter = new ExactCounter(y);
        const { ixt, ity } = counter.measure(layerOf(y.map((label) => [label])));
        expect([ixt, ity]).toEqual([counter.hy, counter.hy]);
      }),
      RUNS,
    );
  });

  test('a layer with another number of rows than there are labels is refused', () => {
    expect(() => measure([[1], [2]], [0])).toThrow('codes have 2 rows, labels 1');
  });
});

test('a counter can measure many layers in turn', () => {
  fc.assert(
    fc.property(fc.array(labelled, { minLength: 2, maxLength: 4 }), (cases) => {
      const shared = new ExactCounter(cases[0]?.y ?? []);
      const n = cases[0]?.y.length ?? 0;
      for (const { rows } of cases) {
        const fitting = Array.from({ length: n }, (_, r) => rows[r % rows.length] as number[]);
        expect(shared.measure(layerOf(fitting))).toEqual(measure(fitting, cases[0]?.y ?? []));
      }
    }),
    { seed: 2, numRuns: 100 },
  );
});

test('codes of one byte and of 32 bits measure alike', () => {
  fc.assert(
    fc.property(labelled, ({ rows, y }) => {
      const layer = layerOf(rows);
      const bytes = { ...layer, codes: Uint8Array.from(layer.codes) };
      expect(new ExactCounter(y).measure(bytes)).toEqual(new ExactCounter(y).measure(layer));
    }),
    RUNS,
  );
});
