import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLink } from './link.ts';
import { hashOf } from './mend.ts';
import type { TextMend } from './repair.ts';

interface Mangled {
  readonly link: string;
  /** What it was before. */
  readonly same: string;
  readonly why: string;
}

const cases: readonly Mangled[] = JSON.parse(
  readFileSync(new URL('./testing/mangled-links.json', import.meta.url), 'utf8'),
);

function read(address: string) {
  const found = hashOf(address);
  if (found === undefined) throw new Error(`no hash in ${address}`);
  const { link, repairs } = parseLink(found.hash);
  return { link, repairs: [...found.repairs, ...repairs] };
}

test.each(cases)('$why is undone, and said: $link', ({ link, same, why }) => {
  const found = read(link);
  expect(found.link).toEqual(read(same).link);
  const isSilent = why === 'a tracking parameter';
  expect(found.repairs).toHaveLength(isSilent ? 0 : 1);
  expect(read(same).repairs).toEqual([]);
});

const PLAIN =
  'v1/relu-4bit?act=tanh-relu-tanh-relu-tanh&epochs=1&seed=7&view=compare&vs=bits:8;seed:3';

test.each<[string, TextMend[]]>([
  [`${PLAIN}).`, ['punctuation']],
  [`${PLAIN}>,`, ['punctuation']],
  [`(${PLAIN})`, ['punctuation']],
  [`“${PLAIN}”`, ['punctuation']],
  [`${PLAIN}**`, ['punctuation']],
  [`${PLAIN}」。`, ['punctuation']],
  [`${PLAIN}%E2%80%9D`, ['punctuation']],
  [`${PLAIN}%3E`, ['punctuation']],
  [`${PLAIN}%20`, ['punctuation']],
  [`\u200b${PLAIN}\ufeff`, ['invisible']],
  [PLAIN.replace('&', '\u00ad&\u200d'), ['invisible']],
  [PLAIN.replace('&', '%E2%80%8B&'), ['invisible']],
  [PLAIN.replace('&epochs', '&\r\n  epochs'), ['line-breaks']],
  [PLAIN.replaceAll('&', '&amp;'), ['entities']],
  [PLAIN.replaceAll('&', '&amp;amp;'), ['entities']],
  [PLAIN.replaceAll('&', '&#38;').replaceAll('=', '&#x3D;'), ['entities']],
  [PLAIN.replaceAll('&', '%26'), ['escapes']],
  [encodeURIComponent(encodeURIComponent(PLAIN)), ['escapes']],
  [encodeURIComponent(encodeURIComponent(encodeURIComponent(PLAIN))), ['escapes']],
  [PLAIN.replaceAll('=', '=3D'), ['escapes']],
  [PLAIN.replaceAll('7', '\uff17').replaceAll('=', '\uff1d'), ['full-width']],
  [PLAIN.replaceAll('-', '\u2013'), ['dashes']],
  [PLAIN.replaceAll('-', '\u2011'), ['dashes']],
  [PLAIN.replace('&seed=', '& seed= '), ['blanks']],
  ...['/', '~', '%', ' /'].map((end): [string, TextMend[]] => [`${PLAIN}${end}`, ['punctuation']]),
  [`${PLAIN}#section`, ['behind']],
  [`${PLAIN} and more text`, ['behind']],
  [`${PLAIN}\u00a0and more text`, ['behind']],
  [`${PLAIN}|label>`, ['behind']],
  [`${PLAIN} "title")`, ['behind']],
  [`#/${PLAIN}`, ['punctuation']],
  [`#!/${PLAIN}`, ['punctuation']],
  [`##${PLAIN}`, ['punctuation']],
  [PLAIN.replaceAll('&', '\\&').replace('?', '\\?'), ['escapes']],
  [PLAIN.replaceAll('&', '\\u0026').replaceAll('=', '\\u003d'), ['escapes']],
  [PLAIN.replaceAll('=', '=3D').replace('seed', 'se=\r\ned'), ['escapes']],
  [PLAIN.toUpperCase(), ['capitals']],
  [PLAIN.replace('relu-4bit', 'ReLU-4bit').replace('tanh', 'Tanh'), ['capitals']],
  [`“${PLAIN.replaceAll('&', '&amp;')}”.`, ['entities', 'punctuation']],
])('“%s” is mended: %j', (hash, mends) => {
  const { link, repairs } = parseLink(hash);
  expect(link).toEqual(parseLink(PLAIN).link);
  expect(repairs).toEqual(mends.map((what) => ({ code: 'text', what })));
});

