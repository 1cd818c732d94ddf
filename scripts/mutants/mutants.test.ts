import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codeAlone } from './mask.mjs';
import { equivalents, isMeant, mutantsOf, mutatedFiles, shuffledMutants } from './sample.mjs';
import { testsOf } from './sandbox.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const changesOf = (text: string): string[] => mutantsOf('a.ts', text).map(({ after }) => after);

describe('mutants', () => {
  test.each([
    ['if (a < b) f();', ['if (false) f();', 'if (true) f();', 'if (a <= b) f();']],
    ['return -x + 0xff;', ['return x + 0xff;', 'return -x - 0xff;', 'return -x + 0xfe;']],
    ['moments.fill(0);', [';', 'moments.fill(1);']],
    ['total += 2;', [';', 'total -= 2;', 'total += 3;']],
    ['g(Math.ceil(0.5));', [';', 'g(Math.floor(0.5));', 'g(Math.ceil((2.0 * 0.5)));']],
    ['for (const x of y) { continue; }', ['for (const x of y) { ; }']],
    ['v = f32x4.add(a, b);', [';', 'v = f32x4.sub(a, b);']],
  ])('of %s', (text, expected) => {
    expect(changesOf(text)).toEqual(expected);
  });

  test.each([
    'const a: Map<string, () => void> = b;',
    "const a = 'a < b'; // a < b",
    `const a = \`1 + \${b < c}\`;`,
    'const a = /[/"] < 1/.test(b);',
  ])('there are none of %s', (text) => {
    expect(changesOf(text)).toEqual([]);
  });

  test('name the lines they change, and change nothing else', () => {
    const text = 'const a = 1;\n\nif (\n  a > b\n) {\n}\n';
    const [one, never, , compared] = mutantsOf('a.ts', text);
    expect(one).toMatchObject({ line: 1, before: 'const a = 1;' });
    expect(never).toMatchObject({ line: 3, before: 'if ( a > b ) {', after: 'if (false) {' });
    expect(compared).toMatchObject({ line: 4, text: text.replace('>', '>=') });
  });

  test('are the same for the same seed', () => {
    const files = mutatedFiles(root, false).slice(0, 5);
    const firsts = (seed: number) =>
      shuffledMutants(root, files, seed)
        .slice(0, 20)
        .map(({ file, line, after }) => [file, line, after]);
    expect(firsts(1)).toEqual(firsts(1));
    expect(firsts(1)).not.toEqual(firsts(2));
  });

  test('keep their order where other files are changed', () => {
    const files = mutatedFiles(root, false).slice(0, 5);
    const some = shuffledMutants(root, files.slice(2), 1);
    const all = shuffledMutants(root, files, 1);
    expect(all.filter(({ file }) => files.indexOf(file) >= 2)).toEqual(some);
  });

  test('are tried by the tests that import their file, the nearest first', () => {
    const tests = testsOf(root, ['src/engine']);
    expect(tests('src/engine/simd/session.ts')).toContain('src/engine/simd/session.test.ts');
    expect(tests('src/engine/simd/assembly/train.ts')).toContain('src/engine/simd/session.test.ts');
    expect(tests('src/engine/numeric/log2.ts')[0]).toBe('src/engine/numeric/log2.test.ts');
    expect(tests('src/engine/analysis/scatter.ts')).not.toContain('src/engine/data/split.test.ts');
  });
});

test('what is no code is blanked, and lengths and lines stay', () => {
  const text = "a; /* b\n */ 'c' + d // e\n/f/.test(g) / h";
  expect(codeAlone(text)).toBe('a;     \n    ___ + d     \n___.test(g) / h');
});

test('every mutant listed as equivalent is one of the tree', () => {
  for (const listed of equivalents()) {
    const { file, before, after, reason } = listed;
    const mutants = mutantsOf(file, readFileSync(join(root, file), 'utf8'));
    const found = mutants.some((mutant) => isMeant(listed, mutant));
    expect(found, `${file}: ${before} → ${after}`).toBe(true);
    expect(reason).toMatch(/\w.*\.$/s);
  }
});
