import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVATIONS } from '../network/spec.ts';
import { changeRun, nearestValue } from './change-run.ts';
import { applyFields } from './parse-field.ts';
import { DEFAULT_PRESET, PRESETS } from './presets.ts';
import { FIELD_KEYS, FIELDS, formatField, MAX_HIDDEN, MAX_WIDTH, type Run } from './run.ts';

const { run: RUN } = DEFAULT_PRESET;

/** Any value of a field, of another field, or of none. */
const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer({ min: -2, max: 40 }),
  fc.double(),
  fc.constantFrom(...ACTIVATIONS, 'adam', 'sgd', 'parity', 'relu6-tanh', '', undefined, null),
  fc.array(fc.integer({ min: -1, max: 40 }), { maxLength: MAX_HIDDEN + 2 }),
  fc.array(fc.double(), { maxLength: 3 }),
  fc.array(fc.constantFrom(...ACTIVATIONS), { maxLength: MAX_HIDDEN + 2 }),
  fc.array(fc.string(), { maxLength: 2 }),
);
const changes = fc.dictionary(fc.constantFrom(...FIELD_KEYS), values);
const changed: fc.Arbitrary<Run> = fc
  .tuple(fc.constantFrom(...PRESETS), fc.array(changes, { maxLength: 4 }))
  .map(([{ run }, list]) => list.reduce<Run>(changeRun, run));

describe('a changed run', () => {
  test('does not change when nothing of it is changed, or to what it is', () => {
    fc.assert(
      fc.property(changed, (run) => {
        expect(changeRun(run, {})).toEqual(run);
        expect(changeRun(run, run)).toEqual(run);
        expect(changeRun(RUN, run)).toEqual(run);
      }),
    );
  });

  test('is described by the texts of its fields, which need no repair', () => {
    fc.assert(
      fc.property(changed, fc.constantFrom(...PRESETS), (run, preset) => {
        const texts = new Map(FIELD_KEYS.map((key) => [key, formatField(run, key)]));
        expect(applyFields(preset.run, texts)).toEqual({ run, repairs: [] });
      }),
    );
  });

  test('has one activation for each hidden layer, and no width beyond the limits', () => {
    fc.assert(
      fc.property(changed, ({ hidden, activations }) => {
        expect(activations).toHaveLength(hidden.length);
        expect(hidden.length).toBeLessThanOrEqual(MAX_HIDDEN);
        for (const width of hidden) expect(width === Math.round(width) && width > 0).toBe(true);
        expect(Math.max(...hidden)).toBeLessThanOrEqual(MAX_WIDTH);
      }),
    );
  });

  test.each<[string, Partial<Run>, Partial<Run>]>([
    [
      'a layer more has the last activation',
      { hidden: [3, 3, 3], activations: ['tanh', 'relu'] },
      { hidden: [3, 3, 3], activations: ['tanh', 'relu', 'relu'] },
    ],
    [
      'one activation is that of all',
      { activations: ['relu'] },
      { activations: RUN.hidden.map(() => 'relu') },
    ],
    ['a number beyond a limit is put on it', { epochs: 1e9, seed: -1 }, { epochs: 20000, seed: 0 }],
    ['what is no number changes nothing', { learningRate: Number.NaN }, {}],
    ['a name that does not exist changes nothing', { optimizer: 'magic' as 'adam' }, {}],
    ['bits are whole or float32', { bits: 3.6, weightBits: 32 }, { bits: 4, weightBits: 32 }],
  ])('%s', (_, given, expected) => {
    expect(changeRun(RUN, given)).toEqual({ ...RUN, ...expected });
  });
});

test('the nearest value of a value that is allowed is the value', () => {
  for (const { run } of PRESETS) {
    for (const key of Object.keys(FIELDS) as (keyof Run)[])
      expect(nearestValue(key, run[key])).toEqual(run[key]);
  }
});
