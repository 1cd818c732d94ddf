import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { activationsCommand } from './activations.ts';
import { measureCommand } from './measure.ts';
import { COMMAND, folder, printed, refused } from './testing/commands.ts';
import { trainCommand } from './train.ts';

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
