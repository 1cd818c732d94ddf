import { describe, expect, test } from 'vitest';
import { openedHash } from './opened-hash.ts';

/** A window at an address, and what its address became. */
function windowAt(href: string, refuses = false) {
  const replaced: string[] = [];
  const replaceState = (_state: unknown, _title: string, url: string): void => {
    if (refuses) throw new DOMException('not here', 'SecurityError');
    replaced.push(url);
  };
  const window = { location: new URL(href), history: { replaceState } } as unknown as Window;
  return { window, replaced };
}

const ESCAPES = { code: 'text', what: 'escapes' };

describe('the hash of the address that the page was opened at', () => {
  test.each([
    'https://host.example/infoplane/#v1/relu-4bit?seed=7',
    'https://host.example/infoplane/?%23v1/tanh-8bit#v1/relu-4bit?seed=7',
    'https://host.example/infoplane/?utm_content=%2523news#v1/relu-4bit?seed=7',
  ])('is left as it is where it has one: %s', (href) => {
    const { window, replaced } = windowAt(href);
    expect(openedHash(window)).toEqual({ hash: '#v1/relu-4bit?seed=7', repairs: [] });
    expect(replaced).toEqual([]);
  });

  test.each([
    'https://host.example/infoplane/%23v1/relu-4bit?seed=7',
    'https://host.example/infoplane/?%23v1/relu-4bit?seed=7',
    'https://host.example/infoplane/?%23v1%2Frelu-4bit%3Fseed%3D7',
    'https://host.example/infoplane/%2523v1/relu-4bit?seed=7',
  ])('is found where its mark was escaped, and the address put right: %s', (href) => {
    const { window, replaced } = windowAt(href);
    expect(openedHash(window)).toMatchObject({ hash: '#v1/relu-4bit?seed=7', repairs: [ESCAPES] });
    expect(replaced).toEqual(['https://host.example/infoplane/#v1/relu-4bit?seed=7']);
  });

  test.each([
    'https://host.example/infoplane/',
    'https://host.example/infoplane/?tag=%23news',
    'https://host.example/100%25/',
  ])('is empty where there is none: %s', (href) => {
    const { window, replaced } = windowAt(href);
    expect(openedHash(window)).toEqual({ hash: '', repairs: [] });
    expect(replaced).toEqual([]);
  });

  test('is read also where the address may not be changed', () => {
    const { window } = windowAt('https://host.example/%23v1/relu-4bit', true);
    expect(openedHash(window).hash).toBe('#v1/relu-4bit');
  });
});
