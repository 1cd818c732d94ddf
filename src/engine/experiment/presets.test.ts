import { expect, test } from 'vitest';
import { formatLink, parseLink } from '../../link/link.ts';
import { DEFAULT_VIEW_STATE, initialComparisonRuns } from '../../link/view-state.ts';
import { applyFields } from './parse-field.ts';
import { DEFAULT_PRESET, PRESETS, presetById } from './presets.ts';
import { FIELD_KEYS, formatField } from './run.ts';

test.each(PRESETS)(
  '$id is a valid run: its own fields, given as text, need no repair',
  (preset) => {
    const given = new Map(FIELD_KEYS.map((key) => [key, formatField(preset.run, key)]));
    for (const base of PRESETS) {
      expect(applyFields(base.run, given)).toEqual({ run: preset.run, repairs: [] });
    }
  },
);

test.each(PRESETS)('$id parses back from its link, which is only its name', (preset) => {
  const { run } = preset;
  const viewState = { ...DEFAULT_VIEW_STATE, comparisonRuns: initialComparisonRuns(run) };
  const link = { preset, run, viewState, fingerprint: undefined };
  expect(formatLink(link)).toBe(`v1/${preset.id}`);
  expect(parseLink(`#v1/${preset.id}`)).toEqual({ link, repairs: [] });
});

test('no two presets share an id or a run', () => {
  for (const of of [PRESETS.map(({ id }) => id), PRESETS.map(({ run }) => JSON.stringify(run))]) {
    expect(new Set(of).size).toBe(PRESETS.length);
  }
});

test('a preset is found by the id it had before, and linked by its own', () => {
  const { link, repairs } = parseLink('#v1/no-compression');
  expect([link.preset.id, repairs]).toEqual(['relu6-4bit', []]);
  expect(link.run).toEqual(presetById('relu6-4bit')?.run);
  expect(formatLink(link)).toBe('v1/relu6-4bit');
});

test('presets are found by id, and only by id', () => {
  expect(DEFAULT_PRESET).toBe(PRESETS[0]);
  for (const preset of PRESETS) expect(presetById(preset.id)).toBe(preset);
  for (const id of ['', 'nope', '__proto__', 'constructor']) {
    expect(presetById(id)).toBeUndefined();
  }
});
