import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movementsOf, sizeOf, stretchesOf } from './phases.ts';

const THETA = 0.25;

/** As `fall 0–3 −2`. */
const inWords = (stretches: ReturnType<typeof stretchesOf>) =>
  stretches.map(({ kind, from, to, bits }) => `${kind} ${from}–${to} ${bits}`);

describe('falls and rises', () => {
  test('alternate between extremes; what is before and after them is level', () => {
    expect(inWords(stretchesOf([5, 5.125, 5, 7, 8, 6, 3, 3.125, 3], THETA))).toEqual([
      'level 0–2 0',
      'rise 2–4 3',
      'fall 4–8 -5',
    ]);
    expect(inWords(stretchesOf([8, 3, 3.125], THETA))).toEqual(['fall 0–1 -5', 'level 1–2 0.125']);
  });

  test('one that is smaller than θ is none', () => {
    expect(inWords(stretchesOf([5, 5.24, 5, 5.2], THETA))).toEqual([`level 0–3 ${5.2 - 5}`]);
    expect(inWords(stretchesOf([5, 5.25], THETA))).toEqual(['rise 0–1 0.25']);
  });

  test('of one checkpoint there are none', () => {
    expect(stretchesOf([5], THETA)).toEqual([]);
  });

  test('a plateau belongs to what precedes it', () => {
    expect(inWords(stretchesOf([5, 8, 8, 8, 6], THETA))).toEqual(['rise 0–3 3', 'fall 3–4 -2']);
  });
});

/** Values that differ, in steps that add up without rounding. */
const distinct = fc
  .uniqueArray(fc.integer({ min: 0, max: 768 }), { minLength: 1, maxLength: 40 })
  .map((values) => values.map((value) => value / 64));

describe('properties', () => {
  const holds = (check: (values: number[]) => void) =>
    fc.assert(fc.property(distinct, check), { seed: 1, numRuns: 500 });

  test('stretches follow each other without gaps and add up', () => {
    holds((values) => {
      const stretches = stretchesOf(values, THETA);
      let at = 0;
      for (const { kind, from, to, bits } of stretches) {
        expect(from).toBe(at);
        expect(bits).toBe((values[to] as number) - (values[from] as number));
        if (kind !== 'level') expect(Math.abs(bits)).toBeGreaterThanOrEqual(THETA);
        at = to;
      }
      expect(at).toBe(values.length - 1);
    });
  });

  test('a shift changes nothing', () => {
    holds((values) => {
      const shifted = values.map((value) => value + 5);
      expect(stretchesOf(shifted, THETA)).toEqual(stretchesOf(values, THETA));
    });
  });

  test('backwards in time, falls are rises between the same extremes', () => {
    holds((values) => {
      const last = values.length - 1;
      const opposite = { fall: 'rise', rise: 'fall', level: 'level' } as const;
      const mirrored = stretchesOf(values, THETA).map(({ kind, from, to, bits }) => ({
        kind: opposite[kind],
        from: last - to,
        to: last - from,
        bits: -bits,
      }));
      const backwards = stretchesOf(values.toReversed(), THETA);
      expect(backwards.map((stretch) => ({ ...stretch, bits: stretch.bits + 0 }))).toEqual(
        mirrored.toReversed().map((stretch) => ({ ...stretch, bits: stretch.bits + 0 })),
      );
    });
  });

  test('checkpoints in between, on straight lines, add no fall or rise', () => {
    holds((values) => {
      const refined = values.flatMap((value, i) =>
        i === 0 ? [value] : [((values[i - 1] as number) + value) / 2, value],
      );
      const bitsOf = (of: number[]) =>
        stretchesOf(of, THETA).flatMap(({ kind, bits }) => (kind === 'level' ? [] : [bits]));
      expect(bitsOf(refined)).toEqual(bitsOf(values));
    });
  });

  test('movements alternate, begin and end where the phases do, and are no more than these', () => {
    holds((values) => {
      const phases = stretchesOf(values, THETA).filter(({ kind }) => kind !== 'level');
      const movements = movementsOf(values, phases);
      expect(movements.at(0)?.from).toBe(phases.at(0)?.from);
      expect(movements.at(-1)?.to).toBe(phases.at(-1)?.to);
      expect(movements.length).toBeLessThanOrEqual(phases.length);
      movements.slice(1).forEach(({ kind, from }, i) => {
        expect(from).toBe(movements[i]?.to);
        expect(kind).not.toBe(movements[i]?.kind);
      });
    });
  });
});

describe('movements', () => {
  const sizes = (values: number[]) => movementsOf(values, stretchesOf(values, THETA)).map(sizeOf);

  test('a dip of less than a third of what is around it is none', () => {
    expect(sizes([2, 6, 5, 9])).toEqual([7]);
    expect(sizes([2, 6, 4, 9])).toEqual([4, 2, 5]);
  });

  test('one that is not regained stays, however small', () => {
    expect(sizes([2, 9, 8, 8.5])).toEqual([7, 1, 0.5]);
    expect(sizes([2, 9, 8, 8.75])).toEqual([6.75]);
  });

  test('the smallest is merged first', () => {
    expect(sizes([9, 5, 5.5, 4.5, 6])).toEqual([4.5, 1.5]);
  });
});
