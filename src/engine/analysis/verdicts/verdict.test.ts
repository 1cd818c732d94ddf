import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../../numeric/random.ts';
import { DEFAULT_CRITERIA } from './criteria.ts';
import { smooth } from './smooth.ts';
import { type JudgedTrajectory, judge, MIN_CHECKPOINTS, type Verdict } from './verdict.ts';

const EPOCHS = Array.from({ length: 401 }, (_, epoch) => epoch);

type Corner = readonly [epoch: number, bits: number];

/** Values at all epochs, on straight lines between corners. */
function through(...corners: readonly Corner[]): number[] {
  return EPOCHS.map((epoch) => {
    const after = corners.findIndex(([corner]) => corner >= epoch);
    const [e1, b1] = corners.at(after) as Corner;
    const [e0, b0] = corners[Math.max(after - 1, 0)] ?? [e1, b1];
    return e1 === e0 || after < 0 ? b1 : b0 + ((b1 - b0) * (epoch - e0)) / (e1 - e0);
  });
}

/** A layer that is fitted by an epoch: I(T;Y) rises from 0.2 to 0.9 there. */
const fittedBy = (fitted: number): number[] => EPOCHS.map((epoch) => (epoch < fitted ? 0.2 : 0.9));

function verdictOn(
  ixt: readonly number[],
  others: Partial<JudgedTrajectory> = {},
  criteria = DEFAULT_CRITERIA,
): Verdict {
  const trajectory = {
    epochs: EPOCHS,
    ity: fittedBy(50),
    hx: 12,
    hy: 1,
    isSaturated: false,
    ...others,
  };
  const verdict = judge({ ...trajectory, ixt }, criteria);
  if (verdict === undefined) throw new Error('no verdict');
  return verdict;
}

describe('the kinds', () => {
  test.each<[kind: Verdict['kind'], what: string, ...Corner[]]>([
    ['compresses', 'a rise, then a fall after fitting', [0, 4], [60, 8], [400, 6]],
    ['compresses', 'a long fall that goes on after fitting', [0, 11], [400, 3]],
    ['compresses', 'a fall of which less than a third is regained', [60, 9], [200, 3], [400, 4.5]],
    ['drops-while-fitting', 'a fall before fitting, none after', [0, 9], [20, 3], [400, 3]],
    ['drops-while-fitting', 'little of it regained', [0, 9], [20, 3], [100, 3], [400, 4]],
    ['re-expands', 'a third and more regained', [0, 7.7], [99, 1.9], [400, 4.9]],
    ['re-expands', 'down from H(X) and back', [0, 12], [60, 9], [400, 12]],
    ['rises', 'a rise', [0, 4], [400, 8]],
    ['rises', 'a rise after a dip of less than a third', [0, 4], [10, 3], [400, 8]],
    ['rises', 'a rise, of late less than a third lost', [0, 2], [200, 8], [300, 8], [400, 7.5]],
    ['reaches-hx', 'a rise to H(X)', [0, 9], [100, 12], [400, 12]],
    [
      'reaches-hx',
      'a rise to H(X) after a fall from far below',
      [0, 8],
      [60, 5],
      [200, 12],
      [400, 12],
    ],
    ['stays-at-hx', 'within a hundredth of a bit', [0, 12], [200, 11.991], [400, 12]],
    ['stays-near-hx', 'where no picture shows a difference', [0, 12], [200, 11.7], [400, 11.9]],
    ['no-change', 'less than ε', [0, 5], [200, 5.2], [400, 5]],
    ['dead', 'an end near 0, whatever came before', [0, 9], [200, 0.02], [400, 0.02]],
  ])('%s: %s', (kind, _, ...corners) => {
    expect(verdictOn(through(...corners))).toMatchObject({ kind, qualifications: [] });
  });

  test('no clear direction: much moves, but no more than jitter explains', () => {
    const chance = random(1, 'labels');
    const ixt = EPOCHS.map(() => 2 + 0.4 * chance.normal());
    const { kind, theta, jitter } = verdictOn(ixt);
    expect(kind).toBe('no-clear-direction');
    expect(theta).toBe(3 * jitter);
  });

  test('without anything to fit, all of a fall comes after fitting', () => {
    const found = verdictOn(through([0, 12], [100, 5], [400, 5]), { ity: EPOCHS.map(() => 0.9) });
    expect(found).toMatchObject({ kind: 'compresses', fitted: undefined, learned: 0 });
    expect(found.phases.map(({ fitting }) => fitting)).toEqual(['after']);
    const undone = through([0, 9], [100, 8.7], [400, 8.8]);
    expect(verdictOn(undone, { ity: EPOCHS.map(() => 0.9) }).kind).toBe('compresses');
  });
});

