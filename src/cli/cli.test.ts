import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Fingerprint, parseLink, train, typedArrayKernels } from '../engine/index.ts';
import { measureCommand } from './measure.ts';
import { UsageError } from './options.ts';
import { trainCommand } from './train.ts';

const COMMAND = fileURLToPath(new URL('../../scripts/infoplane.mjs', import.meta.url));

/** The first run bundles the command; and a test starts it several times. */
const PATIENCE_MS = 60_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'infoplane-'));
  run('--help');
}, PATIENCE_MS);
afterAll(() => rmSync(folder, { recursive: true }));

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: string[]): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
}

const TINY = ['train', '--hidden', '2', '--epochs', '2'];
const TINY_LINK = 'v1/tanh-4bit?hidden=2&epochs=2';

/** What a run that must succeed prints. */
function printed(...args: string[]): string {
  const { status, stdout, stderr } = run(...args);
  expect(stderr).not.toMatch(/error/i);
  expect(status).toBe(0);
  return stdout;
}

/** The one line with which a command refuses; nothing else may have been printed. */
function refusal(...args: string[]): string {
  const { status, stdout, stderr } = run(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^infoplane: [^\n]+\n$/);
  return stderr;
}

/** The line with which a command refuses, without a process of its own: there are many. */
async function refused(
  command: (args: string[]) => string | Promise<string>,
  ...args: string[]
): Promise<string> {
  try {
    await command(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    expect(error.message).not.toContain('\n');
    return error.message;
  }
  throw new Error('it was not refused');
}

/** A file in a folder of its own. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A run of the engine itself, for comparison. */
function fingerprintOf(link: string): string {
  const fingerprint = new Fingerprint();
  for (const { record } of train(parseLink(link).link.run, typedArrayKernels)) {
    if (record !== undefined) fingerprint.add(record);
  }
  return fingerprint.hex;
}

describe('train', { timeout: PATIENCE_MS }, () => {
  test('prints a summary of the run as one line of JSON', () => {
    const text = printed(...TINY);
    expect(text).toMatch(/^\{[^\n]+\}\n$/);
    const layer = (name: string) => ({
      layer: name,
      ixt: expect.closeTo(6, -1),
      ity: expect.closeTo(0.5, 0),
      codes: expect.any(Number),
    });
    const share = expect.closeTo(0.5, 0);
    expect(JSON.parse(text)).toEqual({
      fingerprint: fingerprintOf(TINY_LINK),
      outcome: 'completed',
      epochs: 2,
      layers: [layer('T1'), layer('T2')],
      accuracy: { train: share, test: share },
    });
  });

  test('says on standard error, not on standard output, how it went', () => {
    expect(run(...TINY).stderr).toMatch(/^3 epochs recorded, run completed\n$/m);
  });

  test('gives the same bytes for the same seed, and other numbers for another', () => {
    const [first, again, other] = ['7', '7', '8'].map((seed) => printed(...TINY, '--seed', seed));
    expect(again).toBe(first);
    expect(JSON.parse(other ?? '').fingerprint).not.toBe(JSON.parse(first ?? '').fingerprint);
  });

  test('computes the run of a link as it does the same run given by options', () => {
    const options = ['--preset', 'relu-4bit', '--bits', '3', '--activation', 'sigmoid'];
    const byOptions = printed(...TINY, ...options, '--seed', '5');
    const url = 'https://example.org/#v1/relu-4bit?hidden=2&act=sigmoid&bits=3&epochs=2&seed=5';
    expect(printed('train', '--link', url)).toBe(byOptions);
  });

  test('reads the output as its link does', () => {
    const codesOfOutput = (link: string): number =>
      JSON.parse(printed('train', '--link', `#${link}`)).layers[1].codes;
    expect(codesOfOutput(TINY_LINK)).toBeGreaterThan(2);
    expect(codesOfOutput(`${TINY_LINK}&out=class`)).toBeLessThanOrEqual(2);
  });

  test('says what it repaired in a link, and trains', () => {
    const { status, stderr } = run('train', '--link', `#${TINY_LINK}&bits=99`);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^link repaired: .*bits.*99/);
  });

  test('takes options on top of a link', () => {
    const { fingerprint } = JSON.parse(
      printed('train', '--link', `#v1/tanh-4bit?hidden=2&epochs=90`, '--epochs', '2'),
    );
    expect(fingerprint).toBe(fingerprintOf(TINY_LINK));
  });

  describe('the trace', () => {
    const rows = (csv: string): string[][] =>
      csv
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','));

    test('as CSV has one row a layer and record', () => {
      const [header, ...body] = rows(printed(...TINY, '--format', 'csv'));
      expect(header?.join()).toBe('run,seed,epoch,layer,estimator,ixt,ity,codes');
      expect(
        body.map(([, seed, epoch, layer, estimator]) => [seed, epoch, layer, estimator]),
      ).toEqual(
        [0, 1, 2].flatMap((e) => ['T1', 'T2'].map((layer) => ['1', String(e), layer, 'exact'])),
      );
      for (const numbers of body.map((cells) => cells.slice(5))) {
        expect(numbers.map(Number).every(Number.isFinite)).toBe(true);
      }
    });

    test('as CSV goes to a file, and the summary to standard output', () => {
      const path = join(folder, 'trace.csv');
      const summary = JSON.parse(printed(...TINY, '--format', 'csv', '--out', path));
      expect(readFileSync(path, 'utf8')).toBe(printed(...TINY, '--format', 'csv'));
      const last = rows(readFileSync(path, 'utf8')).slice(-2);
      expect(last.map((cells) => Number(cells[5]))).toEqual(
        summary.layers.map(({ ixt }: { ixt: number }) => ixt),
      );
    });

    test('as JSON goes to a file, with a link that reproduces it', () => {
      const path = join(folder, 'trace.json');
      const summary = JSON.parse(printed(...TINY, '--out', path));
      const trace = JSON.parse(readFileSync(path, 'utf8'));
      expect(trace.link).toBe(`#${TINY_LINK}&fp=${summary.fingerprint}`);
      expect(trace).toMatchObject({
        fingerprint: summary.fingerprint,
        outcome: { kind: 'completed' },
        run: parseLink(TINY_LINK).link.run,
        epochs: [0, 1, 2],
        layers: [{ name: 'T1' }, { name: 'T2' }],
      });
      for (const { ixt, ity, codes } of trace.layers) {
        expect([ixt.length, ity.length, codes.length]).toEqual([3, 3, 3]);
      }
      expect(trace.loss.test).toHaveLength(3);
    });

    test('cannot go to a folder that is not there, which is said before any training', () => {
      const path = join(folder, 'none', 'trace.csv');
      expect(refusal('train', '--out', path)).toContain(`--out ${path}`);
    });
  });

  test.each([
    ['--seed', '-1', 'a whole number from 0 to 4294967295'],
    ['--seed', 'one', 'a whole number from 0 to 4294967295'],
    ['--epochs', '0', 'a whole number from 1 to 20000'],
    ['--epochs', '1.5', 'a whole number from 1 to 20000'],
    ['--bits', '9', '1 to 8, or 32 for float32'],
    ['--activation', 'step', 'tanh, relu, relu6, sigmoid, linear'],
    ['--hidden', '10,33', '1 to 8 widths of 1 to 32'],
    ['--preset', 'tanh-5bit', 'tanh-4bit, relu-4bit'],
    ['--format', 'xml', 'json, csv'],
    ['--link', 'https://example.org/', '#'],
  ])('refuses %s %s and says what is allowed', async (option, value, allowed) => {
    const line = await refused(trainCommand, option, value);
    expect(line).toContain(`${option} ${value}`);
    expect(line).toContain(allowed);
  });

  test('refuses a setting in one line, with exit status 2', () => {
    expect(refusal('train', '--seed', '-1')).toContain('--seed -1: allowed is a whole number');
  });

  test.each([
    ['an option it does not know', ['--sede', '1'], '--sede'],
    ['an option without its value', ['--seed'], '--seed'],
    ['an argument that is no option', ['tanh-4bit'], 'tanh-4bit'],
    ['two ways of naming a run', ['--preset', 'float32', '--link', '#v1/float32'], '--preset'],
  ])('refuses %s', (_, args, named) => {
    expect(refusal('train', ...args)).toContain(named);
  });
});

