import { describe, expect, test } from 'vitest';
import { METHODS } from '../engine/index.ts';
import { measureCommand } from './measure.ts';
import { file, folder, printed, refusal, refused, run } from './testing/commands.ts';

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

  test('measures exactly by default', () => {
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

  test.each(METHODS)('%s estimates at most log2 of the rows', async (method) => {
    const { n, ixt, estimator } = JSON.parse(
      measureCommand([file('a.csv', csv), '--estimator', method]),
    );
    expect([n, estimator]).toEqual([64, method]);
    expect(ixt).toBeGreaterThanOrEqual(0);
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

  test('names the estimator that the page shows where exact is uninformative, unless one is given', () => {
    const many = Array.from({ length: 200 }, (_, r) => `${r / 7},${(r * r) / 13},${r % 2}`);
    const path = file('floats.csv', many.join('\n'));
    const { stdout, stderr } = run('measure', path);
    expect(JSON.parse(stdout)).toMatchObject({ estimator: 'exact', codes: 200 });
    expect(stderr).toMatch(
      /exact is uninformative here.* --estimator uniform --options '\{"bins":30,"bounds":"layer".*\}'\n$/,
    );
    expect(run('measure', path, '--estimator', 'exact').stderr).toBe('');
    expect(run('measure', path, '--strict').status).toBe(0);
  });

  test('prints that a density took a subsample, and of how many rows', () => {
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
