import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { METHODS, trainToEnd, typedArrayBackend } from '../engine/index.ts';
import { dataOf } from '../engine/testing/data.ts';
import { parseLink } from '../link/index.ts';
import { activationsCommand } from './activations.ts';
import { inspectCommand } from './inspect.ts';
import { measureCommand } from './measure.ts';
import { UsageError } from './options.ts';
import { trainCommand } from './train.ts';

const COMMAND = fileURLToPath(new URL('../../scripts/infoplane.mjs', import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'infoplane-'));
  run('--help'); // The first run bundles the command.
});
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
async function refused(command: (args: string[]) => unknown, ...args: string[]): Promise<string> {
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
  const { run } = parseLink(link).link;
  return trainToEnd(run, dataOf(run), typedArrayBackend).fingerprint;
}

describe('train', () => {
  test('prints a summary of the run as one line of JSON', () => {
    const text = printed(...TINY);
    expect(text).toMatch(/^\{[^\n]+\}\n$/);
    const layer = (name: string) => ({
      layer: name,
      ixt: expect.closeTo(6, -1),
      ity: expect.closeTo(0.5, 0),
      codes: expect.any(Number),
      verdict: expect.any(String),
      peakEpoch: expect.any(Number),
      peak: expect.closeTo(6, -1),
      end: expect.closeTo(6, -1),
      lost: expect.any(Number),
      fitted: expect.any(Number),
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

  test('gives the numbers behind each verdict', () => {
    const path = join(folder, 'verdicts.json');
    const { layers } = JSON.parse(
      printed('train', '--hidden', '3', '--epochs', '9', '--out', path),
    );
    const recording = JSON.parse(readFileSync(path, 'utf8'));
    layers.forEach((layer: Record<string, number>, l: number) => {
      const { peakEpoch = -1, peak = 0, end = 0, lost, fitted } = layer;
      const { ixt, ity } = recording.layers[l];
      expect(ixt).toContain(peak);
      expect(end).toBe(ixt.at(-1));
      expect(lost).toBe(peak - end);
      expect(fitted).toBe(ity[recording.epochs.indexOf(peakEpoch)] - ity[0]);
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

  describe('the recording', () => {
    const rows = (csv: string): string[][] =>
      csv
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','));

    test('as CSV has one row a layer and checkpoint', () => {
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
      const path = join(folder, 'recording.csv');
      const summary = JSON.parse(printed(...TINY, '--format', 'csv', '--out', path));
      expect(readFileSync(path, 'utf8')).toBe(printed(...TINY, '--format', 'csv'));
      const last = rows(readFileSync(path, 'utf8')).slice(-2);
      expect(last.map((cells) => Number(cells[5]))).toEqual(
        summary.layers.map(({ ixt }: { ixt: number }) => ixt),
      );
    });

    test('as JSON goes to a file, with a link that reproduces it', () => {
      const path = join(folder, 'recording.json');
      const summary = JSON.parse(printed(...TINY, '--out', path));
      const recording = JSON.parse(readFileSync(path, 'utf8'));
      expect(recording.link).toBe(`#${TINY_LINK}&fp=${summary.fingerprint}`);
      expect(recording).toMatchObject({
        fingerprint: summary.fingerprint,
        outcome: { kind: 'completed' },
        run: parseLink(TINY_LINK).link.run,
        epochs: [0, 1, 2],
        layers: [{ name: 'T1' }, { name: 'T2' }],
      });
      for (const { ixt, ity, codes } of recording.layers) {
        expect([ixt.length, ity.length, codes.length]).toEqual([3, 3, 3]);
      }
      expect(recording.loss.test).toHaveLength(3);
    });

    test('cannot go to a folder that is not there, which is said before any training', () => {
      const path = join(folder, 'none', 'recording.csv');
      expect(refusal('train', '--out', path)).toContain(`--out ${path}`);
    });

    test.each([
      ['train', '20000'],
      ['activations', '20000'],
    ])('of %s leaves the file as it was when the run is interrupted', (command, epochs) => {
      const path = file('kept.json', 'an older recording');
      const { status } = spawnSync(
        process.execPath,
        [COMMAND, command, '--epochs', epochs, '--out', path],
        { cwd: folder, timeout: 2000 },
      );
      expect(status).toBeNull();
      expect(readFileSync(path, 'utf8')).toBe('an older recording');
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

  test('says in one line that what was found cannot be written', () => {
    // A reading end of a file refuses what is written to it, as a full disk does.
    const output = openSync(file('read-only', ''), 'r');
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, ...TINY], {
      encoding: 'utf8',
      stdio: ['ignore', output, 'pipe'],
    });
    closeSync(output);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^3 epochs recorded, run completed\ninfoplane: standard output: [^\n]+\n$/,
    );
  });

  test('trains although standard error is closed', () => {
    const script = `"${process.execPath}" "${COMMAND}" ${TINY.join(' ')} 2>&1 >summary | true`;
    spawnSync('sh', ['-c', script], { cwd: folder });
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe(printed(...TINY));
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

describe('measure', () => {
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
    estimator: 'exact',
    options: { mean: false },
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

  test('lays any estimator on them, and prints its options in full', () => {
    const path = file('a.csv', csv);
    const options = '{"bins": 2, "bounds": [0, 4]}';
    const line = printed('measure', path, '--estimator', 'uniform', '--options', options);
    const text = /^\{"n":64,"codes":2,"ixt":[\d.]+,"ity":[\d.]+,"hy":[\d.]+,"estimator":"uniform",/;
    expect(line).toMatch(text);
    expect(JSON.parse(line).options).toEqual({ bins: 2, bounds: [0, 4], mean: false });
  });

  test.each(METHODS)('%s reads no more than log2 of the rows', async (method) => {
    const { n, ixt, estimator } = JSON.parse(
      measureCommand([file('a.csv', csv), '--estimator', method]),
    );
    expect([n, estimator]).toEqual([64, method]);
    expect(ixt).toBeGreaterThan(0);
    expect(ixt).toBeLessThanOrEqual(6);
  });

  test('counts no codes in densities and means over neurons', () => {
    const path = file('a.csv', csv);
    const codesOf = (...args: string[]) => JSON.parse(measureCommand([path, ...args])).codes;
    expect(codesOf('--estimator', 'kde_lower')).toBeNull();
    expect(codesOf('--options', '{"mean": true}')).toBeNull();
  });

  describe('a file of many checkpoints', () => {
    const checkpoints = [
      'epoch,layer,a,b,y',
      ...[0, 9].flatMap((epoch) => [
        ...[0, 1, 2, 3].map((r) => `${epoch},1,${r},${epoch + 1},${r % 2}`),
        ...[0, 1, 2, 3].map((r) => `${epoch},2,${(epoch + 1) * r},,${r % 2}`),
      ]),
    ].join('\n');
    const measureAll = (...args: string[]) =>
      measureCommand([file('checkpoints.csv', checkpoints), ...args])
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));

    test('gives a line for each, by layer and epoch', () => {
      const lines = measureAll();
      expect(lines.map(({ epoch, layer, n, ixt }) => [layer, epoch, n, ixt])).toEqual([
        ['T1', 0, 4, 2],
        ['T1', 9, 4, 2],
        ['T2', 0, 4, 2],
        ['T2', 9, 4, 2],
      ]);
    });

    test('binds bins to the run by the range of a layer over all its epochs', () => {
      const codes = (bounds: string) =>
        measureAll('--estimator', 'uniform', '--options', `{"bins": 4, "bounds": "${bounds}"}`)
          .filter(({ layer }) => layer === 'T2')
          .map((line) => line.codes);
      expect(codes('layer')).toEqual([4, 4]);
      // T2 reaches 3 at epoch 0 and 30 at epoch 9.
      expect(codes('run')).toEqual([1, 4]);
    });
  });

  test('says that a density read a subsample, and of how many rows', () => {
    const many = Array.from({ length: 1500 }, (_, r) => `${r / 100},${r % 2}`).join('\n');
    const path = file('many.csv', many);
    const { stdout, stderr } = run('measure', path, '--estimator', 'kde_upper');
    expect(JSON.parse(stdout)).toMatchObject({ n: 1500, rows: 1024 });
    expect(stderr).toMatch(/subsample of 1024 of the 1500/);
    expect(JSON.parse(printed('measure', path))).not.toHaveProperty('rows');
    expect(run('measure', path).stderr).not.toContain('subsample');
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

describe('measure refuses', () => {
  test.each([
    ['uniform', '{"bins": 1}', 'bins 1: allowed is a whole number from 2 to 1024'],
    ['floor', '{"bins": 30}', 'bins: allowed for floor are binsize, mean'],
    ['uniform', '{"bins": 30', 'not JSON'],
    ['uniform', '[]', 'an object'],
  ])('%s with options %s', async (estimator, options, allowed) => {
    const args = ['a.csv', '--estimator', estimator, '--options', options];
    expect(await refused(measureCommand, ...args)).toMatch(/^--options/);
    expect(await refused(measureCommand, ...args)).toContain(allowed);
  });

  test('in one line, with exit status 2', () => {
    const args = ['a.csv', '--estimator', 'idnns', '--options', '{"bins": 0}'];
    expect(refusal('measure', ...args)).toContain('bins 0');
  });
});

describe('infoplane', () => {
  test.each([
    [[], ['train', 'inspect', 'measure', 'activations']],
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
    [['inspect'], ['--link', '--epoch', '--layer', '--neuron', '--estimator']],
    [['activations'], ['--link', '--at', '--layer', '--out']],
    [['measure'], ['FILE', '--estimator', '--options', '.csv', '.json', ...METHODS]],
  ])('%j --help names all it takes', (command, words) => {
    const text = printed(...command, '--help');
    expect(text).toMatch(/^Usage: infoplane /);
    for (const word of words) expect(text).toContain(word);
  });

  test('refuses an unknown command and none, and names the commands', () => {
    expect(refusal('tarin')).toMatch(/tarin.*train, inspect, measure/);
    expect(refusal()).toMatch(/train, inspect, measure/);
  });
});

describe('estimators on a run', () => {
  const ESTIMATORS_ON_SHOW = 'exact;uniform,3,run;kde_upper,0.1';

  test('prints what each estimator reads of the last epoch, and the verdict on its trajectory', () => {
    const { layers, estimators } = JSON.parse(printed(...TINY, '--estimators', ESTIMATORS_ON_SHOW));
    expect(estimators.map(({ estimator }: { estimator: string }) => estimator)).toEqual([
      'uniform,3,run',
      'kde_upper,0.1',
    ]);
    layers.forEach((layer: { ixt: number }, l: number) => {
      expect(estimators[0].layers[l].ixt).toBeLessThan(layer.ixt);
      expect(estimators[1].layers[l].codes).toBeNull();
    });
  });

  test('a link in the comparison brings its estimators along', () => {
    const link = `#${TINY_LINK}&view=compare&estimators=exact;floor,0.07`;
    const { estimators } = JSON.parse(printed('train', '--link', link));
    expect(estimators.map(({ estimator }: { estimator: string }) => estimator)).toEqual([
      'floor,0.07',
    ]);
  });

  describe('a link in the comparison brings its other networks along', () => {
    const link = `#${TINY_LINK}&view=compare&estimators=exact;floor,0.07&vs=act:relu;seed:5`;
    const names = ['v1/tanh-4bit?hidden=2&act=relu&epochs=2', `${TINY_LINK}&seed=5`];

    test('each with its run, fingerprint, layers and estimators', () => {
      const { fingerprint, networks } = JSON.parse(printed('train', '--link', link));
      expect(fingerprint).toBe(fingerprintOf(TINY_LINK));
      expect(networks).toMatchObject(
        names.map((run) => ({
          run,
          fingerprint: fingerprintOf(run),
          layers: [{ layer: 'T1' }, { layer: 'T2' }],
          estimators: [{ estimator: 'floor,0.07', layers: [{ layer: 'T1' }, { layer: 'T2' }] }],
        })),
      );
    });

    test('but not from the Lab', () => {
      const lab = link.replace('view=compare&', '');
      expect(JSON.parse(printed('train', '--link', lab))).not.toHaveProperty('networks');
    });

    test('in the whole recording, with links that reproduce them', () => {
      const path = join(folder, 'networks.json');
      printed('train', '--link', link, '--out', path);
      const { networks, estimators } = JSON.parse(readFileSync(path, 'utf8'));
      expect(estimators).toMatchObject([{ estimator: 'floor,0.07', layers: [{ name: 'T1' }, {}] }]);
      expect(networks).toMatchObject(
        names.map((name) => ({
          link: `#${name}&fp=${fingerprintOf(name)}`,
          epochs: [0, 1, 2],
          layers: [{ name: 'T1' }, { name: 'T2' }],
          estimators: [{ estimator: 'floor,0.07' }],
        })),
      );
    });

    test('in the table, each line named by the link of its network', () => {
      const [, ...lines] = printed('train', '--link', link, '--format', 'csv').trim().split('\n');
      expect(lines).toHaveLength(3 * 3 * 2 * 2);
      for (const name of names) {
        expect(lines.filter((line) => line.startsWith(`${name},`))).toHaveLength(3 * 2 * 2);
      }
    });
  });

  test('the table has a line for each estimator, named as in links', () => {
    const csv = printed(...TINY, '--estimators', 'exact;uniform,3,run', '--format', 'csv');
    const lines = csv.trim().split('\n');
    expect(lines).toHaveLength(1 + 3 * 2 * 2);
    expect(lines.filter((line) => line.includes(',"uniform,3,run",'))).toHaveLength(6);
  });

  test('an estimator that does not exist is refused with what is allowed', async () => {
    expect(await refused(trainCommand, '--estimators', 'exact;inches')).toMatch(
      /--estimators inches.*uniform/,
    );
  });
});

describe('activations', () => {
  test('what is written measures as the run was measured', () => {
    const run = ['--hidden', '2', '--epochs', '2'];
    const out = join(folder, 'activations.json');
    printed('activations', ...run, '--at', 'all', '--out', out);
    const csv = printed('train', ...run, '--format', 'csv')
      .trim()
      .split('\n')
      .slice(1);
    const measured = printed('measure', out)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const numbers = measured.map(({ epoch, layer, ixt, ity, codes }) =>
      [epoch, layer, ixt, ity, codes].join(),
    );
    const expected = csv.map((line) => {
      const [, , epoch, layer, , ...rest] = line.split(',');
      return [epoch, layer, ...rest].join();
    });
    expect(numbers.toSorted()).toEqual(expected.toSorted());
  });

  test('a checkpoint is a piece of its own, so that no number of them is too many', async () => {
    const options = ['--hidden', '2', '--epochs', '2', '--at', 'all'];
    const pieces = [...(await activationsCommand(options))];
    const { y, checkpoints } = JSON.parse(pieces.join(''));
    expect(y).toHaveLength(4096);
    expect(checkpoints).toHaveLength(3 * 2);
    for (const { epoch, layer } of checkpoints) {
      const holding = pieces.filter((piece) =>
        piece.includes(`"epoch":${epoch},"layer":"${layer}"`),
      );
      expect(holding).toHaveLength(1);
    }
    expect(pieces.filter((piece) => piece.includes('"epoch"'))).toHaveLength(checkpoints.length);
  });

  test('all epochs of a layer can be measured, though they are over a million rows', async () => {
    const out = join(folder, 'layer.json');
    const run = ['--hidden', '2', '--epochs', '250'];
    await activationsCommand([...run, '--at', 'all', '--layer', '2', '--out', out]);
    const lines = measureCommand([out]).trim().split('\n');
    expect(lines).toHaveLength(251);
    const { layers } = JSON.parse(await trainCommand(run));
    const { epoch, layer, ixt, ity, codes } = JSON.parse(lines.at(-1) as string);
    expect({ epoch, layer, ixt, ity, codes }).toEqual({
      epoch: 250,
      layer: 'T2',
      ixt: layers[1].ixt,
      ity: layers[1].ity,
      codes: layers[1].codes,
    });
  });

  test('the reader may close the pipe early', () => {
    const { status, stderr } = spawnSync(
      'sh',
      [
        '-c',
        `"${process.execPath}" "${COMMAND}" activations --hidden 9 --epochs 2 --at all | head -c 9`,
      ],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '3 epochs recorded, run completed\n']);
  });

  test.each([
    [['--layer', '9'], /--layer 9: allowed is a whole number from 1 to 6/],
    [['--at', 'late'], /--at late: allowed are whole numbers/],
  ])('%j is refused', async (args, words) => {
    expect(await refused(activationsCommand, ...args)).toMatch(words);
  });
});

describe('inspect', () => {
  const RUN = ['--hidden', '3,2', '--epochs', '4'];
  const inspected = async (...args: string[]) =>
    JSON.parse(await inspectCommand([...RUN, ...args]));
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

  test('prints one JSON object on a layer at an epoch', () => {
    const text = printed('inspect', ...RUN, '--epoch', '2', '--layer', '1');
    expect(text).toMatch(/^\{[^\n]+\}\n$/);
    expect(JSON.parse(text)).toMatchObject({
      fingerprint: fingerprintOf('v1/tanh-4bit?hidden=3-2&epochs=4'),
      epoch: 2,
      layer: 'T1',
      bins: { estimator: 'uniform,30,layer', neuron: 1 },
      shape: { axes: 'principal' },
    });
  });

  test('lists every code once, largest first, with its inputs by label', async () => {
    interface Code {
      readonly size: number;
      readonly labels: number[];
      readonly inputs: number[];
    }
    const found = await inspected('--layer', '2');
    const codes: Code[] = found.codes;
    const sizes = codes.map(({ size }) => size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    const inputs = codes.flatMap((code) => code.inputs).toSorted((a, b) => a - b);
    expect(inputs).toEqual(Array.from({ length: 4096 }, (_, row) => row));
    for (const { size, labels, inputs: own } of codes) {
      expect([own.length, sum(labels)]).toEqual([size, size]);
    }
    const entropy = sum(sizes.map((size) => (size / 4096) * Math.log2(4096 / size)));
    expect(found.ixt).toBeCloseTo(entropy, 9);
  });

  test('says what each band of a neuron loses, and what the bins still know', async () => {
    const { bins } = await inspected(
      '--layer',
      '1',
      '--neuron',
      '2',
      '--estimator',
      'uniform,2,run',
    );
    expect(bins).toMatchObject({ estimator: 'uniform,2,run', neuron: 2 });
    expect(sum(bins.levels.map(({ inputs }: { inputs: number }) => inputs))).toBe(4096);
    expect(bins.bands).toHaveLength(2);
    expect(bins.lost).toBeGreaterThan(0);
    expect(sum(bins.bands.map(({ cost }: { cost: number }) => cost))).toBeCloseTo(bins.lost, 12);
    expect(bins.uncertainty).toBeGreaterThan(0);
    const fine = await inspected('--layer', '1', '--estimator', 'uniform,1024,layer');
    expect(fine.bins).toMatchObject({ lost: 0, uncertainty: 0 });
  });

  test('has no bins under an estimator without them', async () => {
    expect(await inspected('--estimator', 'kde_upper,0.1')).toMatchObject({ bins: null });
  });

  test('gives the scatter, what its picture shows, and the landmarks', async () => {
    const { shape, landmarks } = await inspected('--layer', '1');
    expect(shape.within).toBeGreaterThan(0);
    expect(shape.between).toBeGreaterThan(0);
    expect(shape.shown).toBeGreaterThan(0.5);
    expect(shape.shown).toBeLessThan(1);
    expect(landmarks).toContainEqual({ name: 'one bit', ixt: 1, ity: expect.any(Number) });
  });

  test('shows what its link shows', async () => {
    const link =
      '#v1/tanh-4bit?hidden=3-2&epochs=4&out=class&e=1&layer=3&neuron=9&estimator=floor,0.5';
    const { epoch, layer, codes, bins } = JSON.parse(await inspectCommand(['--link', link]));
    expect([epoch, layer]).toEqual([1, 'T3']);
    expect(codes.length).toBeLessThanOrEqual(2);
    expect(bins).toMatchObject({ estimator: 'floor,0.5', neuron: 1 });
  });

  test('shows the last hidden layer at the last epoch unless told otherwise', async () => {
    expect(await inspected()).toMatchObject({ epoch: 4, layer: 'T2' });
  });

  test.each([
    [['--layer', '4'], /--layer 4: allowed is a whole number from 1 to 3/],
    [['--layer', '1', '--neuron', '4'], /--neuron 4: allowed is a whole number from 1 to 3/],
    [['--epoch', '5'], /--epoch 5: allowed is a whole number from 0 to 4/],
    [['--epoch', '-1'], /--epoch -1: allowed is a whole number/],
    [['--estimator', 'inches'], /--estimator inches: .*is not an estimator \(exact/],
  ])('%j is refused', async (args, words) => {
    expect(await refused(inspectCommand, ...RUN, ...args)).toMatch(words);
  });
});
