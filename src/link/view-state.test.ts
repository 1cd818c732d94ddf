import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CRITERIA_LIMITS } from '../engine/analysis/verdicts/criteria.ts';
import { applyOverrides, formatOverrides } from '../engine/experiment/overrides.ts';
import { PRESETS } from '../engine/experiment/presets.ts';
import { MAX_WIDTH, type Run } from '../engine/experiment/run.ts';
import { ESTIMATORS, estimatorOf } from '../engine/information/estimators/registry.ts';
import { EXACT, estimatorSpec, formatEstimator } from '../engine/information/estimators/spec.ts';
import {
  type EstimatorSpec,
  METHODS,
  type Parameter,
} from '../engine/information/estimators/types.ts';
import { OUTPUT_DEFINITIONS } from '../engine/training/checkpoint.ts';
import { messages } from '../messages/index.ts';
import {
  DEFAULT_VIEW_STATE,
  forLink,
  formatViewState,
  MAX_COMPARISON_RUNS,
  MAX_ESTIMATORS,
  PANELS,
  parseViewState,
  VIEW_NAMES,
  VIEWS,
  type ViewState,
} from './view-state.ts';

const RUN: Run = { ...PRESETS[0].run, epochs: 50, hidden: [3, 2], activations: ['tanh', 'tanh'] };

/** Reads `name=text` pairs. */
const read = (pairs: readonly string[], run = RUN) =>
  parseViewState(
    new Map(
      pairs.map((pair) => {
        const equals = pair.indexOf('=');
        return [pair.slice(0, equals), pair.slice(equals + 1)];
      }),
    ),
    run,
  );

/** Whether a value is one that its parameter may have. */
function isAllowed(parameter: Parameter, value: unknown): boolean {
  switch (parameter.kind) {
    case 'flag':
      return typeof value === 'boolean';
    case 'integer':
    case 'number':
      return (
        typeof value === 'number' &&
        value >= parameter.min &&
        value <= parameter.max &&
        (parameter.kind === 'number' || Number.isInteger(value))
      );
    case 'bounds': {
      if (!Array.isArray(value)) return parameter.choices.some((choice) => choice === value);
      const [low, high] = value as [number, number];
      return parameter.fixed && low >= parameter.min && high <= parameter.max && low < high;
    }
  }
}

function isValidEstimator({ method, options }: EstimatorSpec): boolean {
  const { parameters } = estimatorOf(method);
  return parameters.every((parameter) => isAllowed(parameter, options[parameter.name]));
}

/** What is not valid in a view state of a run. */
function faults(viewState: ViewState, run: Run): string[] {
  const whole = (value: number, min: number, max: number): boolean =>
    Number.isInteger(value) && value >= min && value <= max;
  const { epoch, layer, criteria } = viewState;
  const valid: Record<keyof ViewState, boolean> = {
    view: VIEWS.includes(viewState.view),
    output: OUTPUT_DEFINITIONS.includes(viewState.output),
    epoch: epoch === undefined || whole(epoch, 0, run.epochs),
    layer: layer === undefined || whole(layer, 1, run.hidden.length + 1),
    neuron: whole(viewState.neuron, 1, MAX_WIDTH),
    panel: PANELS.includes(viewState.panel),
    overlay: typeof viewState.overlay === 'boolean',
    landmarks: typeof viewState.landmarks === 'boolean',
    estimator: isValidEstimator(viewState.estimator),
    estimators:
      whole(viewState.estimators.length, 1, MAX_ESTIMATORS) &&
      viewState.estimators.every(isValidEstimator),
    comparisonRuns:
      viewState.comparisonRuns.length <= MAX_COMPARISON_RUNS &&
      viewState.comparisonRuns.every((overrides) => {
        const varied = applyOverrides(run, overrides);
        return formatOverrides(overrides) !== '' && varied.hidden.length > 0;
      }),
    criteria: (['epsilon', 'lossless', 'dead'] as const).every((key) => {
      const [min, max] = CRITERIA_LIMITS[key];
      return criteria[key] >= min && criteria[key] <= max;
    }),
  };
  expect(Object.keys(viewState).sort()).toEqual(Object.keys(valid).sort());
  return (Object.keys(valid) as (keyof ViewState)[]).filter((key) => !valid[key]);
}

