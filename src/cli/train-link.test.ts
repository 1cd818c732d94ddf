import { describe, expect, test } from 'vitest';
import { fingerprintOf, printed, refusal, run, TINY_LINK } from './testing/commands.ts';

const OWN = fingerprintOf(TINY_LINK);
const OTHER = '0123456789abcdef';
const link = (end: string): string => `https://host.example/#${TINY_LINK}${end}`;
const commands = [
  { command: ['train'] },
  { command: ['inspect'] },
  { command: ['activations', '--layer', '2'] },
];

describe.each(commands)('$command of a link', ({ command }) => {
  const ranWith = (...args: string[]) => run(...command, '--link', ...args);

  test('says that the bits are the same', () => {
    const { status, stderr } = ranWith(link(`&fp=${OWN}`), '--strict');
    expect([status, stderr]).toEqual([0, expect.stringContaining('\nsame bits as the link\n')]);
  });

  test('warns of other bits, and where strict, ends with exit status 3', () => {
    const { status, stderr, stdout } = ranWith(link(`&fp=${OTHER}`));
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(/^warning: other bits than the link\n[^\n]*0123456789abcdef/m),
    ]);
    expect(ranWith(link(`&fp=${OTHER}`), '--strict')).toEqual({ status: 3, stderr, stdout });
  });

  test('says nothing of another run, or of a link without a fingerprint', () => {
    for (const args of [[link(`&fp=${OTHER}`), '--seed', '5'], [link('')]]) {
      const { status, stderr } = ranWith(...args, '--strict');
      expect(status).toBe(0);
      expect(stderr).not.toMatch(/bits|warning/);
    }
  });

  test('is not run where strict, when anything was repaired', () => {
    for (const end of ['&bits=99', ').', '&x=1']) {
      expect(ranWith(link(end)).status).toBe(0);
      const { status, stdout, stderr } = ranWith(link(end), '--strict');
      expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
      expect(stderr).toMatch(/^infoplane: --link: [^\n]+\n$/);
    }
    expect(ranWith(link('&utm_source=x'), '--strict').status).toBe(0);
  });
});

test('a link may be as it was pasted', () => {
  const plain = printed('train', '--link', link(''));
  for (const pasted of [`<${link('')}>`, `see ${link('')}.`, link('').replace('#', '%23')]) {
    expect(printed('train', '--link', pasted)).toBe(plain);
  }
});

test('inspect prints over several lines where asked to', () => {
  const args = ['inspect', '--link', link('')];
  const [plain, pretty] = [printed(...args), printed(...args, '--pretty')];
  expect(pretty).toMatch(/^\{\n {2}"fingerprint": /);
  expect(JSON.parse(pretty)).toEqual(JSON.parse(plain));
});

test('a repeated option is refused before anything is trained', () => {
  expect(refusal('train', '--link', link(''), '--link', link(''))).toContain(
    '--link is given twice',
  );
});
