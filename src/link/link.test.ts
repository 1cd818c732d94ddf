import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_PRESET, PRESETS, presetById } from '../engine/experiment/presets.ts';
import { messages } from '../messages/index.ts';
import { formatLink, parseLink } from './link.ts';
import { faults, links } from './testing/random-links.ts';
import { DEFAULT_VIEW_STATE } from './view-state.ts';

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
  expect(repairs('rulers=')).toMatchObject([{ code: 'empty-list', field: 'rulers' }]);
  expect(repairs('rulers=exact;exact')).toEqual([{ code: 'same-estimator', given: 'exact' }]);
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
