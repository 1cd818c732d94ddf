/** Random links, whole and damaged, and what must hold of any run. */
import fc from 'fast-check';
import { DATASET_IDS } from '../../engine/data/registry.ts';
import { distinctOverrides, FLOAT32_OVERRIDES } from '../../engine/experiment/overrides.ts';
import { PRESETS } from '../../engine/experiment/presets.ts';
import {
  FIELD_KEYS,
  FIELDS,
  MAX_HIDDEN,
  MAX_WIDTH,
  type Run,
} from '../../engine/experiment/run.ts';
import { ESTIMATORS } from '../../engine/information/estimators/registry.ts';
import { EXACT, estimatorSpec, formatEstimator } from '../../engine/information/estimators/spec.ts';
import { ACTIVATIONS, INITIALISATIONS, OPTIMIZERS } from '../../engine/network/spec.ts';
import { OUTPUT_DEFINITIONS } from '../../engine/training/checkpoint.ts';
import { formatLink, type Link } from '../link.ts';
import { MAX_COMPARISON_RUNS, MAX_ESTIMATORS, PANELS, VIEWS } from '../view-state.ts';

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

export const links: fc.Arbitrary<Link> = fc
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
export function faults(run: Run): string[] {
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
/** Texts of all kinds behind a #, most with the names that links have. */
export const hashes = fc.oneof(
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
