import { expect, test } from 'vitest';
import type { Series } from '../../charts/series.ts';
import { HeldSeries } from './held-series.ts';

const series = (ixt: readonly number[]): Series => ({
  count: 2,
  epochs: [0, 1],
  layers: [{ name: 'T1', ixt, ity: ixt }],
});

const OLD = series([1, 2]);
const UNMEASURED = series([Number.NaN, Number.NaN]);
const NEW = series([Number.NaN, 1.5]);

const RUN = ['run', 'logits', 'uniform'];

test('the old dots stay until the record looked at has been measured anew', () => {
  const held = new HeldSeries(() => 0);
  expect(held.show(RUN, OLD, 1)).toBe(OLD);
  // The same, in another list.
  expect(held.show([...RUN], UNMEASURED, 1)).toBe(OLD);
  expect(held.show(RUN, NEW, 1)).toBe(NEW);
});

test('what is not measured for long is not covered up', () => {
  let now = 0;
  const held = new HeldSeries(() => now);
  held.show(RUN, OLD, 1);
  held.show(RUN, UNMEASURED, 1);
  now = 600;
  expect(held.show(RUN, UNMEASURED, 1)).toBe(UNMEASURED);
});

test.each([
  ['another run', ['other run', 'logits', 'uniform']],
  ['another reading of the output', ['run', 'class', 'uniform']],
  ['another method', ['run', 'logits', 'kde_upper']],
])('nothing is kept for %s', (_, other) => {
  const held = new HeldSeries(() => 0);
  held.show(RUN, OLD, 1);
  expect(held.show(other, UNMEASURED, 1)).toBe(UNMEASURED);
});
