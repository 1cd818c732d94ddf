import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DATASET_IDS } from '../engine/data/registry.ts';
import { distinctOverrides, FLOAT32_OVERRIDES } from '../engine/experiment/overrides.ts';
import { DEFAULT_PRESET, PRESETS, presetById } from '../engine/experiment/presets.ts';
import { FIELD_KEYS, FIELDS, MAX_HIDDEN, MAX_WIDTH, type Run } from '../engine/experiment/run.ts';
import { ESTIMATORS } from '../engine/information/estimators/registry.ts';
import { EXACT, estimatorSpec, formatEstimator } from '../engine/information/estimators/spec.ts';
import { ACTIVATIONS, INITIALISATIONS, OPTIMIZERS } from '../engine/network/spec.ts';
import { OUTPUT_DEFINITIONS } from '../engine/training/checkpoint.ts';
import { messages } from '../messages/index.ts';
import { formatLink, type Link, parseLink } from './link.ts';
import {
  DEFAULT_VIEW_STATE,
  MAX_COMPARISON_RUNS,
  MAX_ESTIMATORS,
  PANELS,
  VIEWS,
} from './view-state.ts';

const runs: fc.Arbitrary<Run> = fc.integer({ min: 1, max: MAX_HIDDEN }).chain((depth) =>
  fc.record({
    data: fc.constantFrom(...DATASET_IDS),
    hidden: fc.array(fc.integer({ min: 1, max: MAX_WIDTH }), {
      minLength: depth,
      maxLength: depth,
    }),
    activations: fc.oneof(
      fc.array(fc.constantFrom(...ACTIVATIONS), { minLength: depth, maxLength: depth }),
      fc.constantFrom(...ACTIVATIONS).map((one) => Array.from({ length: depth }, () => one)),
    ),
    bits: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constant(32)),
    weightBits: fc.oneof(fc.integer({ min: 2, max: 8 }), fc.constant(32)),
    optimizer: fc.constantFrom(...OPTIMIZERS),
    learningRate: fc.double({ min: 1e-5, max: 1, noNaN: true }),
    batch: fc.integer({ min: 1, max: 1024 }),
    epochs: fc.integer({ min: 1, max: 20000 }),
    l2: fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0),
    initialisation: fc.constantFrom(...INITIALISATIONS),
    trainPercent: fc.integer({ min: 10, max: 95 }),
    seed: fc.integer({ min: 0, max: 4294967295 }),
  }),
);

const fingerprints = fc
  .bigInt({ min: 0n, max: 2n ** 64n - 1n })
  .map((n) => n.toString(16).padStart(16, '0'));

const estimators = fc.constantFrom(
  EXACT,
  ...ESTIMATORS.map(({ method }) => estimatorSpec(method)),
  estimatorSpec('uniform', { bins: 7, bounds: [-1, 1.5], mean: true }),
  estimatorSpec('quantized', { bits: 3, bounds: 'run' }),
);
const overridesList = fc.constantFrom(
  FLOAT32_OVERRIDES,
  { activations: 'relu' },
  { bits: '8', learningRate: '0.01', seed: '5' },
);

