import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { measureCommand } from './measure.ts';
import { folder } from './testing/commands.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
/** Another Python than the first on the path, where it has the packages. */
const PYTHON = process.env['PYTHON'] ?? 'python3';

const python = (...args: string[]) => spawnSync(PYTHON, args, { encoding: 'utf8' });
const canRun = python('-c', 'import numpy, sklearn').status === 0;

test.skipIf(!canRun)(
  `the example of scikit-learn saves what is read here (skipped where ${PYTHON} has no numpy and sklearn: Debian's python3-sklearn)`,
  () => {
    const path = join(folder, 'activations.npz');
    const { status, stderr } = python(join(EXAMPLES, 'save_sklearn.py'), path);
    expect([status, stderr]).toEqual([0, '']);
    const args = [
      '--estimator',
      'uniform',
      '--options',
      '{"bins": 30, "bounds": "run"}',
      '--strict',
    ];
    const lines = measureCommand([path, ...args])
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(3 * 7);
    const last = lines.at(-1);
    expect(last).toMatchObject({ layer: 'T3', epoch: 32, n: 1797 });
    // Ten digits: log2(10) = 3.32 bits at most, and a trained layer has most of them.
    expect(last.ity).toBeGreaterThan(2);
    expect(last.ity).toBeLessThan(3.33);
  },
);

test.each(readdirSync(EXAMPLES).filter((name) => name.endsWith('.py')))(
  '%s is about 20 lines, and saves labels, epochs and layers',
  (name) => {
    const text = readFileSync(join(EXAMPLES, name), 'utf8');
    const code = text
      .replace(/"""[\s\S]*?"""/, '')
      .split('\n')
      .filter((line) => line.trim() !== '');
    expect(code.length).toBeLessThanOrEqual(26);
    expect(text).toMatch(/np\.savez_compressed\(.*y=y(\.numpy\(\))?, epochs=EPOCHS, \*\*arrays\)/);
  },
);
