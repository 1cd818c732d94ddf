import { describe, expect, test } from 'vitest';
import { DATASET_IDS } from '../engine/data/registry.ts';
import {
  ACTIVATIONS,
  CRITERIA_LIMITS,
  ESTIMATORS,
  estimatorSpec,
  FIELD_KEYS,
  FIELDS,
  type FieldRepair,
  METHODS,
  OUTPUT_DEFINITIONS,
  PRESETS,
  type ReferenceId,
  type TableFault,
} from '../engine/index.ts';
import { INITIALISATIONS, OPTIMIZERS } from '../engine/network/spec.ts';
import { PANELS, type Repair } from '../link/index.ts';
import { fetchedMessages } from './fetched.ts';
import { messages } from './index.ts';

/** One of each: a new code without a sample here does not compile. */
type OneOfEach<Coded extends { readonly code: string }> = {
  readonly [Code in Coded['code']]: Extract<Coded, { readonly code: Code }>;
};
const all = <Coded>(samples: Readonly<Record<string, Coded>>): readonly Coded[] =>
  Object.values(samples);

const FAULTS: OneOfEach<TableFault> = {
  'too-many-bytes': { code: 'too-many-bytes', megabytes: 700, most: 500 },
  unreadable: { code: 'unreadable' },
  'no-reader': { code: 'no-reader' },
  encoding: { code: 'encoding', line: 3 },
  'too-many-rows': { code: 'too-many-rows', most: 1_000_000 },
  'too-many-layers': { code: 'too-many-layers', most: 100 },
  'too-many-numbers': { code: 'too-many-numbers', most: 64_000_000 },
  'no-rows': { code: 'no-rows', row: 1 },
  foreign: { code: 'foreign', format: 'PNG' },
  'damaged-archive': { code: 'damaged-archive' },
  encrypted: { code: 'encrypted' },
  zip64: { code: 'zip64' },
  'zip-method': { code: 'zip-method', method: 12 },
  'no-arrays': { code: 'no-arrays' },
  'damaged-array': { code: 'damaged-array' },
  'npy-version': { code: 'npy-version', version: 9 },
  'npy-type': { code: 'npy-type', type: '<c16' },
  'npy-shape': { code: 'npy-shape', array: 'T1', shape: [2, 3, 4, 5] },
  'text-array': { code: 'text-array', array: 'T1' },
  'no-label-array': { code: 'no-label-array', arrays: ['a', 'b'] },
  'epochs-array': { code: 'epochs-array', array: 'T1', epochs: 3, given: 2 },
  'not-json': { code: 'not-json', line: 3, given: '' },
  'y-not-array': { code: 'y-not-array' },
  't-not-array': { code: 't-not-array', checkpoint: 2 },
  'row-not-array': { code: 'row-not-array', row: 2, given: '' },
  'checkpoints-not-array': { code: 'checkpoints-not-array' },
  'no-checkpoints': { code: 'no-checkpoints' },
  'checkpoints-twice': { code: 'checkpoints-twice' },
  'same-column': { code: 'same-column', row: 1, column: 2, name: 'label' },
  'no-label-column': { code: 'no-label-column', row: 1, column: 3, name: 'y_pred' },
  'too-few-columns': { code: 'too-few-columns', row: 1, column: 2 },
  uneven: { code: 'uneven', row: 2, column: 3, columns: 2, first: 3 },
  'uneven-labels': { code: 'uneven-labels', row: 2, rows: 2, labels: 1 },
  'uneven-layers': {
    code: 'uneven-layers',
    row: 9,
    layer: 'T1',
    epoch: 2,
    rows: 1,
    others: 2,
  },
  'one-hot-label': { code: 'one-hot-label', row: 2, given: '1 1 0' },
  inexact: { code: 'inexact', row: 2, column: 1, given: '9007199254740993' },
  'other-width': { code: 'other-width', row: 3, layer: 'T1', neurons: 1, before: 2 },
  'same-checkpoint': { code: 'same-checkpoint', checkpoint: 2, layer: 'T1', epoch: 0 },
  'no-activation': { code: 'no-activation', row: 1, column: 1 },
  'no-label': { code: 'no-label', row: 1, column: 1 },
  'no-layer': { code: 'no-layer', row: 1, column: 1 },
  'label-type': { code: 'label-type', row: 1, given: '[0]' },
  'layer-type': { code: 'layer-type', checkpoint: 1, given: '' },
  'epoch-type': { code: 'epoch-type', checkpoint: 1, given: 'true' },
  'negative-epoch': { code: 'negative-epoch', row: 1, column: 1, epoch: -1 },
  'other-label': { code: 'other-label', row: 4, column: 2, first: 2 },
  'not-a-number': { code: 'not-a-number', row: 1, column: 1, given: 'x', isText: true },
  'too-large': { code: 'too-large', row: 1, column: 1, value: 1e200, largest: 1e150 },
};

