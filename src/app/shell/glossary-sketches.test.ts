import { expect, test } from 'vitest';
import {
  DEFAULT_CRITERIA,
  judgeLayer,
  type LearningStatus,
  type Verdict,
} from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { CHANCE, FITTED, HX, type PicturedWord, sketchedTrajectory } from './glossary-sketches.ts';

const ROWS = 4096;

const LEARNED: LearningStatus = { kind: 'learned' };
const UNLEARNED: LearningStatus = {
  kind: 'did-not-learn',
  testAccuracy: CHANCE,
  majorityShare: CHANCE,
};

/** As a recorded layer with such a trajectory would be judged, one that is fitted where the picture has it. */
function verdictOn(word: PicturedWord, status: LearningStatus = LEARNED): Verdict {
  const { epochs, values } = sketchedTrajectory(word);
  const isSaturated = word === 'saturated';
  const layer = {
    name: 'T5',
    ixt: values,
    ity: epochs.map((epoch) => (epoch < FITTED ? 0.2 : 0.9)),
    states: values.map(() => (isSaturated ? ROWS : ROWS / 4)),
  };
  const verdict = judgeLayer(
    layer,
    { epochs, hx: HX, hy: 1, rows: ROWS, status },
    DEFAULT_CRITERIA,
  );
  if (verdict === undefined) throw new Error(`no verdict on ${word}`);
  return verdict;
}

test.each(messages.verdicts.KINDS)('the sketch beside “%s” is judged so', (kind) => {
  const {
    kind: found,
    qualifications,
    fitted,
  } = verdictOn(kind, kind === 'falls' ? UNLEARNED : LEARNED);
  expect(found).toBe(kind);
  // A little more than chance moves it by would be a direction.
  expect(qualifications).toEqual(kind === 'no-clear-direction' ? ['borderline'] : []);
  expect(fitted?.epoch).toBe(FITTED);
});

test('a borderline sketch is borderline, a saturated one saturated', () => {
  expect(verdictOn('borderline').qualifications).toEqual(['borderline']);
  expect(verdictOn('saturated').qualifications).toEqual(['saturated']);
});

test('a network that did not learn stays at chance, one that diverged ends early', () => {
  const { values, guides: chance } = sketchedTrajectory('did-not-learn');
  for (const accuracy of values) expect(Math.abs(accuracy - CHANCE)).toBeLessThan(0.05);
  // It moves to both sides of chance by as much as can be seen: a level line is no accuracy.
  expect(values.findIndex((v) => v > CHANCE)).toBeLessThan(values.findIndex((v) => v < CHANCE));
  const [low, high] = chance.range;
  const moved = Math.max(...values) - Math.min(...values);
  expect(moved).toBeGreaterThan((high - low) / 4);
  const { epochs, guides } = sketchedTrajectory('diverged');
  expect(epochs.at(-1)).toBeLessThan(guides.lastEpoch / 2);
});
