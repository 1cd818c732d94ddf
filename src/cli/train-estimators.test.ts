import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENGINE_VERSION } from '../engine/index.ts';
import {
  fingerprintOf,
  folder,
  printed,
  refused,
  run,
  TINY,
  TINY_LINK,
} from './testing/commands.ts';
import { trainCommand } from './train.ts';

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

  test('an estimator that is given twice is printed once, and this is said', () => {
    const { stdout, stderr } = run(...TINY, '--estimators', 'exact;floor,0.07;floor,0.07');
    expect(JSON.parse(stdout).estimators).toHaveLength(1);
    expect(stderr).toMatch(/--estimators: “floor,0.07” is there already/);
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
          link: `#${name}&fp=${fingerprintOf(name)}&engine=${ENGINE_VERSION}`,
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
