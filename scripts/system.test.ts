import { describe, expect, test } from 'vitest';
import { firstThatWorks } from './system.mjs';

function broken(): never {
  throw new Error('only root can install packages\nand more');
}

describe('of several sources', () => {
  test('the first path is taken that passes the check', async () => {
    const checked: string[] = [];
    const { found } = await firstThatWorks(
      [
        ['named', () => []],
        ['of this system', () => ['/bin/a', '/bin/b', '/bin/c']],
        ['installed', broken],
      ],
      (path) => {
        checked.push(path);
        if (path === '/bin/a') throw new Error('shows no page');
        return path.toUpperCase();
      },
    );
    expect(found).toBe('/BIN/B');
    expect(checked).toEqual(['/bin/a', '/bin/b']);
  });

  test('none is found without an error, and each source has its reason', async () => {
    const { found, why } = await firstThatWorks(
      [
        ['named', () => []],
        ['of this system', () => ['/bin/a']],
        ['installed', broken],
      ],
      () => {
        throw new Error('shows no page');
      },
    );
    expect(found).toBeUndefined();
    expect(why).toBe(
      'named: none; of this system: /bin/a shows no page; installed: only root can install packages',
    );
  });
});