const FIELD: FieldRepair = { code: 'field', key: 'epochs', given: '0', used: '1' };
const [bins] = ESTIMATORS[1]?.parameters ?? [];
if (bins === undefined) throw new RangeError('no parameter');
const PARAMETER = { code: 'parameter', parameter: bins, given: '1', used: '2' } as const;

const REPAIRS: OneOfEach<Repair> = {
  field: { ...FIELD, code: 'field', key: 'seed', used: undefined },
  'activation-count': {
    code: 'activation-count',
    key: 'activations',
    given: 'tanh-relu',
    used: 'tanh-relu-relu',
    layers: 3,
  },
  'override-unknown': { code: 'override-unknown', given: 'colour:red' },
  'override-twice': { code: 'override-twice', given: 'seed:4' },
  override: { code: 'override', given: 'epochs:0', used: undefined, repair: FIELD },
  'too-long': { code: 'too-long', length: 100_022, used: 1993, most: 2000 },
  text: { code: 'text', what: 'punctuation' },
  'empty-list': { code: 'empty-list', field: 'estimators', used: 'exact' },
  'same-estimator': { code: 'same-estimator', given: 'exact' },
  preset: { code: 'preset', given: 'v1/nope', used: 'tanh-4bit' },
  fingerprint: { code: 'fingerprint', given: 'xyz' },
  'unknown-setting': { code: 'unknown-setting', field: 'colour', given: 'red', names: ['bits'] },
  'setting-twice': { code: 'setting-twice', field: 'bits', given: '4' },
  choice: { code: 'choice', field: 'marks', given: '2', used: '0', options: ['0', '1'] },
  'whole-number': {
    code: 'whole-number',
    field: 'e',
    given: '-1',
    used: undefined,
    min: 0,
    max: 400,
  },
  estimator: {
    code: 'estimator',
    field: 'estimators',
    given: 'uniform,1',
    used: undefined,
    repairs: [
      PARAMETER,
      { code: 'unknown-method', given: 'magic' },
      { code: 'ignored', given: 'x' },
    ],
  },
  criteria: { code: 'criteria', field: 'criteria', given: '9', used: '5,0.01,0.05' },
  'list-too-long': { code: 'list-too-long', field: 'vs', given: 'seed:2;seed:3', most: 3 },
  'same-run': { code: 'same-run', given: 'bits:4' },
};

const REFERENCES: Readonly<Record<ReferenceId, true>> = {
  identity: true,
  orbits: true,
  'lit-and-resultant': true,
  ones: true,
  'one-bit': true,
  label: true,
};

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(record) as Key[];

const isStressed = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && ('em' in part || 'strong' in part || 'key' in part);

/** All texts within tables, lists and texts of parts; the parts of a text are one. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value) && value.some(isStressed)) {
    return [value.flatMap(textsIn).join('')];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What functions without parameters give: the fixed words of every subject. */
