import { expect, test } from 'vitest';
import type { Trajectories } from '../../charts/shared/trajectories.ts';
import { HeldTrajectories } from './Plane.tsx';

const trajectories = (ixt: readonly number[]): Trajectories => ({
  count: 2,
  epochs: [0, 1],
  layers: [{ name: 'T1', ixt, ity: ixt }],
});

const OLD = trajectories([1, 2]);
const UNMEASURED = trajectories([Number.NaN, Number.NaN]);
const NEW = trajectories([Number.NaN, 1.5]);

const RUN = ['run', 'logits', 'uniform'];

test('the old dots stay until the checkpoint looked at has been measured anew', () => {
  const held = new HeldTrajectories(() => 0);
  expect(held.show(RUN, OLD, 1)).toBe(OLD);
  // The same, in another list.
  expect(held.show([...RUN], UNMEASURED, 1)).toBe(OLD);
  expect(held.show(RUN, NEW, 1)).toBe(NEW);
});

test('what is not measured for long is not covered up', () => {
  let now = 0;
  const held = new HeldTrajectories(() => now);
  held.show(RUN, OLD, 1);
  held.show(RUN, UNMEASURED, 1);
  now = 600;
  expect(held.show(RUN, UNMEASURED, 1)).toBe(UNMEASURED);
});

test.each([
  ['another run', ['other run', 'logits', 'uniform']],
  ['another output definition', ['run', 'class', 'uniform']],
  ['another method', ['run', 'logits', 'kde_upper']],
])('nothing is kept for %s', (_, other) => {
  const held = new HeldTrajectories(() => 0);
  held.show(RUN, OLD, 1);
  expect(held.show(other, UNMEASURED, 1)).toBe(UNMEASURED);
});
