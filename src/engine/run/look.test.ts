import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ESTIMATORS, estimatorOf } from '../information/estimators/registry.ts';
import { EXACT, formatRuler, ruler } from '../information/estimators/ruler.ts';
import { METHODS, type Parameter, type Ruler } from '../information/estimators/types.ts';
import {
  DEFAULT_LOOK,
  formatLook,
  LOOK_NAMES,
  type Look,
  MAX_OTHERS,
  MAX_RULERS,
  PANELS,
  parseLook,
  VIEWS,
} from './look.ts';
import { PRESETS } from './presets.ts';
import { OUTPUT_READINGS } from './record.ts';
import { MAX_WIDTH, type Run } from './run.ts';
import { formatVariation, vary } from './variation.ts';
import { RULE_LIMITS } from './verdict.ts';

const RUN: Run = { ...PRESETS[0].run, epochs: 50, hidden: [3, 2], activations: ['tanh', 'tanh'] };

/** Reads `name=text` pairs. */
const read = (pairs: readonly string[], run = RUN) =>
  parseLook(
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

function isValidRuler({ method, options }: Ruler): boolean {
  const { parameters } = estimatorOf(method);
  return parameters.every((parameter) => isAllowed(parameter, options[parameter.name]));
}

/** What is not valid in a look at a run. */
function faults(look: Look, run: Run): string[] {
  const whole = (value: number, min: number, max: number): boolean =>
    Number.isInteger(value) && value >= min && value <= max;
  const { epoch, layer, rule } = look;
  const valid: Record<keyof Look, boolean> = {
    view: VIEWS.includes(look.view),
    output: OUTPUT_READINGS.includes(look.output),
    epoch: epoch === undefined || whole(epoch, 0, run.epochs),
    layer: layer === undefined || whole(layer, 1, run.hidden.length + 1),
    neuron: whole(look.neuron, 1, MAX_WIDTH),
    panel: PANELS.includes(look.panel),
    ghost: typeof look.ghost === 'boolean',
    landmarks: typeof look.landmarks === 'boolean',
    ruler: isValidRuler(look.ruler),
    rulers: whole(look.rulers.length, 1, MAX_RULERS) && look.rulers.every(isValidRuler),
    others:
      look.others.length <= MAX_OTHERS &&
      look.others.every((variation) => {
        const varied = vary(run, variation);
        return formatVariation(variation) !== '' && varied.hidden.length > 0;
      }),
    rule: (['epsilon', 'lossless', 'dead'] as const).every((key) => {
      const [min, max] = RULE_LIMITS[key];
      return rule[key] >= min && rule[key] <= max;
    }),
  };
  expect(Object.keys(look).sort()).toEqual(Object.keys(valid).sort());
  return (Object.keys(valid) as (keyof Look)[]).filter((key) => !valid[key]);
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

describe('a look from any texts', () => {
  const given = fc.array(fc.tuple(fc.constantFrom(...LOOK_NAMES, 'other'), texts), {
    maxLength: 12,
  });

  test('is valid, says what was changed, and reads back as it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRESETS), given, ({ run }, pairs) => {
        const { value: look, repairs } = parseLook(new Map(pairs), run);
        expect(faults(look, run)).toEqual([]);
        for (const { field, used, allowed } of repairs) {
          expect(LOOK_NAMES).toContain(field);
          expect([used, allowed]).not.toContain('');
        }
        const written = formatLook(look);
        const again = read(written, run);
        expect(again.repairs).toEqual([]);
        expect(formatLook(again.value)).toEqual(written);
        expect(encodeURI(written.join('&'))).toBe(written.join('&'));
      }),
      { seed: 1, numRuns: 2000 },
    );
    // So many cases take their time on a busy machine.
  });

  test('without any is as a newcomer finds it', () => {
    expect(read([])).toEqual({ value: DEFAULT_LOOK, repairs: [] });
    expect(formatLook(DEFAULT_LOOK)).toEqual([]);
  });
});

