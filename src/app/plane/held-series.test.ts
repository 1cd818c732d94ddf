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

test('the old dots stay until the record looked at has been measured anew', () => {
  const held = new HeldSeries(() => 0);
  expect(held.show('run', OLD, 1)).toBe(OLD);
  expect(held.show('run', UNMEASURED, 1)).toBe(OLD);
  expect(held.show('run', NEW, 1)).toBe(NEW);
});

test('what is not measured for long is not covered up', () => {
  let now = 0;
  const held = new HeldSeries(() => now);
  held.show('run', OLD, 1);
  held.show('run', UNMEASURED, 1);
  now = 600;
  expect(held.show('run', UNMEASURED, 1)).toBe(UNMEASURED);
});

test('nothing of another run is kept', () => {
  const held = new HeldSeries(() => 0);
  held.show('run', OLD, 1);
  expect(held.show('other run', UNMEASURED, 1)).toBe(UNMEASURED);
});
