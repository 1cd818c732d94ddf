import { describe, expect, test } from 'vitest';
import { order, violations } from './rooms.mjs';

/** What is wrong with a project of these files. */
const wrong = (files: Record<string, string>) => violations(new Map(Object.entries(files)));

describe('the order of the rooms', () => {
  test.each([
    ['numeric may not import another engine room', 'src/engine/numeric/a.ts', '../data/b.ts'],
    ['data may not import network', 'src/engine/data/a.ts', '../network/b.ts'],
    ['information may not import training', 'src/engine/information/a.ts', '../training/b.ts'],
    ['the engine may not import the worker', 'src/engine/training/a.ts', '../../worker/b.ts'],
    ['the worker may not import the state', 'src/worker/a.ts', '../state/b.ts'],
    ['the charts may not import the state', 'src/charts/a.ts', '../state/b.ts'],
    ['the worker imports the engine by its index', 'src/worker/a.ts', '../engine/data/b.ts'],
    ['the links import the engine by its index', 'src/link/a.ts', '../engine/data/b.ts'],
    ['the app may not import the worker', 'src/app/a.tsx', '../worker/b.ts'],
    ['the command line may not import the app', 'src/cli/main.ts', '../app/b.tsx'],
  ])('%s', (_, path, target) => {
    for (const statement of [
      `import { b } from '${target}';`,
      `import type { b } from '${target}';`,
      `export * from '${target}';`,
      `import {\n  a,\n  b,\n} from '${target}';`,
      `import '${target}';`,
      `const b = await import('${target}');`,
      `new Worker(new URL('${target}', import.meta.url));`,
    ]) {
      expect(wrong({ [path]: statement }), statement).toHaveLength(1);
    }
  });

  test.each([
    ['a room may import itself', 'src/engine/data/a.ts', './b.ts'],
    ['data may import numeric', 'src/engine/data/a.ts', '../numeric/b.ts'],
    ['training may import the network', 'src/engine/training/a.ts', '../network/b.ts'],
    ['analysis may import training', 'src/engine/analysis/a.ts', '../training/b.ts'],
    ['the state may import the worker', 'src/state/a.ts', '../worker/b.ts'],
    ['the app may import a package', 'src/app/a.tsx', 'react'],
    ['the command line may import the engine', 'src/cli/main.ts', '../engine/index.ts'],
  ])('%s', (_, path, target) => {
    expect(wrong({ [path]: `import { b } from '${target}';` })).toEqual([]);
  });

  test.each(['src/charts/a.ts', 'src/app/a.tsx'])('%s may import types of the engine', (path) => {
    const target = '../engine/index.ts';
    expect(wrong({ [path]: `import type { B } from '${target}';` })).toEqual([]);
    expect(wrong({ [path]: `export type { B } from '${target}';` })).toEqual([]);
    expect(wrong({ [path]: `import { b } from '${target}';` })).toHaveLength(1);
    // Such an import still loads the file.
    expect(wrong({ [path]: `import { type B } from '${target}';` })).toHaveLength(1);
  });

  test('the engine may not import a package, but for what unpacks files', () => {
    expect(wrong({ 'src/engine/data/a.ts': "import { csvParse } from 'd3';" })).toEqual([
      'src/engine/data/a.ts imports d3: the engine stands alone',
    ]);
    const unpacking = "import { inflateSync } from 'fflate';";
    expect(wrong({ 'src/engine/data/a.ts': unpacking })).toEqual([]);
    expect(wrong({ 'src/engine/network/a.ts': unpacking })).toHaveLength(1);
  });

  test("the engine's index gathers its rooms, and no engine room may import it", () => {
    const index = { 'src/engine/index.ts': "export * from './data/a.ts';" };
    expect(wrong(index)).toEqual([]);
    expect(wrong({ 'src/engine/data/a.ts': "import '../index.ts';" })).toHaveLength(1);
  });

  test('a file outside the rooms is reported', () => {
    expect(wrong({ 'src/engine/a.ts': '' })).toEqual(['src/engine/a.ts is in no room']);
  });

  test('a test may import any room', () => {
    expect(wrong({ 'src/engine/data/a.test.ts': "import { b } from '../training/b.ts';" })).toEqual(
      [],
    );
  });

  test('a room may import only rooms above it', () => {
    order.forEach(([room, values, types = []], index) => {
      const above = order.slice(0, index).map(([name]) => name);
      for (const other of [...values, ...types]) {
        const isAbove = above.some((name) => name === other || name.startsWith(`${other}/`));
        expect(isAbove, `${room} may import ${other}`).toBe(true);
      }
    });
  });

  test('an import in a comment is none', () => {
    const text = "// import '../app/b.ts';\n/* import '../app/b.ts'; */";
    expect(wrong({ 'src/state/a.ts': text })).toEqual([]);
  });
});