const texts = fc.oneof(
  fc.constantFrom('', ';', ';;;;;;;;;', ',', ',,', '-', '0', '-0', '1', '007', '1e-7', '.5', '5.'),
  fc.constantFrom('NaN', 'Infinity', '1e309', '٣', '__proto__', 'constructor', '9'.repeat(400)),
  fc.constantFrom('lab', 'compare', 'codes', 'class', 'exact', 'uniform,30,run', 'bits:8'),
  fc.constantFrom('uniform,30,-1..1', 'uniform,1e9,2..1', 'floor,1e-7,mean', 'kde_upper,-1'),
  fc
    .array(fc.constantFrom(...METHODS, ',', ';', '0.1', '-1..1', 'run', 'mean'))
    .map((parts) => parts.join('')),
  fc.array(fc.double().map(String), { maxLength: 4 }).map((parts) => parts.join(',')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

describe('a view state from any texts', () => {
  const given = fc.array(fc.tuple(fc.constantFrom(...VIEW_NAMES, 'other'), texts), {
    maxLength: 12,
  });

  test('is valid, names what was changed, and reads back as it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRESETS), given, ({ run }, pairs) => {
        const { value: viewState, repairs } = parseViewState(new Map(pairs), run);
        expect(faults(viewState, run)).toEqual([]);
        for (const repair of repairs) {
          const sentence = messages.repairs.sentence(repair);
          expect(VIEW_NAMES).toContain(/^\w+/.exec(sentence)?.[0]);
        }
        const written = formatViewState(viewState, run);
        const again = read(written, run);
        expect(again.repairs).toEqual([]);
        expect(formatViewState(again.value, run)).toEqual(written);
        expect(encodeURI(written.join('&'))).toBe(written.join('&'));
      }),
      { seed: 1, numRuns: 2000 },
    );
    // So many cases take their time on a busy network_.
  });

  test('without any is as a newcomer finds it', () => {
    expect(read([])).toEqual({ value: DEFAULT_VIEW_STATE, repairs: [] });
    expect(formatViewState(DEFAULT_VIEW_STATE, RUN)).toEqual([]);
  });
});

describe('what is set beside a run of float32 at first', () => {
  const float32: Run = { ...RUN, bits: 32, weightBits: 32 };

  test('is one of 4 bits, which its link leaves out', () => {
    const { value } = read([], float32);
    expect(value.comparisonRuns).toEqual([{ bits: '4' }]);
    expect(formatViewState(value, float32)).toEqual([]);
    expect(formatViewState(value, RUN)).toEqual(['vs=bits:4']);
  });

  test('is never the run itself', () => {
    expect(forLink(DEFAULT_VIEW_STATE, float32).comparisonRuns).toEqual([]);
    expect(forLink(DEFAULT_VIEW_STATE, RUN)).toEqual(DEFAULT_VIEW_STATE);
  });
});