describe('a layer that collapsed', () => {
  // As T1 of ReLU with 4 bits and learning rate 1: nearly all that it regains is kept.
  const ixt = through([0, 12], [1, 2.3], [93, 8.7], [400, 8.3]);
  const ityFrom = (start: number) => ({
    ity: EPOCHS.map((epoch) => (epoch === 0 ? start : Math.min(0.2 + epoch / 80, 0.9))),
  });

  test('is not fitted where I(T;Y) only gets back what it had, so that all it regained counts', () => {
    const found = verdictOn(ixt, ityFrom(0.95));
    expect(found).toMatchObject({ kind: 're-expands', fitted: undefined, learned: 0 });
    expect(found.phases.at(-1)?.bits).toBeLessThan(-0.25);
  });

  test('is where a third or more of that is new', () => {
    expect(verdictOn(ixt, ityFrom(0.5)).fitted).toBeDefined();
  });
});

describe('what a verdict rests on', () => {
  const ixt = through([0, 7], [4, 8], [100, 2], [400, 5]);
  ixt[400] = 5.1;
  const found = verdictOn(ixt);

  test('phases, with epochs, and values as they were recorded', () => {
    expect(found.phases.map(({ kind, fitting }) => [kind, fitting])).toEqual([
      ['rise', 'during'],
      ['fall', 'across'],
      ['rise', 'after'],
    ]);
    for (const { start, end } of found.phases) {
      expect(start).toEqual({ ...start, epoch: start.checkpoint, ixt: ixt[start.checkpoint] });
      expect(end).toEqual({ ...end, epoch: end.checkpoint, ixt: ixt[end.checkpoint] });
    }
    expect(found.phases[1]).toMatchObject({ start: { epoch: 4, ixt: 8 }, end: { epoch: 100 } });
  });

  test('where a phase has settled, that afterwards only drifts', () => {
    const [fall] = verdictOn(through([0, 9], [20, 3], [400, 2.9])).phases;
    expect(fall).toMatchObject({ kind: 'fall', start: { epoch: 0 }, settled: { epoch: 19 } });
    expect(fall?.end.epoch).toBeGreaterThan(390);
  });

  test('a fall is borderline whose end as recorded has regained a third, though smoothed it has not', () => {
    const low = through([0, 10], [100, 4], [400, 4.5]);
    const high = low.map((bits, epoch) => (epoch === 400 ? 8 : bits));
    expect(verdictOn(low)).toMatchObject({ kind: 'compresses', qualifications: [] });
    expect(verdictOn(high)).toMatchObject({ kind: 'compresses', qualifications: ['borderline'] });
  });

  test('the peak is the largest value that the plane shows, though it be jitter', () => {
    const ixt = through([0, 8], [400, 4]).map((bits, epoch) => (epoch === 100 ? 9 : bits));
    expect(verdictOn(ixt).peak).toEqual({ checkpoint: 100, epoch: 100, ixt: 9, ity: 0.9 });
  });

  test('the peak is the last of equal ones', () => {
    expect(verdictOn(through([0, 8], [100, 8], [400, 4])).peak.epoch).toBe(100);
  });

  test('peak, end and where the layer is fitted', () => {
    expect(found.peak).toEqual({ checkpoint: 4, epoch: 4, ixt: 8, ity: 0.2 });
    expect(found.end).toEqual({ checkpoint: 400, epoch: 400, ixt: 5.1, ity: 0.9 });
    expect(found.fitted?.epoch).toBe(50);
    expect(found.learned).toBeCloseTo(0.7, 12);
  });

  test('the movement that decides, and the one before it', () => {
    expect(found.kind).toBe('re-expands');
    expect(found.phases.at(-1)?.end).toEqual(found.deciding?.end);
    expect(found.deciding?.start.epoch).toBe(found.before?.end.epoch);
    expect(found.before).toMatchObject({ kind: 'fall', start: { epoch: 4 } });
  });

  test('a fall of which a third or more is regained decides nothing', () => {
    const chance = random(3, 'labels');
    const ixt = through([100, 8], [200, 7.6], [400, 7.8]).map((v) => v + 0.03 * chance.normal());
    expect(verdictOn(ixt)).toMatchObject({ kind: 'no-clear-direction', deciding: undefined });
  });

  test('bits after fitting count from θ on', () => {
    const spans = (...corners: Corner[]) => {
      const { kind, deciding } = verdictOn(through(...corners));
      return [kind, deciding?.fitting];
    };
    expect(spans([0, 9], [49, 3.1], [400, 3])).toEqual(['drops-while-fitting', 'during']);
    expect(spans([0, 9], [49, 3.5], [400, 3])).toEqual(['compresses', 'across']);
    expect(spans([0, 9], [49, 8.9], [400, 3])).toEqual(['compresses', 'after']);
  });

  test('a movement after it that is too small to decide', () => {
    const { kind, deciding, phases } = verdictOn(through([60, 9], [200, 3], [400, 4.5]));
    const late = phases.at(-1);
    expect([kind, deciding?.kind, late?.kind]).toEqual(['compresses', 'fall', 'rise']);
    expect(late?.bits).toBeGreaterThan(1);
  });
});

