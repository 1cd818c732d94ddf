import { describe, expect, test } from 'vitest';
import { random } from '../../numeric/random.ts';
import { LABELLED } from '../testing/labelled.ts';
import { DEFAULT_CRITERIA } from './criteria.ts';
import { smooth } from './smooth.ts';
import { type JudgedTrajectory, judge, type Verdict } from './verdict.ts';

function verdictOn(trajectory: JudgedTrajectory): Verdict {
  const verdict = judge(trajectory, DEFAULT_CRITERIA);
  if (verdict === undefined) throw new Error('no verdict');
  return verdict;
}

/** A picture does not show how near to H(X) a layer stays. */
const visible = ({ kind }: Verdict) => (kind === 'stays-at-hx' ? 'stays-near-hx' : kind);

const isFirm = ({ qualifications }: Verdict) => !qualifications.includes('borderline');

test('of 200 pictures, at least 95 % of what the eye finds clear has the verdict that it gives', () => {
  expect(LABELLED).toHaveLength(200);
  const clear = LABELLED.filter(({ isClear }) => isClear);
  const moving = clear.filter(({ label }) => label !== 'stays-near-hx');
  for (const among of [clear, moving]) {
    const missed = among.filter(({ judged, label }) => visible(verdictOn(judged)) !== label);
    expect(among.length).toBeGreaterThan(90);
    expect(missed.length / among.length, missed.map(({ name }) => name).join()).toBeLessThan(0.05);
  }
});

describe('what the words of a verdict promise holds', () => {
  const found = LABELLED.map(({ name, judged }) => {
    const { values } = smooth(judged.epochs, judged.ixt);
    return { name, values, verdict: verdictOn(judged) };
  });

  test('a fall that decides has regained less than a third of it at the end', () => {
    const falling = found.filter(({ verdict: { deciding } }) => deciding?.kind === 'fall');
    expect(falling.length).toBeGreaterThan(50);
    for (const { name, values, verdict } of falling) {
      const { bits = 0, end } = verdict.deciding ?? {};
      const regained = (values.at(-1) ?? 0) - (values[end?.checkpoint ?? 0] ?? 0);
      expect(regained, name).toBeLessThan(-bits / 3);
    }
  });

  test('a layer that re-expands has regained a third of its fall or more', () => {
    const returning = found.filter(({ verdict }) => verdict.kind === 're-expands');
    expect(returning.length).toBeGreaterThan(30);
    for (const { name, verdict } of returning) {
      const { deciding, before } = verdict;
      expect([before?.kind, deciding?.kind], name).toEqual(['fall', 'rise']);
      expect(deciding?.bits, name).toBeGreaterThanOrEqual(-(before?.bits ?? 0) / 3);
    }
  });

  test('a layer that drops while fitting has no fall after it, and one that compresses has', () => {
    const places = (kind: Verdict['kind']) =>
      new Set(
        found.flatMap(({ verdict }) => (verdict.kind === kind ? [verdict.deciding?.fitting] : [])),
      );
    expect([...places('drops-while-fitting')]).toEqual(['during']);
    expect([...places('compresses')].toSorted()).toEqual(['across', 'after']);
  });
});

type Change = (trajectory: JudgedTrajectory) => JudgedTrajectory;

function onEach(change: (values: readonly number[]) => number[]): Change {
  return ({ epochs, ixt, ity, ...rest }) => ({
    ...rest,
    epochs: change(epochs),
    ixt: change(Array.from(ixt)),
    ity: change(Array.from(ity)),
  });
}

const refined = onEach((values) =>
  values.flatMap((value, i) => (i === 0 ? [value] : [((values[i - 1] ?? 0) + value) / 2, value])),
);
const thinned = onEach((values) => values.filter((_, i) => i <= 20 || i % 2 === 0));
const cut = onEach((values) => values.slice(0, Math.floor(0.95 * values.length)));

/** Uniform, up to a fifth of ε to both sides; at H(X) there is no room for it. */
const shaken: Change = (trajectory) => {
  const chance = random(1, 'labels');
  const ixt = Array.from(trajectory.ixt, (value) => {
    return value > trajectory.hx - 0.1 ? value : value + 0.1 * (chance.uniform() - 0.5);
  });
  return { ...trajectory, ixt };
};

/** Up, where there is room below H(X); a dead layer is one by its value, not by its shape. */
const shifted: Change = (trajectory) => {
  const highest = Math.max(...Array.from(trajectory.ixt));
  if (highest > trajectory.hx - 1 || verdictOn(trajectory).kind === 'dead') return trajectory;
  return { ...trajectory, ixt: Array.from(trajectory.ixt, (value) => value + 0.5) };
};

describe('a verdict that is not borderline stays', () => {
  test.each([
    ['in all but 1 % where checkpoints are interpolated', refined, 0.01],
    ['in all but 1 % where every second checkpoint is left out', thinned, 0.01],
    ['in all but 1 % where jitter is added', shaken, 0.01],
    ['in all but 3 % where the run ends 5 % earlier', cut, 0.03],
    ['where all values are shifted', shifted, 0],
  ])('%s', (_, change, most) => {
    const firm = LABELLED.filter(({ judged }) => isFirm(verdictOn(judged)));
    const turned = firm.filter(
      ({ judged }) => visible(verdictOn(change(judged))) !== visible(verdictOn(judged)),
    );
    expect(firm.length).toBeGreaterThan(160);
    expect(turned.length / firm.length, turned.map(({ name }) => name).join()).toBeLessThanOrEqual(
      most,
    );
  });
});
