// The small changes that a test should notice: each puts another token, constant or condition in the
// place of one, or drops a statement.

import { closing, codeAlone } from './mask.mjs';

/**
 * One change of a text.
 * @typedef {object} Mutation
 * @property {number} from
 * @property {number} to
 * @property {string} by what stands there instead
 */

/** Binary operators stand between spaces, which types and arrows do not. */
const OPERATORS = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
  '&': '|',
  '|': '&',
  '^': '|',
  '<<': '>>',
  '>>': '<<',
  '>>>': '>>',
  '&&': '||',
  '||': '&&',
};

/** Words, whole, and after a dot where they begin with one. */
const WORDS = {
  true: 'false',
  false: 'true',
  'Math.ceil': 'Math.floor',
  'Math.floor': 'Math.ceil',
  'Math.round': 'Math.floor',
  'Math.min': 'Math.max',
  'Math.max': 'Math.min',
  '.some': '.every',
  '.every': '.some',
  '.findLast': '.find',
  '.findLastIndex': '.findIndex',
  '.lastIndexOf': '.indexOf',
  '.add': '.sub',
  '.sub': '.add',
  '.mul': '.add',
  '.div': '.mul',
  '.min': '.max',
  '.max': '.min',
  '.lt': '.le',
  '.le': '.lt',
  '.gt': '.ge',
  '.ge': '.gt',
  '.eq': '.ne',
  '.ne': '.eq',
  '.and': '.or',
  '.or': '.and',
  '.shl': '.shr_u',
};

const escaped = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const longestFirst = (/** @type {string[]} */ names) =>
  names.toSorted((a, b) => b.length - a.length).map(escaped);

const operator = new RegExp(
  `(?<= )(?:${longestFirst(Object.keys(OPERATORS)).join('|')})(?= )`,
  'g',
);
const word = new RegExp(
  `(?<![\\w$])(?:${longestFirst(Object.keys(WORDS)).join('|')})(?![\\w$])`,
  'g',
);
const memberOf = new RegExp(
  `(?<=[\\w)\\]])(?:${longestFirst(Object.keys(WORDS).filter((name) => name.startsWith('.'))).join('|')})(?=\\()`,
  'g',
);
const hexadecimal = /(?<![\w.$])0x[\da-f_]+(?![\w.])/gi;
const decimal = /(?<![\w.$])\d[\d_]*(?:\.\d+)?(?:e[-+]?\d+)?(?![\w.])/gi;
const negation = /(?<=[([,=] ?|return )-(?=[\w(])/g;
const condition = /\bif (?=\()/g;
const jump = /\b(?:return|continue|break);/g;
const statement =
  /(?<=^[ \t]*)(?:[\w.$]+(?:\[[^\n]*?\])*(?: [-+*/%&|^]| <<| >>>?| )?= [^\n]*|[\w.$]+(?:<\w+>)?\([^\n]*\)|[\w.$]+(?:\+\+|--));$/gm;

/** Another number, written so that it can stand where the first one stood. */
function otherNumber(/** @type {string} */ text) {
  const value = Number(text.replaceAll('_', ''));
  if (!Number.isSafeInteger(value) || /[.e]/i.test(text.replace(/^0x.*/i, ''))) {
    return value === 0 ? '1.0' : `(2.0 * ${text})`;
  }
  if (/^0x/i.test(text)) return `0x${(value === 0 ? 1 : value - 1).toString(16)}`;
  return String(value % 2 === 0 ? value + 1 : value - 1);
}

const isBalanced = (/** @type {string} */ code) => {
  const count = (/** @type {RegExp} */ of) => code.match(of)?.length ?? 0;
  return count(/[([{]/g) === count(/[)\]}]/g);
};

/**
 * All changes of a text, in the order of the text.
 * @param {string} text
 * @returns {Mutation[]}
 */
export function mutationsOf(text) {
  const code = codeAlone(text);
  /** @type {Mutation[]} */
  const found = [];
  /**
   * @param {RegExp} pattern
   * @param {(match: string) => string | undefined} other
   */
  const each = (pattern, other) => {
    for (const { 0: match, index } of code.matchAll(pattern)) {
      const by = other(match);
      if (by !== undefined) found.push({ from: index, to: index + match.length, by });
    }
  };
  each(operator, (match) => OPERATORS[/** @type {keyof typeof OPERATORS} */ (match)]);
  each(word, (match) => WORDS[/** @type {keyof typeof WORDS} */ (match)]);
  each(memberOf, (match) => WORDS[/** @type {keyof typeof WORDS} */ (match)]);
  each(hexadecimal, otherNumber);
  each(decimal, otherNumber);
  each(negation, () => '');
  each(jump, () => ';');
  each(statement, (match) => (isBalanced(match) ? ';' : undefined));
  for (const { index } of code.matchAll(condition)) {
    const from = index + 3;
    const to = closing(code, from);
    found.push({ from, to, by: '(true)' }, { from, to, by: '(false)' });
  }
  return found.toSorted((a, b) => a.from - b.from || a.to - b.to || (a.by < b.by ? -1 : 1));
}
