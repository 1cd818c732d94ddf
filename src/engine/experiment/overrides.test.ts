import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACTIVATIONS } from '../network/spec.ts';
import {
  applyOverrides,
  FLOAT32_OVERRIDES,
  formatOverrides,
  type Overrides,
  parseOverrides,
} from './overrides.ts';
import { DEFAULT_PRESET, PRESETS } from './presets.ts';
import { FIELD_KEYS, FIELDS, formatField, MAX_HIDDEN, MAX_WIDTH, type Run } from './run.ts';

const { run: RUN } = DEFAULT_PRESET;

/** Runs to take settings from. */
const runs: fc.Arbitrary<Run> = fc.integer({ min: 1, max: MAX_HIDDEN }).chain((depth) => {
  const list = { minLength: depth, maxLength: depth };
  return fc.record({
    data: fc.constantFrom('icosahedron' as const, 'parity' as const),
    hidden: fc.array(fc.integer({ min: 1, max: MAX_WIDTH }), list),
    activations: fc.array(fc.constantFrom(...ACTIVATIONS), list),
    bits: fc.constantFrom(1, 4, 8, 32),
    weightBits: fc.constantFrom(2, 8, 32),
    optimizer: fc.constantFrom('adam' as const, 'sgd' as const),
    learningRate: fc.double({ min: 1e-5, max: 1, noNaN: true }),
    batch: fc.integer({ min: 1, max: 1024 }),
    epochs: fc.integer({ min: 1, max: 20000 }),
    l2: fc.constantFrom(0, 1e-7, 0.01),
    initialisation: fc.constant(RUN.initialisation),
    trainPercent: fc.integer({ min: 10, max: 95 }),
    seed: fc.integer({ min: 0, max: 4294967295 }),
  });
});

/** What some settings of another run change of a run, as it would be written. */
const overridesList = fc
  .tuple(fc.constantFrom(...PRESETS), runs, fc.uniqueArray(fc.constantFrom(...FIELD_KEYS)))
  .map(([{ run }, other, keys]) => {
    // Activations go with the depth they are for.
    const whole = keys.includes('activations') ? [...keys, 'hidden' as const] : keys;
    const pairs = whole.map((key) => [key, formatField(other, key)]);
    return { run, other, overrides: Object.fromEntries(pairs) as Overrides };
  });

test('a set of overrides reads back from its text, and its text from it', () => {
  fc.assert(
    fc.property(overridesList, ({ run, overrides }) => {
      fc.pre(Object.keys(overrides).length > 0);
      const text = formatOverrides(overrides);
      expect(parseOverrides(run, text)).toEqual({ overrides, repairs: [] });
      expect(encodeURI(text)).toBe(text);
      expect(text).not.toContain(';');
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('a run varied has the settings of the overrides, and all others as they were', () => {
  fc.assert(
    fc.property(overridesList, ({ run, other, overrides }) => {
      const varied = applyOverrides(run, overrides);
      for (const key of FIELD_KEYS) {
        if (key === 'activations' && overrides[key] === undefined) continue;
        const from = overrides[key] === undefined ? run : other;
        expect(formatField(varied, key)).toBe(formatField(from, key));
      }
      expect(varied.activations).toHaveLength(varied.hidden.length);
      expect(applyOverrides(varied, overrides)).toEqual(varied);
    }),
    { seed: 2 },
  );
});

test('a overrides of nothing is the run', () => {
  expect(applyOverrides(RUN, {})).toEqual(RUN);
});

test('the float32 network differs in nothing but its bits', () => {
  const unquantized = applyOverrides(RUN, FLOAT32_OVERRIDES);
  expect(unquantized).toEqual({ ...RUN, bits: 32, weightBits: 32 });
  expect(formatOverrides(FLOAT32_OVERRIDES)).toBe('bits:32,wbits:32');
});

test('a overrides goes along with the depth of the run', () => {
  const relu = { activations: 'relu' };
  const deep = { ...RUN, hidden: [3, 3, 3], activations: ['tanh', 'tanh', 'tanh'] as const };
  expect(applyOverrides(RUN, relu).activations).toHaveLength(RUN.hidden.length);
  expect(applyOverrides(deep, relu).activations).toEqual(['relu', 'relu', 'relu']);
});

test.each([
  ['colour:red', 'colour:red', undefined, {}],
  ['', '', undefined, {}],
  [':8', ':8', undefined, {}],
  ['__proto__:1', '__proto__:1', undefined, {}],
  ['act', 'act', undefined, {}],
  ['act:foo', 'act:foo', undefined, {}],
  ['act:foo,seed:3', 'act:foo', undefined, { seed: '3' }],
  ['act:relu:8', 'act:relu:8', undefined, {}],
  ['seed:3,seed:4', 'seed:4', undefined, { seed: '3' }],
  ['bits:99', 'bits:99', 'bits:8', { bits: '8' }],
  ['epochs:0,bits:8', 'epochs:0', 'epochs:1', { epochs: '1', bits: '8' }],
])('of “%s” what cannot be read is left out and named', (text, given, used, overrides) => {
  const read = parseOverrides(RUN, text);
  expect(read.overrides).toEqual(overrides);
  expect(read.repairs).toHaveLength(1);
  expect(read.repairs[0]).toMatchObject(used === undefined ? { given } : { given, used });
});

test('what is moved to the value that the run has already is no change', () => {
  const { overrides, repairs } = parseOverrides({ ...RUN, bits: 8 }, 'bits:99');
  expect(overrides).toEqual({});
  expect(repairs).toHaveLength(1);
});

test('any text gives overrides that read back, and a valid run', () => {
  const part = fc.oneof(
    fc.constantFrom(...FIELD_KEYS.map((key) => FIELDS[key].name), ',', ':', ';', '-', '1e9', '-0'),
    fc.constantFrom(...ACTIVATIONS, '__proto__', 'constructor', '0.5', '32', '3-2'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const texts = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
  const pairs = fc
    .array(fc.tuple(part, part), { maxLength: 6 })
    .map((list) => list.map((pair) => pair.join(':')).join(','));
  fc.assert(
    fc.property(fc.constantFrom(...PRESETS), fc.oneof(texts, pairs), ({ run }, text) => {
      const { overrides, repairs } = parseOverrides(run, text);
      const varied = applyOverrides(run, overrides);
      expect(varied.activations).toHaveLength(varied.hidden.length);
      if (Object.keys(overrides).length === 0) expect(repairs).not.toEqual([]);
      else {
        const again = parseOverrides(run, formatOverrides(overrides));
        expect(again).toEqual({ overrides, repairs: [] });
      }
    }),
    { seed: 3, numRuns: 2000 },
  );
});