const fixed = Object.entries({ ...messages, ...fetchedMessages }).flatMap(([subject, functions]) =>
  Object.entries(functions as Readonly<Record<string, unknown>>).flatMap(([name, message]) => {
    if (typeof message !== 'function' || message.length > 0) return [];
    return textsIn((message as () => unknown)()).map(
      (text) => [`${subject}.${name}`, text] as const,
    );
  }),
);

const sentences: readonly string[] = [
  ...all<Repair>(REPAIRS).map(messages.repairs.sentence),
  ...all<TableFault>(FAULTS).map((fault) =>
    messages.notices.refusedFile('run.csv', { code: 'file', fault }),
  ),
  ...(['start', 'lost', 'error', 'unknown'] as const).map((code) =>
    messages.notices.problem({ code, detail: 'out of memory.' }),
  ),
  ...FIELD_KEYS.map(messages.fields.enter),
  ...PRESETS.map(({ id }) => messages.presets.watch(id)),
  ...DATASET_IDS.map(messages.controls.task),
  ...messages.verdicts.KINDS.map(messages.verdicts.meaning),
  ...fetchedMessages.glossary.entries(12, 4096).map(({ meaning }) => meaning),
  ...ESTIMATORS.flatMap(({ method, parameters }) => [
    ...fetchedMessages.explanations.explanation(method).caveats,
    ...parameters.map(messages.estimators.enter),
  ]),
  ...OUTPUT_DEFINITIONS.map((output) => messages.outputs.sentence(output, 'T6', 4)),
];

const names: readonly string[] = [
  ...[...ACTIVATIONS, ...DATASET_IDS, ...OPTIMIZERS, ...INITIALISATIONS].map(
    messages.fields.choice,
  ),
  ...FIELD_KEYS.flatMap((key) => [
    messages.fields.title(key),
    messages.fields.allowed(FIELDS[key].rule),
  ]),
  ...PRESETS.map(({ id }) => messages.presets.title(id)),
  ...METHODS.flatMap((method) => {
    const { formula, source } = fetchedMessages.explanations.explanation(method);
    const { methodTitle, title } = messages.estimators;
    return [methodTitle(method), formula, source, title(estimatorSpec(method))];
  }),
  ...OUTPUT_DEFINITIONS.flatMap((output) => [
    messages.outputs.name(output, 4),
    messages.outputs.meaning(output),
  ]),
  ...PANELS.flatMap((panel) => Object.values(messages.views.panel(panel))),
  ...keysOf(REFERENCES).map(messages.landmarks.name),
  ...messages.verdicts.KINDS.flatMap((kind) => [
    messages.verdicts.name(kind),
    messages.verdicts.predicate(kind, 1),
    messages.verdicts.predicate(kind, 2),
  ]),
  ...keysOf(CRITERIA_LIMITS).map(messages.lab.criterion),
  ...fixed.map(([, text]) => text),
];

describe('every message', () => {
  test('is whole: nothing in it is missing, doubled or unfilled', () => {
    for (const text of [...sentences, ...names.filter((name) => name !== '')]) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\$\{|\(\)/);
      expect(text).not.toMatch(/ {2}|\.\.| [.,;]/);
    }
  });

  test('keeps an interval on one line', () => {
    for (const text of [...sentences, ...names])
      expect(text).not.toMatch(/\[[^\]]*\d, [^\]]*[\])]/);
  });

  test('that is a sentence begins and ends like one', () => {
    for (const text of sentences) expect(text).toMatch(/[.…]$/);
    // What begins like a sentence and goes on after a full stop ends with one, too.
    for (const [name, text] of fixed) {
      if (/[a-z]\. [A-Z]/.test(text)) expect(text, name).toMatch(/[.:)]$|^ /);
    }
  });

  test('speaks of what people do not have to know by no internal name', () => {
    const internal =
      /viewState|EstimatorSpec|RecordedActivations|comparisonRun|\b(ruler|knee|tape)s?\b/;
    for (const text of [...sentences, ...names]) expect(text).not.toMatch(internal);
  });
});

test('the subjects have words without parameters, too', () => {
  expect(fixed.length).toBeGreaterThan(100);
});