describe('the numbers of the rule', () => {
  const rule = fc.record({
    epsilon: fc.double({ min: 0.01, max: 5, noNaN: true }),
    lossless: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(1e-7, 5e-324)),
    dead: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  test('read back, however small they are', () => {
    fc.assert(
      fc.property(rule, (drawn) => {
        const { value, repairs } = read(formatLook({ ...DEFAULT_LOOK, rule: drawn }));
        expect(repairs).toEqual([]);
        expect(formatLook(value)).toEqual(formatLook({ ...DEFAULT_LOOK, rule: drawn }));
      }),
      { seed: 2 },
    );
  });

  test('may be written otherwise than they would be here', () => {
    const { value, repairs } = read(['rule=0.250,.01,5e-2']);
    expect(value.rule).toEqual(DEFAULT_LOOK.rule);
    expect(repairs).toEqual([]);
  });

  test.each([
    ['9,0.01,0.05', '5,0.01,0.05'],
    ['0.25,-1,0.05', '0.25,0,0.05'],
    ['0.5', '0.5,0.01,0.05'],
    ['0.5,0.02,0.1,7', '0.5,0.02,0.1'],
    ['a,0.01,0.05', '0.25,0.01,0.05'],
  ])('%s becomes %s, and this is said', (given, used) => {
    const { repairs } = read([`rule=${given}`]);
    expect(repairs).toMatchObject([{ field: 'rule', given, used }]);
  });
});

describe('the columns and rows of a comparison', () => {
  test('beyond what can be read on a page are left out, and this is said', () => {
    const bins = [2, 3, 4, 5, 6, 7, 8].map((n) => `uniform,${n},run`);
    const { value, repairs } = read([`rulers=${bins.join(';')}`]);
    expect(value.rulers.map(formatRuler)).toEqual(bins.slice(0, MAX_RULERS));
    expect(repairs).toMatchObject([{ field: 'rulers', used: `the first ${MAX_RULERS}` }]);
  });

  test('that cannot be read are left out, and the others stay', () => {
    const { value, repairs } = read(['rulers=exact;magic;floor,0.1', 'vs=act:foo;seed:3']);
    expect(value.rulers).toEqual([EXACT, ruler('floor', { binsize: 0.1 })]);
    expect(value.others).toEqual([{ seed: '3' }]);
    expect(repairs.map(({ given }) => given)).toEqual(['magic', 'act:foo']);
  });

  test('that are the run itself, or one of the others, are left out, and this is said', () => {
    const { value, repairs } = read(['vs=act:tanh;bits:8;bits:8,act:tanh']);
    expect(value.others).toEqual([{ bits: '8' }]);
    expect(repairs).toMatchObject([
      { field: 'vs', given: 'act:tanh', used: 'nothing of it' },
      { field: 'vs', given: 'act:tanh,bits:8', used: 'nothing of it' },
    ]);
  });

  test('a comparison has a ruler, but need not have another experiment', () => {
    const { value } = read(['rulers=', 'vs=']);
    expect(value.rulers).toEqual(DEFAULT_LOOK.rulers);
    expect(value.others).toEqual([]);
    expect(read(formatLook(value)).value).toEqual(value);
  });
});

test('the longest look fits in a link', () => {
  const long = ruler('uniform', {
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
  const look: Look = {
    ...DEFAULT_LOOK,
    view: 'compare',
    ruler: long,
    rulers: new Array(MAX_RULERS).fill(long),
    others: new Array(MAX_OTHERS).fill(other),
    rule: { epsilon: 1.2345678901234567, lossless: 0.012345678901234567, dead: 0.1234567890123456 },
  };
  expect(formatLook(look).join('&').length).toBeLessThan(1500);
});

test('every estimator can be the ruler of a look', () => {
  for (const { method } of ESTIMATORS) {
    const look = { ...DEFAULT_LOOK, ruler: ruler(method) };
    expect(read(formatLook(look))).toEqual({ value: look, repairs: [] });
  }
});