describe('what is stated', () => {
  const stated = (...corners: Corner[]) => {
    const { stated: found } = verdictOn(through(...corners));
    return { ...found, turns: found?.turns.map(({ epoch }) => epoch) };
  };

  test('is the movement that decides, to the end of the run where hardly anything follows', () => {
    expect(stated([60, 9], [300, 3], [400, 3.2]).turns).toHaveLength(2);
    const { turns, bits } = stated([60, 9], [200, 3], [400, 4.5]);
    expect(turns).toHaveLength(3);
    expect(turns?.at(-1)).toBe(400);
    expect(bits).toBeLessThan(-5.5);
  });

  test('has the fall before a rise that re-expands', () => {
    expect(stated([0, 9], [20, 3], [400, 8]).turns).toEqual([0, expect.closeTo(20, -1), 400]);
  });

  test('has the largest movement, where what decides is a detail of it', () => {
    const { turns = [], bits = 0 } = stated([0, 12], [45, 4.5], [200, 5.9], [300, 5.9], [400, 5.3]);
    expect(turns[0]).toBe(0);
    expect(turns).toHaveLength(4);
    expect(bits).toBeCloseTo(-0.6, 1);
    expect(stated([0, 6.1], [45, 5.5], [300, 6.9], [400, 5.5]).turns).toHaveLength(2);
  });

  test('has an earlier fall that is larger than the one stated', () => {
    const near = (...epochs: number[]) => epochs.map((epoch) => expect.closeTo(epoch, -2));
    const compressing = stated([0, 7], [45, 5.5], [300, 6.9], [400, 5.8]);
    expect(compressing.turns).toEqual(near(0, 45, 300, 400));
    const expanding = stated([0, 8.2], [30, 4], [60, 7.3], [100, 5.3], [400, 9.8]);
    expect(expanding.turns).toEqual(near(0, 30, 60, 100, 400));
  });

  test('goes down in one from the largest movement to where what decides begins', () => {
    const corners: Corner[] = [
      [0, 2],
      [100, 9],
      [160, 8],
      [220, 8.6],
      [290, 7.7],
      [400, 8.2],
    ];
    const { turns } = stated(...corners);
    expect(turns).toEqual([0, expect.closeTo(100, -2), expect.closeTo(290, -2), 400]);
  });

  test('has one turn where the largest movement ends as what decides begins', () => {
    const { turns } = stated([0, 2], [100, 9], [300, 9], [400, 7.5]);
    expect(turns).toEqual([0, expect.closeTo(300, -2), 400]);
  });
});

describe('qualifications', () => {
  test('borderline: a change that is below ε as recorded, or left at the end', () => {
    const falling = through([60, 8], [300, 7.7], [400, 7.7]);
    const last = falling.map((bits, epoch) => (epoch === 400 ? 7.8 : bits));
    const firm = verdictOn(falling);
    expect(firm).toMatchObject({ kind: 'compresses', qualifications: [] });
    expect(firm.stated?.isSlight).toBe(false);
    const slight = verdictOn(last);
    expect(slight).toMatchObject({ kind: 'compresses', qualifications: ['borderline'] });
    expect(slight.stated?.isSlight).toBe(true);
  });

  test('borderline: jitter could turn what decides', () => {
    const chance = random(2, 'labels');
    const noise = EPOCHS.map(() => 0.05 * chance.normal());
    const falling = (bits: number) =>
      through([60, 8], [300, 8 - bits], [400, 8 - bits]).map((v, i) => v + (noise[i] ?? 0));
    expect(verdictOn(falling(0.3)).qualifications).toEqual(['borderline']);
    expect(verdictOn(falling(2)).qualifications).toEqual([]);
  });

  test('borderline: jitter could bring the end below a bound', () => {
    const chance = random(4, 'labels');
    const noise = EPOCHS.map(() => 0.02 * chance.normal());
    const at = (bits: number) => verdictOn(noise.map((one) => bits + one));
    expect(at(0.06)).toMatchObject({ kind: 'no-change', qualifications: ['borderline'] });
    expect(at(0.5)).toMatchObject({ kind: 'no-change', qualifications: [] });
  });

  test('saturated: as the caller knows', () => {
    expect(verdictOn(through([0, 12]), { isSaturated: true })).toMatchObject({
      kind: 'stays-at-hx',
      qualifications: ['saturated'],
    });
  });
});

