import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRESETS } from '../engine/experiment/presets.ts';
import { OUTPUT_DEFINITIONS } from '../engine/training/checkpoint.ts';
import { messages } from '../messages/index.ts';
import { formatLink, parseLink } from './link.ts';
import { hashOf } from './mend.ts';
import { faults, hashes, links } from './testing/random-links.ts';

/** `npm run fuzz` reads more links. */
const LINKS = Number(process.env['FUZZ_LINKS'] ?? 10_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 2);

test('any hash gives a valid run, and repairs that name what was done', () => {
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
    { seed: SEED, numRuns: LINKS },
  );
});

/** What mails, chats, slides and word processors do to a text. */
const manglings: readonly ((text: string) => string)[] = [
  (text) => `(${text})`,
  (text) => `\u201c${text}\u201d`,
  (text) => `${text}.`,
  (text) => `<${text}>,`,
  (text) => ` ${text}\r\n`,
  (text) => text.replaceAll('&', '&amp;'),
  (text) => text.replaceAll('-', '\u2011'),
  (text) => text.replaceAll('=', '\uff1d'),
  (text) => text.replaceAll('&', '\u200b&'),
  (text) => text.replace('?', '\n?'),
  encodeURIComponent,
  encodeURI,
];

test('a link that programs have mangled is the same link, and only its text is mended', () => {
  // Where a list is empty, a bracket behind it is named as what stands in it.
  const filled = links.filter(({ viewState }) => viewState.comparisonRuns.length > 0);
  const mangled = fc.tuple(filled, fc.array(fc.constantFrom(...manglings), { maxLength: 2 }));
  fc.assert(
    fc.property(mangled, ([link, list]) => {
      const text = list.reduce((given, mangle) => mangle(given), formatLink(link));
      const found = hashOf(`https://host.example/#${text}`);
      const read = parseLink(found?.hash ?? '');
      expect(formatLink(read.link)).toBe(formatLink(link));
      expect(read.repairs.filter(({ code }) => code !== 'text')).toEqual([]);
    }),
    { seed: SEED, numRuns: Math.ceil(LINKS / 10) },
  );
});
