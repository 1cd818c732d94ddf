/**
 * The text of a permalink's hash: `v1/<preset>?key=value&…`, holding what differs from the preset
 * in the order of FIELDS, then the view state. Any text gives a valid run and a list of repairs.
 */

import {
  ACTIVATIONS,
  applyFields,
  DEFAULT_PRESET,
  FIELD_KEYS,
  FIELDS,
  formatField,
  type Preset,
  presetById,
  type Run,
  withPoint,
} from '../engine/index.ts';
import { isTracking, mend, trimmed } from './mend.ts';
import type { Repair } from './repair.ts';
import {
  forLink,
  formatViewState,
  parseViewState,
  VIEW_NAMES,
  VIEW_WORDS,
  type ViewState,
} from './view-state.ts';

export interface Link {
  readonly preset: Preset;
  readonly run: Run;
  readonly viewState: ViewState;
  /** Of the complete recording that the sender saw. */
  readonly fingerprint: LinkFingerprint | undefined;
}

export interface LinkFingerprint {
  /** 16 hexadecimal digits. */
  readonly hex: string;
  /** Version of the engine that computed the recording; versions may give other recordings. */
  readonly engine: number;
}

const VERSION = 'v1';
/** Names that links have had; they are read for ever. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['ruler', 'estimator'],
  ['rulers', 'estimators'],
  ['ghost', 'overlay'],
  ['rule', 'criteria'],
]);
/** Links did not name the engine's version while there was but one. */
const FIRST_ENGINE = 1;
const MAX_ENGINE = 9999;
/** Longer hashes are not ours; reading them would only cost time. */
const MAX_LENGTH = 2000;
/** Escaped twice, every character of such a hash takes five. */
const MENDED_LENGTH = 5 * MAX_LENGTH;

/** The hash of a link, without '#'. */
export function formatLink(link: Link): string {
  const { preset, run, viewState } = link;
  const pairs: string[] = [];
  for (const key of FIELD_KEYS) {
    const text = formatField(run, key);
    if (text !== formatField(preset.run, key)) pairs.push(`${FIELDS[key].name}=${text}`);
  }
  pairs.push(...formatViewState(forLink(viewState, run), run));
  if (link.fingerprint !== undefined) {
    const { hex, engine } = link.fingerprint;
    pairs.push(`fp=${hex}`);
    if (engine !== FIRST_ENGINE) pairs.push(`engine=${engine}`);
  }
  const path = `${VERSION}/${preset.id}`;
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

/** Repairs quote what was given; a screenful of it would help no one. */
function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

interface Pairs {
  readonly values: ReadonlyMap<string, string>;
  /** The names of the values as the link has them, which may be older ones. */
  readonly written: ReadonlyMap<string, string>;
  readonly repairs: readonly Repair[];
}

function parsePairs(query: string): Pairs {
  const values = new Map<string, string>();
  const written = new Map<string, string>();
  const repairs: Repair[] = [];
  // No value has a question mark: programs add their own parameters behind one.
  for (const pair of query.split(/[&?]/)) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const given = equals < 0 ? pair : pair.slice(0, equals);
    const small = given.toLowerCase();
    const isCapital = small !== given && (NAMES.includes(small) || ALIASES.has(small));
    const known = isCapital ? small : given;
    const name = ALIASES.get(known) ?? known;
    const text = equals < 0 ? '' : pair.slice(equals + 1);
    const isOurs = NAMES.includes(name);
    if (!isOurs && isTracking(name)) continue;
    const { text: bare, isMended } = isOurs ? trimmed(text) : { text, isMended: false };
    if (isMended) addOnce(repairs, { code: 'text', what: 'punctuation' });
    const plain = FRACTIONS.has(name) ? withPoint(bare) : bare;
    if (plain !== bare) addOnce(repairs, { code: 'text', what: 'decimal-comma' });
    const value = isOurs ? withSmallWords(plain) : plain;
    if (isCapital || value !== plain) addOnce(repairs, { code: 'text', what: 'capitals' });
    if (values.has(name)) {
      // The first stays: what is wrong with it is found when its value is read.
      repairs.push({ code: 'setting-twice', field: excerpt(given), given: excerpt(value) });
    } else {
      values.set(name, value);
      written.set(name, given);
    }
  }
  return { values, written, repairs };
}

/** Settings that are numbers, and not only whole ones. */
const FRACTIONS: ReadonlySet<string> = new Set(
  FIELD_KEYS.flatMap((key) => {
    const { name, rule } = FIELDS[key];
    return rule.kind === 'number' && !rule.integer ? [name] : [];
  }),
);

/** Words in the values of settings; none has a capital. */
const WORDS: ReadonlySet<string> = new Set([
  ...FIELD_KEYS.flatMap((key) => {
    const { rule } = FIELDS[key];
    return [FIELDS[key].name, ...(rule.kind === 'choice' ? rule.options : [])];
  }),
  ...ACTIVATIONS,
  ...VIEW_WORDS,
]);