test('a larger ε than H(Y) leaves a layer fitted that learns a quarter of H(Y)', () => {
  const ixt = through([60, 8], [400, 4]);
  const on = (hy: number) => verdictOn(ixt, { hy }, { ...DEFAULT_CRITERIA, epsilon: 2 }).fitted;
  expect(on(1)?.epoch).toBe(50);
  expect(on(4)).toBeUndefined();
});

test('edited criteria give other verdicts', () => {
  const ixt = through([60, 8], [400, 7.6]);
  expect(verdictOn(ixt).kind).toBe('compresses');
  expect(verdictOn(ixt, {}, { ...DEFAULT_CRITERIA, epsilon: 0.5 }).kind).toBe('no-change');
  expect(verdictOn(ixt, {}, { ...DEFAULT_CRITERIA, dead: 7.7 }).kind).toBe('dead');
  expect(verdictOn(ixt, {}, { ...DEFAULT_CRITERIA, lossless: 4.5 }).kind).toBe('stays-at-hx');
});

test('a layer is near H(X) within 1.5 ε as well as within 3 %', () => {
  const ixt = through([0, 12], [200, 11.8], [400, 11.8]);
  const on = (epsilon: number) => verdictOn(ixt, {}, { ...DEFAULT_CRITERIA, epsilon }).kind;
  expect(on(0.25)).toBe('stays-near-hx');
  expect(on(0.1)).toBe('compresses');
});

test('a layer that ends exactly at the bound of dead ones is none of them', () => {
  expect(verdictOn(EPOCHS.map(() => DEFAULT_CRITERIA.dead)).kind).toBe('no-change');
});

test('there is none on eight checkpoints, nor while one is missing; only its epochs count', () => {
  const ixt = [12, 11, 10, 9, 8, 7, 6, 5, 4, Number.NaN];
  const trajectory = { ixt, ity: ixt.map(() => 0), hx: 12, hy: 1, isSaturated: false };
  const kindOf = (checkpoints: number) =>
    judge({ ...trajectory, epochs: EPOCHS.slice(0, checkpoints) }, DEFAULT_CRITERIA)?.kind;
  expect([0, 1, 2, 4, MIN_CHECKPOINTS - 1, 10].map(kindOf)).toEqual(Array(6).fill(undefined));
  expect(kindOf(MIN_CHECKPOINTS)).toBe('compresses');
});

test('the least number of checkpoints is that from which the end is smoothed and has jitter', () => {
  const jitterOf = (checkpoints: number) =>
    smooth(
      EPOCHS.slice(0, checkpoints),
      EPOCHS.map((epoch) => epoch % 2),
    ).jitter;
  expect(jitterOf(MIN_CHECKPOINTS - 1)).toBe(0);
  expect(jitterOf(MIN_CHECKPOINTS)).toBeGreaterThan(0);
});

test('any trajectory has a verdict that names only recorded values', () => {
  const bits = fc.double({ min: 0, max: 12, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(bits, bits), { minLength: MIN_CHECKPOINTS, maxLength: 60 }),
      (pairs) => {
        const epochs = pairs.map((_, i) => i * i);
        const [ixt, ity] = [0, 1].map((k) => pairs.map((pair) => pair[k] as number)) as [
          number[],
          number[],
        ];
        const found = verdictOn(ixt, { epochs, ity });
        const phases = [...found.phases, found.deciding, found.before];
        const points = phases.flatMap((phase) =>
          phase ? [phase.start, phase.settled, phase.end] : [],
        );
        for (const point of [...points, found.peak, found.end]) {
          expect(point.epoch).toBe(epochs[point.checkpoint]);
          expect(point.ixt).toBe(ixt[point.checkpoint]);
        }
        const moves = ['compresses', 'drops-while-fitting', 're-expands', 'rises', 'reaches-hx'];
        expect(found.deciding !== undefined).toBe(moves.includes(found.kind));
        const { kind, deciding, before } = found;
        if (deciding?.kind === 'fall') {
          const { values } = smooth(epochs, ixt);
          const regained = (values.at(-1) ?? 0) - (values[deciding.end.checkpoint] ?? 0);
          expect(regained).toBeLessThan(-deciding.bits / 3);
          expect(deciding.fitting === 'during').toBe(kind === 'drops-while-fitting');
        }
        if (kind === 're-expands')
          expect(deciding?.bits).toBeGreaterThanOrEqual(-(before?.bits ?? 0) / 3);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});