describe('measure', { timeout: PATIENCE_MS }, () => {
  // Made and measured independently of this program: 64 inputs, one neuron of 2 bits, 2 classes.
  const codes = '0031222010132020333231021231301302123332330012313132202333303121'
    .split('')
    .map(Number);
  const labels = '0011000011001110100000100111101000010011100001010010001000010000'
    .split('')
    .map(Number);
  const measured = {
    n: 64,
    codes: 4,
    ixt: expect.closeTo(1.9637667455986103, 12),
    ity: expect.closeTo(0.008658326296734353, 12),
    hy: expect.closeTo(0.9421631690835511, 12),
  };
  const csv = codes.map((code, i) => `${code},${labels[i]}\n`).join('');
  const json = JSON.stringify({ T: codes.map((code) => [code]), y: labels });

  test.each([
    ['CSV', 'a.csv', csv],
    ['CSV with a header', 'b.csv', `t,y\n${csv}`],
    ['JSON', 'c.json', json],
    ['JSON under any name', 'd.txt', json],
  ])('prints the information in %s', (_, name, text) => {
    const line = printed('measure', file(name, text), '--estimator', 'exact');
    expect(JSON.parse(line)).toEqual(measured);
    expect(line).toMatch(/^\{"n":64,"codes":4,"ixt":[^\n]+\}\n$/);
  });

  test('measures exactly unless told otherwise', () => {
    expect(JSON.parse(printed('measure', file('a.csv', csv)))).toEqual(measured);
  });

  test.each([
    ['is empty', 'empty.csv', '', /no rows/],
    ['has only a header', 'header.csv', 't1,t2,y\n', /no rows/],
    ['is ragged', 'ragged.csv', '1,2,0\n1,0\n', /row 2, column 3/],
    ['has a word among its numbers', 'word.csv', '1,2,0\n1,two,0\n', /row 2, column 2.*two/],
    ['has NaN', 'nan.csv', '1,2,0\nNaN,2,0\n', /row 2, column 1.*NaN/],
    ['has an infinity', 'infinity.csv', '1,2,0\n1,-Infinity,0\n', /row 2, column 2.*-Infinity/],
    ['lacks a number', 'blank.csv', '1,2,0\n1,,0\n', /row 2, column 2/],
    ['lacks a label', 'label.csv', '1,2,0\n1,2,\n', /row 2, column 3.*label/],
    ['has no column for labels', 'narrow.csv', '1\n2\n', /row 1, column 2/],
    ['is not JSON', 'bad.json', 'nonsense', /not JSON/],
    ['is JSON of another kind', 'other.json', '{"x": []}', /"T"/],
    ['has ragged rows of T', 'ragged.json', '{"T": [[1, 2], [1]], "y": [0, 1]}', /row 2, column 2/],
    ['has text in T', 'text.json', '{"T": [[1], ["2"]], "y": [0, 1]}', /row 2, column 1/],
    ['overflows in T', 'huge.json', '{"T": [[1], [1e999]], "y": [0, 1]}', /row 2, column 1/],
    [
      'has fewer labels than rows',
      'few.json',
      '{"T": [[1], [2]], "y": [0]}',
      /row 2.*2 rows.*1 label/,
    ],
    ['lacks a label in y', 'null.json', '{"T": [[1], [2]], "y": [0, null]}', /row 2.*label/],
  ])('refuses a file that %s, and says where', async (_, name, text, where) => {
    const path = file(name, text);
    const line = await refused(measureCommand, path);
    expect(line).toMatch(where);
    expect(line).toContain(name);
  });

  test.each([
    ['ragged.csv', '1,2,0\n1,0\n', /row 2, column 3/],
    ['broken.json', '{\n  "T": [[1],\n  "y"\n', /not JSON/],
  ])('refuses %s in one line, with exit status 2', (name, text, where) => {
    expect(refusal('measure', file(name, text))).toMatch(where);
  });

  test('refuses a file that is not there, or is a folder, and names it', async () => {
    expect(await refused(measureCommand, 'none.csv')).toContain('none.csv');
    expect(await refused(measureCommand, folder)).toContain(folder);
  });

  test('refuses another estimator, no file and two files', async () => {
    const path = file('a.csv', csv);
    expect(await refused(measureCommand, path, '--estimator', 'magic')).toMatch(
      /--estimator magic.*exact/,
    );
    expect(await refused(measureCommand)).toContain('FILE');
    expect(await refused(measureCommand, path, path)).toContain('FILE');
  });
});

describe('infoplane', { timeout: PATIENCE_MS }, () => {
  test.each([
    [[], ['train', 'measure']],
    [
      ['train'],
      [
        '--preset',
        '--link',
        '--seed',
        '--epochs',
        '--bits',
        '--activation',
        '--hidden',
        '--out',
        '--format',
      ],
    ],
    [['measure'], ['FILE', '--estimator', '.csv', '.json']],
  ])('%j --help names all it takes', (command, words) => {
    const text = printed(...command, '--help');
    expect(text).toMatch(/^Usage: infoplane /);
    for (const word of words) expect(text).toContain(word);
  });

  test('refuses an unknown command and none, and names the commands', () => {
    expect(refusal('tarin')).toMatch(/tarin.*train, measure/);
    expect(refusal()).toMatch(/train, measure/);
  });
});
