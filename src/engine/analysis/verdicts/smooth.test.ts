import { describe, expect, test } from 'vitest';
import { random } from '../../numeric/random.ts';
import { smooth } from './smooth.ts';

const epochsTo = (last: number) => Array.from({ length: last + 1 }, (_, epoch) => epoch);
const EPOCHS = epochsTo(400);

test('a checkpoint of the first epochs stays as it is', () => {
  const values = [5, 1, 7, 2, 8, 3];
  expect([...smooth(epochsTo(5), values).values]).toEqual(values);
});

test('a spike disappears, in the middle and at the end alike', () => {
  const values = EPOCHS.map((epoch) => (epoch === 200 || epoch === 400 ? 9 : 5));
  expect(smooth(EPOCHS, values).values.every((value) => value === 5)).toBe(true);
});

test('what lasts longer than half a window stays', () => {
  const values = EPOCHS.map((epoch) => (epoch < 200 ? 8 : 5));
  const { values: smoothed } = smooth(EPOCHS, values);
  expect([smoothed[190], smoothed[210]]).toEqual([8, 5]);
});

test('the window is one of epochs: it does not depend on how many are recorded', () => {
  const straight = (epoch: number) => 6 - 0.01 * epoch;
  const few = EPOCHS.filter((epoch) => epoch % 10 === 0);
  const smoothed = smooth(few, few.map(straight)).values;
  const all = smooth(EPOCHS, EPOCHS.map(straight)).values;
  few.forEach((epoch, i) => {
    expect(smoothed[i]).toBeCloseTo(all[epoch] as number, 1);
  });
});

describe('jitter', () => {
  test('is the standard deviation of noise', () => {
    const chance = random(1, 'labels');
    const epochs = epochsTo(4000);
    const { jitter } = smooth(
      epochs,
      epochs.map(() => 5 + 0.2 * chance.normal()),
    );
    expect(jitter).toBeGreaterThan(0.18);
    expect(jitter).toBeLessThan(0.22);
  });

  test('is measured over the last eighth', () => {
    const noisy = (from: number, to: number) =>
      EPOCHS.map((epoch) => (epoch >= from && epoch < to && epoch % 2 === 0 ? 6 : 5));
    expect(smooth(EPOCHS, noisy(0, 340)).jitter).toBe(0);
    expect(smooth(EPOCHS, noisy(350, 401)).jitter).toBeGreaterThan(0.5);
  });

  test('is that of most of these 51 of 401 checkpoints', () => {
    const noisyAt = (last: number) =>
      EPOCHS.map((epoch) => (epoch <= 400 - last ? 5 : epoch % 2 === 0 ? 6 : 4));
    expect(smooth(EPOCHS, noisyAt(25)).jitter).toBe(0);
    expect(smooth(EPOCHS, noisyAt(26)).jitter).toBeGreaterThan(0.5);
  });

  test('is not measured where checkpoints are too far apart', () => {
    const powers = [0, 1, 3, 10, 30, 100, 200, 300, 400];
    const { jitter, isJitterMeasured } = smooth(powers, [9, 8, 9, 8, 9, 8, 9, 8, 9]);
    expect([jitter, isJitterMeasured]).toEqual([0, false]);
    expect(smooth(EPOCHS, EPOCHS).isJitterMeasured).toBe(true);
  });

  test('is 0 of one checkpoint', () => {
    const values = Float64Array.of(5);
    expect(smooth([0], [5])).toEqual({ values, jitter: 0, isJitterMeasured: false });
  });
});