describe('nothing is said of', () => {
  test.each([
    PLAIN,
    `#${PLAIN}`,
    encodeURIComponent(PLAIN),
    encodeURI(PLAIN),
    `${PLAIN}&utm_source=a&utm_medium=b&fbclid=IwAR0_x-Y`,
    `${PLAIN}?utm_source=newsletter`,
    `${PLAIN}&gclid=1&mc_cid=2&_hsenc=3&igshid=4`,
    `${PLAIN}:~:text=plane`,
    `${PLAIN}#:~:text=plane`,
  ])('%s', (hash) => {
    expect(parseLink(hash)).toEqual({ link: parseLink(PLAIN).link, repairs: [] });
  });
});

test('a decimal comma is read as a point where no group can be meant', () => {
  const { link, repairs } = parseLink('v1/relu-4bit?lr=0,02&l2=,5');
  expect([link.run.learningRate, link.run.l2]).toEqual([0.02, 0.5]);
  expect(repairs).toEqual([{ code: 'text', what: 'decimal-comma' }]);
  const { learningRate } = parseLink('v1/relu-4bit').link.run;
  const other = parseLink('v1/relu-4bit?lr=1,000');
  expect(other.link.run.learningRate).toBe(learningRate);
  expect(other.repairs).toMatchObject([{ code: 'field', given: '1,000' }]);
});

test.each(['act=tanh relu', 'hidden=6 x 4', 'hidden=6, 4', 'hidden=6 4'])(
  'what may be meant in %s is not left out',
  (pair) => {
    const { repairs } = parseLink(`v1/relu-4bit?${pair}`);
    expect(repairs).not.toContainEqual({ code: 'text', what: 'behind' });
  },
);

test('a link on its own may be without the mark', () => {
  expect(hashOf(PLAIN)?.hash).toBe(PLAIN);
  expect(hashOf('relu-4bit')).toBeUndefined();
});

test('a number may end with its point, and a preset with the mark of its settings', () => {
  expect(parseLink('v1/tanh-4bit?e=5.').link.viewState.epoch).toBe(5);
  expect(parseLink('v1/tanh-4bit?').repairs).toEqual([]);
  expect(parseLink('v1/tanh-8bit?!').link.preset.id).toBe('tanh-8bit');
});

test('a fingerprint may be in capitals', () => {
  const { link } = parseLink('v1/tanh-4bit?FP=0123456789ABCDEF');
  expect(link.fingerprint).toEqual(parseLink('v1/tanh-4bit?fp=0123456789abcdef').link.fingerprint);
});

test.each([
  ['https://host.example/x/#v1/tanh-8bit', '#v1/tanh-8bit', 0],
  ['https://host.example/x/%23v1/tanh-8bit', '#v1/tanh-8bit', 1],
  ['https%3A%2F%2Fhost.example%2F%2523v1%2Ftanh-8bit', '#v1/tanh-8bit', 1],
  ['https://host.example/x/&#35;v1/tanh-8bit', '#v1/tanh-8bit', 1],
  ['[a run](https://host.example/x/#v1/tanh-8bit)', '#v1/tanh-8bit)', 0],
])('the hash of %s is %s', (address, hash, repairs) => {
  const found = hashOf(address);
  expect([found?.hash, found?.repairs.length]).toEqual([hash, repairs]);
});

test('an address without a hash has none', () => {
  expect(hashOf('https://host.example/100%/')).toBeUndefined();
});

test('whatever mangles a link one way or two, it gives the same run', () => {
  const mangle: fc.Arbitrary<(link: string) => string> = fc.constantFrom(
    (link) => `${link}).`,
    (link) => `<${link}>`,
    (link) => `“${link}”,`,
    (link) => `${link}\u200b`,
    (link) => `${link}\n`,
    (link) => link.replaceAll('&', '&amp;'),
    (link) => encodeURIComponent(link),
    (link) => link.replaceAll('-', '\u2010'),
    (link) => `${link}&utm_source=x`,
    (link) => link.replace('seed', 'Seed'),
    (link) => link.replaceAll('7', '\uff17'),
  );
  const links = fc
    .tuple(fc.constantFrom('relu-4bit', 'tanh-8bit', 'float32'), fc.nat(9999), fc.nat(8))
    .map(([preset, seed, bits]) => `v1/${preset}?bits=${bits + 1}&seed=${seed}`);
  fc.assert(
    fc.property(links, mangle, mangle, (link, first, second) => {
      expect(parseLink(second(first(link))).link).toEqual(parseLink(link).link);
    }),
    { seed: 39, numRuns: 1000 },
  );
});
