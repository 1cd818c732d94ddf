import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { measureCommand } from './measure.ts';
import { checkOut, writeOut } from './out-file.ts';
import { COMMAND, file, folder, refusal, refused, run } from './testing/commands.ts';

interface Case {
  readonly file: string;
  readonly layers?: readonly Readonly<Record<'n' | 'codes' | 'ixt' | 'ity' | 'hy', number>>[];
  readonly refuse?: readonly string[];
  readonly notice?: string;
}

const cases = new URL('../engine/data/files/testing/', import.meta.url);
const pathOf = (name: string): string => fileURLToPath(new URL(`cases/${name}`, cases));
const all: readonly Case[] = JSON.parse(readFileSync(new URL('cases.json', cases), 'utf8'));

test('measure takes UTF-16 behind its mark, as the page does', () => {
  const bytes = Buffer.from('\ufeffa\tb\ty\r\n0.5\t1\tKäse\r\n2\t3\tÖl\r\n', 'utf16le');
  for (const encoded of [bytes, Buffer.from(bytes).swap16()]) {
    const path = join(folder, 'utf16.csv');
    writeFileSync(path, encoded);
    expect(JSON.parse(measureCommand([path]))).toMatchObject({ n: 2, codes: 2, ity: 1 });
  }
});

describe('measure takes files as people have them', () => {
  test.each(all)('$file', async ({ file: name, layers, refuse = [] }) => {
    if (layers === undefined) {
      const line = await refused(measureCommand, pathOf(name));
      for (const word of refuse) expect(line).toContain(word);
      return;
    }
    const lines = measureCommand([pathOf(name)])
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject(
      layers.map(({ n, codes, ixt, ity, hy }) => ({
        n,
        codes,
        ixt: expect.closeTo(ixt, 9),
        ity: expect.closeTo(ity, 9),
        hy: expect.closeTo(hy, 9),
      })),
    );
  });

  const guessed = all.filter(({ notice }) => notice !== undefined);
  test.each(guessed)(
    'and says on standard error what it did to $file',
    ({ file: name, notice }) => {
      const { status, stderr } = run('measure', pathOf(name));
      expect([status, stderr]).toEqual([0, expect.stringContaining(`${name}: ${notice}`)]);
    },
  );

  test('without guesses that were declined', () => {
    const args = [pathOf('one-hot.csv'), '--decline', 'one-hot,index-column'];
    expect(JSON.parse(measureCommand(args)).codes).toBeGreaterThan(7);
  });

  test('from standard input', () => {
    const { stdout } = spawnSync(process.execPath, [COMMAND, 'measure', '-'], {
      input: readFileSync(pathOf('arrays.npz')),
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout)).toMatchObject({ n: 24, codes: 7 });
  });

  test('where strict, only without guesses', () => {
    const { status, stdout, stderr } = run('measure', pathOf('index-column.csv'), '--strict');
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/^infoplane: [^\n]*the index column was left out[^\n]*\n$/);
    expect(run('measure', pathOf('arrays.npz'), '--strict').status).toBe(0);
  });

  test('and refuses a repair it does not know', async () => {
    const line = await refused(measureCommand, pathOf('one-hot.csv'), '--decline', 'onehot');
    expect(line).toMatch(/--decline onehot: allowed are .*one-hot.*did you mean one-hot\?$/);
  });
});

describe('a file that --out names', () => {
  const folderOf = (name: string): string[] =>
    readdirSync(folder).filter((found) => found.includes(name));

  test('is replaced when all is written, and else stays', () => {
    const path = file('kept.json', 'an older recording');
    function* failing(): Generator<string, void> {
      yield 'a piece';
      expect(readFileSync(path, 'utf8')).toBe('an older recording');
      throw new Error('no space left');
    }
    expect(() => writeOut(path, failing())).toThrow(`--out ${path}: no space left`);
    expect(readFileSync(path, 'utf8')).toBe('an older recording');
    expect(folderOf('kept.json')).toEqual(['kept.json']);
    writeOut(path, ['a newer', ' recording']);
    expect(readFileSync(path, 'utf8')).toBe('a newer recording');
    expect(folderOf('kept.json')).toEqual(['kept.json']);
  });

  test('is not there before, and keeps its rights and its links', () => {
    const path = join(folder, 'new.json');
    checkOut(path);
    expect(existsSync(path)).toBe(false);
    const target = file('target.json', '');
    const link = join(folder, 'link.json');
    symlinkSync(target, link);
    const { mode } = statSync(target);
    writeOut(link, ['through a link']);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect([readFileSync(target, 'utf8'), statSync(target).mode]).toEqual(['through a link', mode]);
  });

  test('may be no file but a device', () => {
    checkOut('/dev/null');
    writeOut('/dev/null', ['nowhere']);
    expect(statSync('/dev/null').isFile()).toBe(false);
  });

  test('is refused where it is a folder', () => {
    expect(() => checkOut(folder)).toThrow(`--out ${folder}`);
  });
});

describe('the command line', () => {
  test('tells its version', () => {
    expect(run('--version').stdout).toMatch(/^infoplane \d+\.\d+\.\d+, engine \d+\n$/);
  });

  test.each([[['-h']], [['train', '-h']], [['measure', '-h']], [['inspect', '-h']]])(
    '%j is --help',
    (args) => {
      const long = args.map((arg) => (arg === '-h' ? '--help' : arg));
      expect(run(...args)).toEqual(run(...long));
    },
  );

  test.each([
    [['tarin'], 'did you mean train?'],
    [['train', '--sede', '7'], '--sede: no such option; did you mean --seed?'],
    [['train', '--preset', 'tahn-4bit'], 'did you mean tanh-4bit?'],
    [['measure', 'a.csv', '--estimator', 'unifrom'], 'did you mean uniform?'],
    [['train', '--seed', '1', '--seed', '2'], '--seed is given twice'],
    [
      ['measure', 'a.csv', '--estimator=exact', '--estimator', 'kde_upper'],
      '--estimator is given twice',
    ],
  ])('%j is refused, and what may be meant is named', (args, words) => {
    expect(refusal(...args)).toContain(words);
  });
});
