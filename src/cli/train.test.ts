import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENGINE_VERSION } from '../engine/index.ts';
import { parseLink } from '../link/index.ts';
import {
  COMMAND,
  file,
  fingerprintOf,
  folder,
  printed,
  refusal,
  refused,
  run,
  TINY,
  TINY_LINK,
} from './testing/commands.ts';
import { trainCommand } from './train.ts';

describe('train', () => {
  test('prints a summary of the run as one line of JSON', () => {
    const text = printed(...TINY);
    expect(text).toMatch(/^\{[^\n]+\}\n$/);
    // Too short for verdicts.
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
      learning: 'did-not-learn',
      epochs: 2,
      layers: [layer('T1'), layer('T2')],
      accuracy: { train: share, test: share, majority: 0.51708984375 },
    });
  });

  test('gives the numbers behind each verdict', () => {
    const path = join(folder, 'verdicts.json');
    const { layers } = JSON.parse(
      printed('train', '--hidden', '3', '--epochs', '9', '--out', path),
    );
    const recording = JSON.parse(readFileSync(path, 'utf8'));
    layers.forEach((layer: Record<string, unknown>, l: number) => {
      expect(layer).toMatchObject({
        verdict: expect.any(String),
        borderline: expect.any(Boolean),
        saturated: false,
        fittedEpoch: null,
      });
      const { peakEpoch, peak, end, phases } = layer;
      const { ixt } = recording.layers[l];
      const at = (epoch: unknown) => ixt[recording.epochs.indexOf(epoch)];
      expect(peak).toBe(at(peakEpoch));
      expect(end).toBe(ixt.at(-1));
      for (const { fromEpoch, toEpoch, from, to } of phases as Record<string, unknown>[]) {
        expect([from, to]).toEqual([at(fromEpoch), at(toEpoch)]);
      }
    });
  });

  test('gives no verdict on a run that diverged', () => {
    const link = '#v1/float32?hidden=3&act=linear&opt=sgd&lr=1&epochs=200';
    const summary = JSON.parse(printed('train', '--link', link));
    expect(summary).toMatchObject({ outcome: 'diverged', learning: 'diverged' });
    for (const layer of summary.layers) {
      expect(layer).not.toHaveProperty('verdict');
      expect(layer).not.toHaveProperty('phases');
    }
  });

  test('reports on standard error, not on standard output, how it went', () => {
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

  test('reports what it repaired in a link, and trains', () => {
    const { status, stderr } = run('train', '--link', `#${TINY_LINK}&bits=99`);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^link repaired: .*bits.*99/);
  });

  test('says when the link was made with another recording, and with another engine', () => {
    const link = (end: string) => `#${TINY_LINK}&fp=${end}`;
    const other = '0123456789abcdef';
    const stderrOf = (...args: string[]) => run('train', '--link', ...args).stderr;
    expect(stderrOf(link(other))).toMatch(
      /version 1 of the engine; this is version \d+.*0123456789abcdef/,
    );
    expect(stderrOf(link(`${other}&engine=${ENGINE_VERSION}`))).toMatch(
      /^The link’s fingerprint is 0123456789abcdef; this run gives [0-9a-f]{16}\./m,
    );
    // The first engine's recording, where it is this one's too, needs no word.
    expect(stderrOf(link(fingerprintOf(TINY_LINK)))).not.toContain('engine');
    // Nor does another run than the link's.
    expect(stderrOf(link(other), '--seed', '2')).not.toContain(other);
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
      expect(recording.link).toBe(
        `#${TINY_LINK}&fp=${summary.fingerprint}&engine=${ENGINE_VERSION}`,
      );
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

    test('cannot go to a folder that is not there, which is reported before any training', () => {
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

  test('reports in one line that what was found cannot be written', () => {
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