describe('the numbers of the criteria', () => {
  const criteria = fc.record({
    epsilon: fc.double({ min: 0.01, max: 5, noNaN: true }),
    lossless: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(1e-7, 5e-324)),
    dead: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  test('read back, however small they are', () => {
    fc.assert(
      fc.property(criteria, (drawn) => {
        const { value, repairs } = read(
          formatViewState({ ...DEFAULT_VIEW_STATE, criteria: drawn }, RUN),
        );
        expect(repairs).toEqual([]);
        expect(formatViewState(value, RUN)).toEqual(
          formatViewState({ ...DEFAULT_VIEW_STATE, criteria: drawn }, RUN),
        );
      }),
      { seed: 2 },
    );
  });

  test('may be written otherwise than they would be here', () => {
    const { value, repairs } = read(['criteria=0.250,.01,5e-2']);
    expect(value.criteria).toEqual(DEFAULT_VIEW_STATE.criteria);
    expect(repairs).toEqual([]);
  });

  test.each([
    ['9,0.01,0.05', '5,0.01,0.05'],
    ['0.25,-1,0.05', '0.25,0,0.05'],
    ['0.5', '0.5,0.01,0.05'],
    ['0.5,0.02,0.1,7', '0.5,0.02,0.1'],
    ['a,0.01,0.05', '0.25,0.01,0.05'],
  ])('%s becomes %s, and this is said', (given, used) => {
    const { repairs } = read([`criteria=${given}`]);
    expect(repairs).toMatchObject([{ code: 'criteria', given, used }]);
  });
});

describe('the columns and rows of a comparison', () => {
  test('beyond what can be read on a page are left out, and this is reported', () => {
    const bins = [2, 3, 4, 5, 6, 7, 8].map((n) => `uniform,${n},run`);
    const { value, repairs } = read([`estimators=${bins.join(';')}`]);
    expect(value.estimators.map(formatEstimator)).toEqual(bins.slice(0, MAX_ESTIMATORS));
    expect(repairs).toMatchObject([
      { code: 'list-too-long', field: 'estimators', most: MAX_ESTIMATORS },
    ]);
  });

  test('that cannot be read are left out, and the comparison runs stay', () => {
    const { value, repairs } = read(['estimators=exact;magic;floor,0.1', 'vs=act:foo;seed:3']);
    expect(value.estimators).toEqual([EXACT, estimatorSpec('floor', { binsize: 0.1 })]);
    expect(value.comparisonRuns).toEqual([{ seed: '3' }]);
    expect(repairs).toMatchObject([{ given: 'magic' }, { given: 'act:foo' }]);
  });

  test('that are the run itself, or one of the comparison runs, are left out, and this is reported', () => {
    const { value, repairs } = read(['vs=act:tanh;bits:8;bits:8,act:tanh']);
    expect(value.comparisonRuns).toEqual([{ bits: '8' }]);
    expect(repairs).toMatchObject([
      { code: 'same-run', given: 'act:tanh' },
      { code: 'same-run', given: 'act:tanh,bits:8' },
    ]);
  });

  test('a comparison has an estimator, but need not have another experiment', () => {
    const { value } = read(['estimators=', 'vs=']);
    expect(value.estimators).toEqual(DEFAULT_VIEW_STATE.estimators);
    expect(value.comparisonRuns).toEqual([]);
    expect(read(formatViewState(value, RUN)).value).toEqual(value);
  });
});

test('the longest view state fits in a link', () => {
  const long = estimatorSpec('uniform', {
    bins: 1024,
    bounds: [-123456.789012345, 123456.789012345],
    mean: true,
  });
  const other = {
    hidden: '32-32-32-32-32-32-32-31',
    activations: Array(8).fill('sigmoid').join('-'),
    learningRate: '0.012345678901234567',
    l2: '0.012345678901234567',
    seed: '4294967295',
  };
  const viewState: ViewState = {
    ...DEFAULT_VIEW_STATE,
    view: 'compare',
    estimator: long,
    estimators: new Array(MAX_ESTIMATORS).fill(long),
    comparisonRuns: new Array(MAX_COMPARISON_RUNS).fill(other),
    criteria: {
      epsilon: 1.2345678901234567,
      lossless: 0.012345678901234567,
      dead: 0.1234567890123456,
    },
  };
  expect(formatViewState(viewState, RUN).join('&').length).toBeLessThan(1500);
});

test('every estimator can be the estimator of a view state', () => {
  for (const { method } of ESTIMATORS) {
    const viewState = { ...DEFAULT_VIEW_STATE, estimator: estimatorSpec(method) };
    expect(read(formatViewState(viewState, RUN))).toEqual({ value: viewState, repairs: [] });
  }
});
