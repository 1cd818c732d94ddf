import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIELD_KEYS, FIELDS, formatField } from '../engine/experiment/run.ts';
import { formatLink, type Link, parseLink } from './link.ts';
import { formatViewState } from './view-state.ts';

/** What a link is read as. Links are out in papers and mails: what they show must stay. */
interface Entry {
  readonly link: string;
  readonly preset: string;
  /** The settings that are not the preset's, by their names in links, as links write them. */
  readonly run: Readonly<Record<string, string>>;
  /** The same of the view state, where it is not as a newcomer finds it. */
  readonly view: Readonly<Record<string, string>>;
  readonly fingerprint?: string;
  /** How many changes and omissions are reported. */
  readonly repairs: number;
}

const entries: readonly Entry[] = JSON.parse(
  readFileSync(new URL('./testing/links.json', import.meta.url), 'utf8'),
);

/** A link made of its entries. */
function described({ preset, run, viewState, fingerprint }: Link) {
  const settings = FIELD_KEYS.map((key) => ({
    name: FIELDS[key].name,
    text: formatField(run, key),
    initial: formatField(preset.run, key),
  }));
  return {
    preset: preset.id,
    run: Object.fromEntries(
      settings
        .filter(({ text, initial }) => text !== initial)
        .map(({ name, text }) => [name, text]),
    ),
    view: Object.fromEntries(
      formatViewState(viewState, run).map((pair) => {
        const equals = pair.indexOf('=');
        return [pair.slice(0, equals), pair.slice(equals + 1)];
      }),
    ),
    ...(fingerprint === undefined ? {} : { fingerprint: fingerprint.hex }),
    // Links of the first engine do not name it.
    ...(fingerprint === undefined || fingerprint.engine === 1 ? {} : fingerprint),
  };
}

/** Some are too long for a title. */
const titled = entries.map((entry) => [entry.link.slice(0, 120), entry] as const);

describe('a link of version 1', () => {
  test.each(titled)('is read as it always was: “%s”', (_, { link, ...entry }) => {
    const { link: read, repairs } = parseLink(link);
    expect({ ...described(read), repairs: repairs.length }).toEqual(entry);
  });

  test.each(titled)('is the same when written again: “%s”', (_, { link, ...entry }) => {
    const written = formatLink(parseLink(link).link);
    const { link: read, repairs } = parseLink(written);
    expect({ ...described(read), repairs: repairs.length }).toEqual({ ...entry, repairs: 0 });
  });
});