describe('test helpers', () => {
  const helper = '../charts/testing/runs.ts';

  test.each([
    'src/charts/a.ts',
    'src/app/a.tsx',
    'src/cli/a.ts',
    'src/engine/index.ts',
    'bench/a.ts',
  ])('%s may not import from a testing folder', (path) => {
    for (const statement of [
      "import { a } from './testing/a.ts';",
      "import type { A } from './testing/a.ts';",
      "new URL('./testing/a.json', import.meta.url);",
    ]) {
      expect(wrong({ [path]: statement }), statement).toHaveLength(1);
    }
  });

  test.each(['vitest', 'fast-check', 'jsdom', 'vitest/node'])(
    'no product file imports %s',
    (name) => {
      expect(wrong({ 'src/app/a.tsx': `import { a } from '${name}';` })).toEqual([
        `src/app/a.tsx imports ${name}: a package for tests alone`,
      ]);
    },
  );

  test('tests and helpers may import helpers and packages for tests', () => {
    for (const path of ['src/state/a.test.ts', 'src/state/testing/a.ts']) {
      expect(wrong({ [path]: `import '${helper}';\nimport 'vitest';` })).toEqual([]);
    }
  });

  test('a benchmark may paint with jsdom', () => {
    expect(wrong({ 'bench/chart.ts': "import { JSDOM } from 'jsdom';" })).toEqual([]);
  });
});

describe('cycles', () => {
  test('a cycle is reported once, with the files on it', () => {
    const files = {
      'src/state/a.ts': "import './b.ts';",
      'src/state/b.ts': "import type { C } from './c.ts';",
      'src/state/c.ts': "import { b } from './b.ts';",
    };
    expect(wrong(files)).toEqual(['src/state/b.ts → src/state/c.ts → src/state/b.ts is a cycle']);
  });

  test('two ways to one file are no cycle', () => {
    const files = {
      'src/state/a.ts': "import './b.ts'; import './c.ts';",
      'src/state/b.ts': "import './c.ts';",
      'src/state/c.ts': '',
    };
    expect(wrong(files)).toEqual([]);
  });
});

describe('exact arithmetic in the engine', () => {
  const engine = 'src/engine/numeric/a.ts';

  test.each([
    ...['exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'tanh', 'pow', 'hypot', 'sin', 'cos'].map(
      (name) => `Math.${name}(x)`,
    ),
    'Math.tan(x)',
    'Math.cbrt(x)',
    'Math.random()',
    'x ** 2',
    'x **= 2',
    'new Date()',
    'performance.now()',
    'const { exp } = Math',
    "Math['exp'](x)",
    `\`\${Math.exp(x)}\``,
  ])('%s is reported', (code) => {
    expect(wrong({ [engine]: code })).toHaveLength(1);
  });

  test('square roots, rounding and integer arithmetic are exact', () => {
    const code = 'Math.sqrt(x) + Math.fround(x) * Math.imul(a, b) / Math.floor(x) - Math.PI';
    expect(wrong({ [engine]: code })).toEqual([]);
  });

  test('words in comments and strings are no uses', () => {
    const code = "/** Math.exp(x), x ** 2 */ throw new RangeError('a Date'); const b = `Math.log`;";
    expect(wrong({ [engine]: code })).toEqual([]);
  });

  test('tests and other rooms may use everything', () => {
    expect(wrong({ 'src/engine/numeric/a.test.ts': 'Math.exp(1)' })).toEqual([]);
    expect(wrong({ 'src/charts/a.ts': 'Math.exp(1)' })).toEqual([]);
  });
});

describe('words', () => {
  const path = 'src/engine/data/a.ts';

  test.each([
    "const title = 'Hidden layers';",
    'const title = "T at output";',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code to be searched
    'const text = `${n} rows of data`;',
    "throw new TableError('no rows');",
  ])('%s has words that a person would read', (code) => {
    expect(wrong({ [path]: code })).toHaveLength(1);
    expect(wrong({ 'src/link/a.ts': code })).toHaveLength(1);
    expect(wrong({ 'src/messages/en/a.ts': code, 'src/engine/a.test.ts': code })).toEqual([]);
  });

  test.each([
    "throw new RangeError('no such layer');",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code to be searched
    'throw new RangeError(\n  `no checkpoint ${r} of them`,\n);',
    "// it's of a comment, don't count",
    "const code = 'not-a-number';",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code to be searched
    'const key = `${rows} ${columns}`;',
  ])('%s has none', (code) => {
    expect(wrong({ [path]: code })).toEqual([]);
  });
});

test('a file may have 450 lines, and not one more, even of tests', () => {
  const lines = (count: number) => 'export {};\n'.repeat(count);
  expect(wrong({ 'src/state/a.ts': lines(450), 'e2e/a.spec.ts': lines(450) })).toEqual([]);
  expect(wrong({ 'src/state/a.ts': lines(451) })).toHaveLength(1);
  expect(wrong({ 'src/state/a.test.ts': lines(451) })).toHaveLength(1);
});

describe('the vocabulary', () => {
  test.each([
    'const knee = 1;',
    'const isTwin = true;',
    'const MOST_BINS = 1024;',
    'function showReadings() {}',
    'const hasCourse = true;',
    '// The worker says when it is done.',
    '/** What a chart\n * wants. */',
  ])('%j has a word that is refused', (code) => {
    expect(wrong({ 'src/state/a.ts': code })).toHaveLength(1);
    expect(wrong({ 'e2e/a.spec.ts': code })).toHaveLength(1);
  });

  test.each([
    "const alias = 'ruler';",
    '// More bins than a picture can tell apart.',
    'const most = 3;',
    'const essay = spelling;',
  ])('%j has none', (code) => {
    expect(wrong({ 'src/state/a.ts': code })).toEqual([]);
  });
});
