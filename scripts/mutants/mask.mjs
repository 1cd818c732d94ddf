// Source text with everything blanked that is not code, so that patterns find operators, numbers and
// words of the language alone.

/** After one of these a slash begins a regular expression; after anything else it divides. */
const BEFORE_REGEXP = /(?:^|[=(,:;!&|?{}[\n]|\b(?:return|typeof|case))\s*$/;

/**
 * The end of a literal that begins at `from`; a template goes on over what is interpolated.
 * @param {string} text
 * @param {number} from
 * @param {string} end
 */
function endOfLiteral(text, from, end) {
  let depth = 0;
  let inSet = false;
  for (let i = from + 1; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (end === '`' && c === '$' && text[i + 1] === '{') {
      depth++;
      i++;
    } else if (depth > 0) depth += c === '{' ? 1 : c === '}' ? -1 : 0;
    else if (end === '/' && c === '[') inSet = true;
    else if (end === '/' && c === ']') inSet = false;
    else if (c === end && !inSet) return i + 1;
  }
  return text.length;
}

/**
 * The text with comments as spaces and what is inside literals of text as underscores: of the same
 * length, with the same line ends.
 * @param {string} text
 * @returns {string}
 */
export function codeAlone(text) {
  let code = '';
  let i = 0;
  const blank = (/** @type {number} */ to, /** @type {string} */ filler) => {
    code += text.slice(i, to).replace(/[^\n]/g, filler);
    i = to;
  };
  while (i < text.length) {
    const c = /** @type {string} */ (text[i]);
    if (text.startsWith('//', i)) {
      const end = text.indexOf('\n', i);
      blank(end < 0 ? text.length : end, ' ');
    } else if (text.startsWith('/*', i)) blank(text.indexOf('*/', i) + 2, ' ');
    else if (c === "'" || c === '"' || c === '`') blank(endOfLiteral(text, i, c), '_');
    else if (c === '/' && BEFORE_REGEXP.test(code)) blank(endOfLiteral(text, i, '/'), '_');
    else {
      code += c;
      i++;
    }
  }
  return code;
}

/**
 * The place behind the bracket that closes the one at `from`, in code alone.
 * @param {string} code
 * @param {number} from
 */
export function closing(code, from) {
  let depth = 0;
  for (let i = from; i < code.length; i++) {
    if ('([{'.includes(/** @type {string} */ (code[i]))) depth++;
    else if (')]}'.includes(/** @type {string} */ (code[i])) && --depth === 0) return i + 1;
  }
  return code.length;
}