/** A value with the words that settings have in small letters; numbers may have an E. */
function withSmallWords(text: string): string {
  if (/^[0-9a-f]{16}$/i.test(text)) return text.toLowerCase();
  return text.replace(/[a-z][a-z0-9_]*/gi, (word) => {
    const small = word.toLowerCase();
    return WORDS.has(small) ? small : word;
  });
}

/** Adds a repair of the text where there is none of its kind. */
function addOnce(repairs: Repair[], repair: Extract<Repair, { code: 'text' }>): void {
  if (!repairs.some((other) => other.code === 'text' && other.what === repair.what)) {
    repairs.push(repair);
  }
}

function parsePreset(path: string, repairs: Repair[]): Preset {
  if (path === '') return DEFAULT_PRESET;
  const small = path.toLowerCase();
  if (small !== path && presetById(small.split('/')[1] ?? '') !== undefined) {
    addOnce(repairs, { code: 'text', what: 'capitals' });
    return parsePreset(small, repairs);
  }
  const [version, id = ''] = path.split('/');
  const preset = version === VERSION ? presetById(id) : undefined;
  if (preset !== undefined && path === `${VERSION}/${id}`) return preset;
  const used = preset ?? DEFAULT_PRESET;
  repairs.push({ code: 'preset', given: excerpt(path), used: used.id });
  return used;
}

function parseFingerprint(
  values: ReadonlyMap<string, string>,
  repairs: Repair[],
): LinkFingerprint | undefined {
  const engine = parseEngine(values.get('engine'), repairs);
  const given = values.get('fp');
  if (given === undefined) return undefined;
  if (/^[0-9a-f]{16}$/.test(given)) return { hex: given, engine };
  repairs.push({ code: 'fingerprint', given: excerpt(given) });
  return undefined;
}

function parseEngine(given: string | undefined, repairs: Repair[]): number {
  if (given === undefined) return FIRST_ENGINE;
  const limits = { min: FIRST_ENGINE, max: MAX_ENGINE };
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given);
  const used = String(FIRST_ENGINE);
  repairs.push({ code: 'whole-number', field: 'engine', given: excerpt(given), used, ...limits });
  return FIRST_ENGINE;
}

const OTHER_NAMES = [...VIEW_NAMES, 'fp', 'engine'];
const NAMES = [...FIELD_KEYS.map((key) => FIELDS[key].name), ...OTHER_NAMES];

/** Reads the hash of a link, with or without '#'. */
export function parseLink(hash: string): { link: Link; repairs: Repair[] } {
  const repairs: Repair[] = [];
  // Before anything else: what is mended must not be long.
  const bare = hash.startsWith('#') ? hash.slice(1) : hash;
  const given = bare.slice(0, MENDED_LENGTH);
  const mended = mend(given);
  for (const what of mended.mends) repairs.push({ code: 'text', what });
  let { text } = mended;
  if (text.length > MAX_LENGTH) {
    const length = text.length + bare.length - given.length;
    // Between pairs: a value cut short is another value.
    const before = (mark: string): number => text.lastIndexOf(mark, MAX_LENGTH - 1);
    text = text.slice(0, Math.max(before('&'), before('?')) + 1);
    repairs.push({ code: 'too-long', length, used: text.length, most: MAX_LENGTH });
  }
  const mark = text.indexOf('?');
  const preset = parsePreset(mark < 0 ? text : text.slice(0, mark), repairs);
  const {
    values,
    written,
    repairs: pairRepairs,
  } = parsePairs(mark < 0 ? '' : text.slice(mark + 1));
  for (const repair of pairRepairs) {
    if (repair.code === 'text') addOnce(repairs, repair);
    else repairs.push(repair);
  }

  const fields = new Map<keyof Run, string>();
  for (const [name, value] of values) {
    const key = FIELD_KEYS.find((candidate) => FIELDS[candidate].name === name);
    if (key !== undefined) fields.set(key, value);
    else if (!OTHER_NAMES.includes(name)) {
      const field = excerpt(name);
      repairs.push({ code: 'unknown-setting', field, given: excerpt(value), names: NAMES });
    }
  }
  const applied = applyFields(preset.run, fields);
  const { run } = applied;
  const { value: viewState, repairs: viewRepairs } = parseViewState(values, run);
  for (const found of [...applied.repairs, ...viewRepairs]) {
    const repair =
      'field' in found ? { ...found, field: written.get(found.field) ?? found.field } : found;
    repairs.push('given' in repair ? { ...repair, given: excerpt(repair.given) } : repair);
  }
  return {
    link: { preset, run, viewState, fingerprint: parseFingerprint(values, repairs) },
    repairs,
  };
}
