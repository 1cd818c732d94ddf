// Checks what the compiler cannot: which room of src may import which, that no
// imports run in a circle, and that the engine computes the same bits everywhere.

import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What each room may import besides itself: values (and types), or types only.
 * @type {Record<string, { values?: string[], types?: string[] }>}
 */
const rooms = {
  'src/engine/numeric': {},
  'src/engine/data': { values: ['src/engine/numeric'] },
  'src/engine/network': { values: ['src/engine/numeric'] },
  'src/engine/information': { values: ['src/engine/numeric'] },
  'src/engine/experiment': {
    values: [
      'src/engine/numeric',
      'src/engine/data',
      'src/engine/network',
      'src/engine/information',
    ],
  },
  'src/engine/training': {
    values: [
      'src/engine/numeric',
      'src/engine/data',
      'src/engine/network',
      'src/engine/information',
      'src/engine/experiment',
    ],
  },
  'src/engine/simd': {
    values: [
      'src/engine/numeric',
      'src/engine/data',
      'src/engine/network',
      'src/engine/information',
      'src/engine/experiment',
      'src/engine/training',
    ],
  },
  'src/engine/analysis': {
    values: [
      'src/engine/numeric',
      'src/engine/data',
      'src/engine/network',
      'src/engine/information',
      'src/engine/experiment',
      'src/engine/training',
    ],
  },
  'src/engine/index.ts': { values: ['src/engine'] },
  'src/link': { values: ['src/engine'] },
  'src/messages': { values: ['src/engine', 'src/link'] },
  'src/worker': { values: ['src/engine'] },
  'src/charts': { values: ['src/messages'], types: ['src/engine'] },
  'src/state': { values: ['src/engine', 'src/link', 'src/messages', 'src/worker'] },
  'src/app': {
    values: ['src/messages', 'src/state', 'src/charts'],
    types: ['src/engine', 'src/link'],
  },
  'src/cli': { values: ['src/engine', 'src/link', 'src/messages', 'src/worker'] },
};

// Browsers round these alike, by the language's definition. Not so exp, log,
// sin, pow and their like.
const exactMath =
  /^Math\.(abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|E|LN2|LN10|LOG2E|LOG10E|PI|SQRT1_2|SQRT2)$/;

/**
 * @typedef {{ from: string, to: string, typeOnly: boolean }} Import
 */

/**
 * Sentences about what is wrong, one each.
 * @param {Map<string, string>} files text by path from the project's root, with '/'
 * @returns {string[]}
 */
export function violations(files) {
  /** @type {Map<string, Import[]>} */
  const imports = new Map();
  const found = [];
  for (const [path, text] of files) {
    const code = withoutComments(text);
    imports.set(path, importsOf(path, code));
    if (isTest(path)) continue;
    if (!roomOf(path)) found.push(`${path} is in no room`);
    found.push(...(imports.get(path) ?? []).flatMap(orderViolation));
    if (isWithin(path, 'src/engine')) found.push(...inexactUses(path, withoutStrings(code)));
  }
  return [...found, ...cycles(imports)];
}

/** @param {Import} import_ */
function orderViolation({ from, to, typeOnly }) {
  const room = roomOf(from);
  if (!room) return [];
  if (!to.startsWith('src/')) {
    return isWithin(room, 'src/engine') ? [`${from} imports ${to}: the engine stands alone`] : [];
  }
  const { values = [], types = [] } = rooms[room] ?? {};
  const isAmong = (/** @type {string[]} */ allowed) => allowed.some((r) => isWithin(to, r));
  if (isAmong([room, ...values])) return [];
  if (isAmong(types)) {
    return typeOnly ? [] : [`${from} imports values of ${to}: ${room} may import its types only`];
  }
  return [`${from} imports ${to}: ${room} may not`];
}

/**
 * @param {string} path
 * @param {string} code
 */
function inexactUses(path, code) {
  const uses = code.match(/\bMath\b(\s*\.\s*\w+)?|\*\*|\b(Date|performance)\b/g) ?? [];
  return uses
    .map((use) => use.replace(/\s/g, ''))
    .filter((use) => !exactMath.test(use))
    .map((use) => `${path} uses ${use}, which differs from browser to browser or run to run`);
}

/** @param {Map<string, Import[]>} imports */
function cycles(imports) {
  /** @type {string[]} */
  const found = [];
  const done = new Set();
  /**
   * @param {string} path
   * @param {string[]} trajectory the files that led here
   */
  function visit(path, trajectory) {
    const start = trajectory.indexOf(path);
    if (start >= 0) found.push(`${[...trajectory.slice(start), path].join(' → ')} is a circle`);
    if (start >= 0 || done.has(path)) return;
    for (const { to } of imports.get(path) ?? []) visit(to, [...trajectory, path]);
    done.add(path);
  }
  for (const path of imports.keys()) visit(path, []);
  return found;
}

/**
 * @param {string} from
 * @param {string} code
 * @returns {Import[]}
 */
function importsOf(from, code) {
  const patterns = [
    // import x from '…', export { x } from '…', import '…'
    /\b(?:import|export)\s+(?<type>type\s(?!\s*from\b))?(?:[\w\s{},*$]*?\sfrom\s*)?['"](?<to>[^'"]+)['"]/g,
    // import('…')
    /\bimport\(\s*['"](?<to>[^'"]+)['"]/g,
    // new Worker(new URL('…', import.meta.url))
    /\bnew URL\(\s*['"](?<to>\.[^'"]+)['"],\s*import\.meta\.url/g,
  ];
  return patterns
    .flatMap((pattern) => [...code.matchAll(pattern)])
    .map(({ groups = {} }) => {
      const to = groups['to']?.replace(/\?.*/, '') ?? '';
      return {
        from,
        to: to.startsWith('.') ? posix.join(posix.dirname(from), to) : to,
        typeOnly: groups['type'] !== undefined,
      };
    });
}

const token =
  /(?<comment>\/\*[\s\S]*?\*\/|\/\/[^\n]*)|(?<quoted>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|(?<template>`(?:\\.|[^`\\])*`)/g;

/** @param {string} text */
function withoutComments(text) {
  return text.replace(token, (found) => (/^\/[/*]/.test(found) ? ' ' : found));
}

/**
 * Leaves of each template what is computed in it.
 * @param {string} code
 */
function withoutStrings(code) {
  return code.replace(token, (found) =>
    found.startsWith('`') ? (found.match(/\$\{[^}]*\}/g) ?? []).join(' ') : "''",
  );
}

/** @param {string} path */
function roomOf(path) {
  return Object.keys(rooms).find((room) => isWithin(path, room));
}

/**
 * @param {string} path
 * @param {string} folder
 */
function isWithin(path, folder) {
  return path === folder || path.startsWith(`${folder}/`);
}

/** @param {string} path */
function isTest(path) {
  return /\.test\.tsx?$|\/testing\//.test(path);
}

function main() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const paths = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    // AssemblyScript is another language, checked by its own compiler.
    .filter((path) => !path.includes(join('simd', 'assembly')))
    .sort();
  const files = new Map(
    paths.map((path) => [relative(root, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')]),
  );
  const found = violations(files);
  for (const sentence of found) console.error(sentence);
  console.log(`rooms: ${files.size} files, ${found.length} violations`);
  if (found.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
