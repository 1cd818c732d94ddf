// Checks what the compiler cannot: which room of src may import which, that product code imports no
// test helper, that no imports form a cycle, that the engine computes the same bits everywhere,
// that no file has grown too long to be of one purpose, and that no replaced name comes back.

import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refusedWords } from './vocabulary.mjs';

const base = ['engine/numeric', 'engine/data', 'engine/network', 'engine/information'];
const runs = [...base, 'engine/experiment', 'engine/training'];

/**
 * The rooms of src in their order. Besides itself and packages, a room may import the rooms named
 * beside it, all of them above it; of those in the third column only types. Whatever is outside the
 * engine imports it by its index, and a worker the readers of files by theirs: what these do not name
 * can be changed without looking further.
 * @type {[room: string, values: string[], types?: string[]][]}
 */
export const order = [
  ['engine/version.ts', []],
  ['engine/numeric', []],
  ['engine/data', ['engine/numeric']],
  ['engine/network', ['engine/numeric']],
  ['engine/information', ['engine/numeric']],
  ['engine/experiment', base],
  ['engine/training', [...base, 'engine/experiment', 'engine/version.ts']],
  ['engine/simd', runs],
  ['engine/analysis', runs],
  ['engine/index.ts', ['engine']],
  ['engine/files.ts', ['engine']],
  ['link', ['engine/index.ts']],
  ['messages', ['engine/index.ts', 'link']],
  ['worker', ['engine/index.ts', 'engine/files.ts']],
  ['charts', ['messages'], ['engine/index.ts']],
  ['state', ['engine/index.ts', 'link', 'messages', 'worker']],
  ['app', ['messages', 'charts', 'state'], ['engine/index.ts', 'link']],
  ['cli', ['engine/index.ts', 'link', 'messages', 'worker']],
];

/** Lines of a file, tests included. */
const MAX_LINES = 450;

/** The packages of the engine, by the room that may import them: they compute, and touch nothing else. */
const enginePackages = new Map([['engine/data', ['fflate']]]);

/** Packages that only tests, and helpers in a testing folder, may import. */
const testPackages = /^(vitest|fast-check|jsdom|@testing-library|@playwright)(\/|$)/;

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
    const lines = text.split('\n').length - 1;
    if (lines > MAX_LINES) found.push(`${path} has ${lines} lines, more than ${MAX_LINES}`);
    found.push(...refusedWords(path, withoutStrings(code), commentsIn(text)));
    if (isTest(path)) continue;
    if (isWithin(path, 'src') && !roomOf(path)) found.push(`${path} is in no room`);
    found.push(...(imports.get(path) ?? []).flatMap(importViolation));
    if (isWithin(path, 'src/engine')) found.push(...inexactUses(path, withoutStrings(code)));
    if (isWordless(path)) found.push(...words(path, code));
  }
  return [...found, ...cycles(imports)];
}

/** @param {Import} import_ */
function importViolation({ from, to, typeOnly }) {
  if (/\/testing\//.test(to)) return [`${from} imports ${to}: testing folders are for tests alone`];
  const [room, values, types = []] = roomOf(from) ?? [];
  if (!room || !values) return [];
  if (testPackages.test(to)) return [`${from} imports ${to}: a package for tests alone`];
  if (!to.startsWith('src/')) {
    const isAllowed = !isWithin(room, 'engine') || enginePackages.get(room)?.includes(to);
    return isAllowed ? [] : [`${from} imports ${to}: the engine stands alone`];
  }
  const isAmong = (/** @type {string[]} */ allowed) =>
    allowed.some((other) => isWithin(to, `src/${other}`));
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

/**
 * Where nothing that a person reads may stand: sentences are made of codes in src/messages.
 * @param {string} path
 */
function isWordless(path) {
  return isWithin(path, 'src/engine') || isWithin(path, 'src/link');
}

/**
 * Texts of two words and more, but for errors that only programmers see.
 * @param {string} path
 * @param {string} code
 */
function words(path, code) {
  const own = code.replace(/\bthrow new (?:Range|Type)?Error\([^;]*;/g, '');
  return [...own.matchAll(token)]
    .map(([text]) => text.replace(/\$\{[^}]*\}/g, ''))
    .filter((text) => / [a-z]{2}/i.test(text))
    .map((text) => `${path} has words: ${text}`);
}

/** @param {Map<string, Import[]>} imports */
function cycles(imports) {
  /** @type {string[]} */
  const found = [];
  const done = new Set();
  /**
   * @param {string} path
   * @param {string[]} chain the files that led here
   */
  function visit(path, chain) {
    const start = chain.indexOf(path);
    if (start >= 0) found.push(`${[...chain.slice(start), path].join(' → ')} is a cycle`);
    if (start >= 0 || done.has(path)) return;
    for (const { to } of imports.get(path) ?? []) visit(to, [...chain, path]);
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
function commentsIn(text) {
  return [...text.matchAll(token)].flatMap(({ groups }) => groups?.['comment'] ?? []);
}

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
  return order.find(([room]) => isWithin(path, `src/${room}`));
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
  const paths = ['src', 'bench', 'e2e', 'scripts']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    // AssemblyScript is another language, checked by its own compiler.
    .filter((path) => !path.includes(`${sep}assembly${sep}`))
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