const links: fc.Arbitrary<Link> = fc
  .tuple(fc.constantFrom(...PRESETS), runs, fc.array(fc.constantFrom(...FIELD_KEYS)))
  .chain(([preset, drawn, kept]) => {
    // Some fields as in the preset, so that short links occur too; depth and activations together.
    const asPreset = Object.fromEntries(kept.map((key) => [key, preset.run[key]]));
    const { hidden, activations } = kept.includes('hidden') ? preset.run : drawn;
    const run: Run = { ...drawn, ...asPreset, hidden, activations };
    return fc.record({
      preset: fc.constant(preset),
      run: fc.constant(run),
      viewState: fc.record({
        view: fc.constantFrom(...VIEWS),
        epoch: fc.option(fc.integer({ min: 0, max: run.epochs }), { nil: undefined }),
        layer: fc.option(fc.integer({ min: 1, max: hidden.length + 1 }), { nil: undefined }),
        neuron: fc.integer({ min: 1, max: MAX_WIDTH }),
        panel: fc.constantFrom(...PANELS),
        output: fc.constantFrom(...OUTPUT_DEFINITIONS),
        overlay: fc.boolean(),
        landmarks: fc.boolean(),
        estimator: estimators,
        estimators: fc.uniqueArray(estimators, {
          minLength: 1,
          maxLength: MAX_ESTIMATORS,
          selector: formatEstimator,
        }),
        comparisonRuns: fc
          .array(overridesList, { maxLength: MAX_COMPARISON_RUNS })
          .map((comparisonRuns) => distinctOverrides(run, comparisonRuns)),
        criteria: fc.record({
          epsilon: fc.constantFrom(0.01, 0.25, 1.5),
          lossless: fc.constantFrom(0, 0.01, 1),
          dead: fc.constantFrom(0, 0.05, 0.5),
        }),
      }),
      fingerprint: fc.option(
        fc.record({ hex: fingerprints, engine: fc.integer({ min: 1, max: 9999 }) }),
        { nil: undefined },
      ),
    });
  });

/** Sentences about what is not valid in a run, by the table of fields. */
function faults(run: Run): string[] {
  const invalid = (key: keyof Run): boolean => {
    const { rule } = FIELDS[key];
    const value: unknown = run[key];
    const whole = (low: number, high: number, x: unknown): boolean =>
      typeof x === 'number' && Number.isInteger(x) && x >= low && x <= high;
    switch (rule.kind) {
      case 'number':
        return rule.integer
          ? !whole(rule.min, rule.max, value)
          : !(typeof value === 'number' && value >= rule.min && value <= rule.max);
      case 'bits':
        return !(value === 32 || whole(rule.min, rule.max, value));
      case 'choice':
        return !rule.options.includes(value as string);
      case 'widths':
        return !(
          run.hidden.length >= 1 &&
          run.hidden.length <= MAX_HIDDEN &&
          run.hidden.every((width) => whole(1, MAX_WIDTH, width))
        );
      case 'activations':
        return !(
          run.activations.length === run.hidden.length &&
          run.activations.every((each) => ACTIVATIONS.includes(each))
        );
    }
  };
  const extra = Object.keys(run).filter((key) => !(key in FIELDS));
  return [...FIELD_KEYS.filter(invalid), ...extra];
}

test('links with nothing wrong read back as they were written, and write as they were read', () => {
  fc.assert(
    fc.property(links, (link) => {
      const text = formatLink(link);
      expect(faults(link.run)).toEqual([]);
      expect(parseLink(text)).toEqual({ link, repairs: [] });
      expect(parseLink(`#${text}`)).toEqual({ link, repairs: [] });
      expect(formatLink(parseLink(text).link)).toBe(text);
      expect(encodeURI(text)).toBe(text);
    }),
    { seed: 1, numRuns: 400 },
  );
});

test('the empty hash is the first preset', () => {
  for (const hash of ['', '#']) {
    const { link, repairs } = parseLink(hash);
    expect(link.run).toEqual(DEFAULT_PRESET.run);
    expect(repairs).toEqual([]);
  }
});

test('a link without a seed means seed 1 for ever, whichever seed its preset is shown with', () => {
  for (const { id } of PRESETS) expect(parseLink(`v1/${id}`).link.run.seed).toBe(1);
});

test('the same fields in another order, or escaped, are the same link', () => {
  const { link } = parseLink('v1/relu-4bit?bits=8&seed=7&e=5');
  expect(parseLink('#v1/relu-4bit?e=5&seed=7&bits=8').link).toEqual(link);
  expect(parseLink('#v1%2Frelu-4bit?%62its=8&seed=%37&e=5').link).toEqual(link);
  expect(formatLink(link)).toBe('v1/relu-4bit?bits=8&seed=7&e=5');
});

test('a link escaped as a whole is the same link', () => {
  fc.assert(
    fc.property(links, (link) => {
      const text = formatLink(link);
      expect(parseLink(encodeURIComponent(text))).toEqual(parseLink(text));
    }),
    { seed: 25 },
  );
});

