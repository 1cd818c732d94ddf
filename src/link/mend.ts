/**
 * Links pass through mails, chats, slides and word processors. What these do to a link's text is undone
 * where nothing else can be meant: in no link of this page stand blanks, quotes, brackets, capitals,
 * entities or escapes within escapes.
 */
import { ACTIVATIONS } from '../engine/index.ts';
import type { Repair, TextMend } from './repair.ts';

interface Mended {
  readonly text: string;
  readonly mends: readonly TextMend[];
}

/** Zero-width and control characters, marks of direction, soft hyphens. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /\u034f|[\ufe00-\ufe0f]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
const LINE_BREAK = /\s*[\r\n\u2028\u2029]+\s*/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  num: '#',
  quest: '?',
  equals: '=',
  colon: ':',
  semi: ';',
  comma: ',',
  period: '.',
  percnt: '%',
  nbsp: ' ',
};
const OPENING = /^[\s<([{"'\x60*_\u00ab\u2018-\u201f\u2039\u300c\u300e]+/;
const CLOSING =
  /[\s>)\]}"'\x60*_.,;:!?|~%\\\u00bb\u2018-\u201f\u2026\u203a\u3001\u3002\u300d\u300f]+$/;
/** Of a link in Markdown its title, in a chat its label, and the mark of a section: none of these is in a link. */
const BEHIND = /\s+["'(\u201c].*$|(?<=[^|])\|[^|].*$|(?<=\w)#[^=&]*$/s;
/**
 * The sentence that goes on behind a link. Settings have values of one word: what has a mark or a digit,
 * or names an activation, may be one of them.
 */
const SENTENCE = /(?<=\w)\s+(?!x\s)\p{L}[^=&?\d]*$/u;
const NAMED = new RegExp(`\\s(${ACTIVATIONS.join('|')})\\b`, 'i');
/** Deeper escapes no program makes by accident. */
const MAX_DEPTH = 5;

function entity(whole: string, name: string): string {
  const number = /^#x([0-9a-f]{1,6})$/i.exec(name)?.[1] ?? /^#(\d{1,7})$/.exec(name)?.[1];
  if (number === undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = parseInt(number, /^#x/i.test(name) ? 16 : 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Unescapes every run of escapes that means something. */
function unescapeOnce(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/**
 * Unescapes a text as often as it was escaped. Once is usual, for a link as a whole or for characters
 * of its names and values; not so for the marks between these, or again.
 */
function unescaped(text: string): { text: string; isMended: boolean } {
  const isWhole = !text.includes('?');
  const once = unescapeOnce(text);
  const marks = (within: string): number => within.split(/[&=?#]/).length;
  let isMended = !isWhole && marks(once) !== marks(text);
  let last = once;
  for (let depth = 1; depth < MAX_DEPTH; depth++) {
    const next = unescapeOnce(last);
    if (next === last) break;
    isMended = true;
    last = next;
  }
  return { text: last, isMended };
}

/** A number may end with its point. */
const withoutPoint = (text: string): string => text.replace(/(?<=\d)\.$/, '');

/** A value without the punctuation behind it; a program may have added its own parameters there. */
export function trimmed(value: string): { text: string; isMended: boolean } {
  const whole = withoutPoint(value);
  const text = whole.replace(CLOSING, '');
  // Punctuation alone is a value, if not one that can be used.
  return text === '' ? { text: whole, isMended: false } : { text, isMended: text !== whole };
}

/** Undoes what programs did to the hash of a link. */
export function mend(given: string): Mended {
  const mends = new Set<TextMend>();
  const begun = given.replace(/^[#!/]+(?=v1\/)/i, '');
  if (begun !== given) mends.add('punctuation');
  let { text, isMended } = unescaped(begun);
  if (isMended) mends.add('escapes');
  const replace = (what: TextMend, pattern: RegExp, by: (...found: string[]) => string): void => {
    const replaced = text.replace(pattern, by);
    if (replaced !== text) mends.add(what);
    text = replaced;
  };
  replace('full-width', FULL_WIDTH, (found) => String.fromCharCode(found.charCodeAt(0) - 0xfee0));
  for (let depth = 0; depth < MAX_DEPTH && /&(#?\w+);/.test(text); depth++) {
    replace('entities', /&(#?\w{1,8});/g, entity as (...found: string[]) => string);
  }
  // An address that ends with a sentence about a part of it, for browsers to scroll to.
  text = text.replace(/#?:~:.*$/s, '');
  // Mails that are quoted as printable.
  if (/=3D/.test(text) && !/=(?!3D|\r?\n)/.test(text)) {
    replace('escapes', /=\r?\n|=3D/g, (found) => (found === '=3D' ? '=' : ''));
  }
  // Texts in JSON, and in Markdown.
  replace('escapes', /\\u00([2-7][0-9a-f])/gi, (_, code) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  replace('escapes', /\\(?=[#?&=_~.+!-]\w)/g, () => '');
  replace('invisible', INVISIBLE, () => '');
  replace('line-breaks', LINE_BREAK, () => '');
  replace('blanks', /(?<=\w)\s*([&=?])\s+(?=\w)|(?<=\w)\s+([&=?])(?=\w)/g, (_, a, b) => a ?? b);
  replace('dashes', DASH, () => '-');
  replace('punctuation', OPENING, () => '');
  replace('behind', BEHIND, () => '');
  if (!NAMED.test(text)) replace('behind', SENTENCE, () => '');
  // A link without settings may end with the mark before them.
  text = withoutPoint(text).replace(/^([^?]*)\?$/, '$1');
  replace('punctuation', /(?<=[?/].*\w)[\s/]+$/, () => '');
  if (!/=[^\w=&]*$/.test(text)) replace('punctuation', CLOSING, () => '');
  return { text, mends: [...mends] };
}

interface FoundHash {
  readonly hash: string;
  /** The address before it. */
  readonly before: string;
  readonly repairs: readonly Repair[];
}

/** The hash in a text with an address, whose own mark may be escaped; undefined without one. */
export function hashOf(address: string): FoundHash | undefined {
  let text = address;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const mark = text.search(/#(?!(35|x23);)/i);
    if (mark >= 0) {
      const repairs: Repair[] = depth === 0 ? [] : [{ code: 'text', what: 'escapes' }];
      return { hash: text.slice(mark), before: text.slice(0, mark), repairs };
    }
    text = unescapeOnce(text.replace(/&(num|#35|#x23);|\uff03/gi, '#'));
  }
  // Without its mark nothing else can be meant.
  return /^\W*v1\//i.test(address) ? { hash: address, before: '', repairs: [] } : undefined;
}

/** Parameters that programs add to links to follow who opens them; they mean nothing here. */
const TRACKING =
  /^(utm_\w+|_?ga|_gl|_hs\w+|hsctatracking|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|oly_\w+|vero_id|wickedid|s_cid|cmpid|ref|ref_src|ref_url|si|spm|share_id|trk|trkcampaign)$/i;

export const isTracking = (name: string): boolean => TRACKING.test(name);