test.each([
  ['v1/nope', 'preset', 'nope'],
  ['v2/tanh-4bit', 'preset', 'v2/'],
  ['v1/relu-4bit/x', 'preset', '/x'],
  ['v1/tanh-4bit?colour=red', 'colour', 'red'],
  ['v1/tanh-4bit?__proto__=1', '__proto__', '1'],
  ['v1/tanh-4bit?bits=8&bits=4', 'bits', '4'],
  ['v1/tanh-4bit?bits', 'bits', ''],
  ['v1/tanh-4bit?e=9999', 'e', '9999'],
  ['v1/tanh-4bit?e=-1', 'e', '-1'],
  ['v1/tanh-4bit?layer=0', 'layer', '0'],
  ['v1/tanh-4bit?neuron=0x1', 'neuron', '0x1'],
  ['v1/tanh-4bit?hidden=3&layer=3', 'layer', '3'],
  ['v1/tanh-4bit?out=softmax', 'out', 'softmax'],
  ['v1/tanh-4bit?fp=xyz', 'fp', 'xyz'],
  ['v1/tanh-4bit?fp=0123456789abcdef&engine=two', 'engine', 'two'],
  ['v1/tanh-4bit?fp=0123456789abcdef&engine=0', 'engine', '0'],
  ['v1/tanh-4bit?seed=%', 'seed', '%'],
])('%s has one thing wrong, which is named', (hash, field, given) => {
  const { repairs } = parseLink(hash);
  expect(repairs).toHaveLength(1);
  const sentence = repairs.map(messages.repairs.sentence).join();
  expect(sentence).toMatch(new RegExp(`^${field}\\b`));
  expect(sentence).toContain(given);
});

test('a fingerprint has the version of its engine; without one it is the first', () => {
  const read = (hash: string) => parseLink(hash).link.fingerprint;
  const hex = '0123456789abcdef';
  expect(read(`v1/tanh-4bit?fp=${hex}`)).toEqual({ hex, engine: 1 });
  expect(read(`v1/tanh-4bit?fp=${hex}&engine=2`)).toEqual({ hex, engine: 2 });
  expect(read('v1/tanh-4bit?engine=2')).toBeUndefined();
  const link = parseLink('v1/tanh-4bit').link;
  expect(formatLink({ ...link, fingerprint: { hex, engine: 2 } })).toBe(
    `v1/tanh-4bit?fp=${hex}&engine=2`,
  );
});

test('where to look is held within the run', () => {
  const { viewState } = parseLink('v1/tanh-4bit?hidden=4-3&epochs=50&e=51&layer=9').link;
  expect(viewState).toEqual({ ...DEFAULT_VIEW_STATE, epoch: 50, layer: 3 });
});

test('repairs name settings as the link has them', () => {
  const repairs = (settings: string) => parseLink(`v1/relu-4bit?${settings}`).repairs;
  const sentences = repairs('ruler=nope&ghost=2&rule=x&rulers=magic').map(
    messages.repairs.sentence,
  );
  expect(sentences.map((sentence) => sentence.split(':')[0])).toEqual([
    'ghost',
    'ruler',
    'rulers',
    'rule',
  ]);
  expect(repairs('estimator=exact&ruler=exact')).toEqual([
    { code: 'setting-twice', field: 'ruler', given: 'exact' },
  ]);
  expect(repairs('overlay=2')).toMatchObject([{ code: 'choice', field: 'overlay' }]);
});

test('the first of two values counts', () => {
  const { link, repairs } = parseLink('v1/tanh-4bit?bits=99&bits=4');
  expect(link.run.bits).toBe(8);
  expect(repairs).toEqual([
    { code: 'setting-twice', field: 'bits', given: '4' },
    { code: 'field', key: 'bits', given: '99', used: '8' },
  ]);
});

test('a link too long to be ours is cut, and this is reported', () => {
  const { link, repairs } = parseLink(`v1/tanh-4bit?seed=9&x=${'y'.repeat(100000)}`);
  expect(link.run.seed).toBe(9);
  expect(repairs[0]).toMatchObject({ code: 'too-long', length: 100022, most: 2000 });
});

test('what is cut off leaves no part of a value behind', () => {
  // The limit falls between the digits.
  const start = `v1/tanh-4bit?e=3&x=${'y'.repeat(1973)}&seed=`;
  const { link, repairs } = parseLink(`${start}123`);
  expect(start).toHaveLength(1998);
  expect([link.run.seed, link.viewState.epoch]).toEqual([DEFAULT_PRESET.run.seed, 3]);
  expect(repairs).toMatchObject([
    { code: 'too-long', used: 1993 },
    { code: 'unknown-setting', field: 'x' },
  ]);
  expect(parseLink(`v1/relu-4bit?seed=${'9'.repeat(3000)}`).link.run).toEqual(
    presetById('relu-4bit')?.run,
  );
});

const names = [...FIELD_KEYS.map((key) => FIELDS[key].name), 'e', 'layer', 'out', 'fp', 'engine'];
const odd = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '%',
  '%zz',
  '%E0%A4%A',
  '%00',
  '#',
  '?',
  '&&',
  '==',
  '=',
  '-',
  '-0',
  '1e309',
  '1e-400',
  '9'.repeat(400),
  '٣',
  '\ud800',
  '💥',
  'NaN',
  'Infinity',
  'null',
);
const value = fc.oneof(
  odd,
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double().map(String),
  fc.array(fc.integer(), { maxLength: 12 }).map((list) => list.join('-')),
  fc.constantFrom(...ACTIVATIONS, ...DATASET_IDS),
);
const path = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PRESETS.map(({ id }) => `v1/${id}`)) },
  { weight: 1, arbitrary: value },
);
const query = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...names), value), value), { maxLength: 10 })
  .map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join('&'));
const mutated = fc
  .tuple(links.map(formatLink), fc.nat(), fc.nat(6), value)
  .map(([text, at, removed, put]) => {
    const cut = at % (text.length + 1);
    return text.slice(0, cut) + put + text.slice(cut + removed);
  });
const hashes = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(path, query).map(([p, q]) => `#${p}?${q}`) },
  { weight: 3, arbitrary: mutated },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.oneof(mutated, value), fc.integer({ min: 1, max: 500 }))
      .map(([part, times]) => part.repeat(times)),
  },
);

test('any of 10,000 hashes gives a valid run, and repairs that name what was done', () => {
  fc.assert(
    fc.property(hashes, (hash) => {
      const { link, repairs } = parseLink(hash);
      const { viewState, run, fingerprint } = link;
      const found = faults(run);
      if (!PRESETS.includes(link.preset)) found.push('preset');
      if (viewState.epoch !== undefined && !(viewState.epoch >= 0 && viewState.epoch <= run.epochs))
        found.push('e');
      if (
        viewState.layer !== undefined &&
        !(viewState.layer >= 1 && viewState.layer <= run.hidden.length + 1)
      ) {
        found.push('layer');
      }
      if (!OUTPUT_DEFINITIONS.includes(viewState.output)) found.push('out');
      if (fingerprint !== undefined) {
        if (!/^[0-9a-f]{16}$/.test(fingerprint.hex)) found.push('fp');
        if (!(fingerprint.engine >= 1 && fingerprint.engine <= 9999)) found.push('engine');
      }
      for (const repair of repairs) {
        const sentence = messages.repairs.sentence(repair);
        const given = 'given' in repair && repair.code !== 'list-too-long' ? repair.given : '';
        const used = 'used' in repair && repair.used !== undefined ? repair.used : '';
        const isWhole = sentence.endsWith('.') && !sentence.includes('()');
        const excerpts = repair.code === 'estimator' ? [used] : [given, used];
        if (!isWhole || !excerpts.every((part) => sentence.includes(String(part)))) {
          found.push(`sentence: ${sentence}`);
        }
        if (sentence.length > 500) found.push(`long: ${sentence}`);
      }
      // What was repaired once needs no repair again.
      const text = formatLink(link);
      const again = parseLink(text);
      if (again.repairs.length > 0 || formatLink(again.link) !== text) found.push(`again: ${text}`);
      expect(found).toEqual([]);
    }),
    { seed: 2, numRuns: 10000 },
  );
  // So many cases take their time on a busy network_.
});
