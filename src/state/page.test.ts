import { describe, expect, test } from 'vitest';
import { ActivationFile } from '../worker/measurer.ts';
import { createPage } from './page.ts';

interface Options {
  readonly hash?: string;
  /** Undefined for pages without HTTPS. */
  readonly clipboard?: { writeText(text: string): Promise<void> } | undefined;
  /** What reading `localStorage` does. */
  readonly storage?: () => Storage;
}

/** What a page takes of its window. */
function windowWith({ hash = '', clipboard, storage }: Options) {
  const href = `https://example.org/plane/${hash}`;
  const timers = new Map<number, () => void>();
  const replaced: string[] = [];
  let count = 0;
  const window = {
    performance: { now: () => 0 },
    location: { hash, href },
    navigator: { clipboard, locks: undefined },
    history: { replaceState: (_: unknown, __: string, to: string) => void replaced.push(to) },
    get localStorage() {
      return storage?.();
    },
    setTimeout: (callback: () => void) => {
      timers.set(++count, callback);
      return count;
    },
    clearTimeout: (timer: number | undefined) => void (timer && timers.delete(timer)),
  };
  const wait = (): void => {
    for (const callback of timers.values()) callback();
    timers.clear();
  };
  return { window: window as unknown as Window, replaced, wait, timers };
}

describe('copying the link', () => {
  const hash = '#v1/tanh-4bit?seed=7';

  test('puts the whole address with the present viewState on the clipboard, and says so', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    const { window, wait } = windowWith({ hash, clipboard });
    const page = createPage(window);
    page.lab.setViewState({ layer: 2 });
    await page.copyLink();
    expect(copied).toEqual(['https://example.org/plane/#v1/tanh-4bit?seed=7&layer=2']);
    expect(page.ui.getState().said).toBe('Link copied');
    wait();
    expect(page.ui.getState().said).toBeUndefined();
  });

  test('of a file copies the link of the experiment behind it, and says so', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    const page = createPage(windowWith({ hash, clipboard }).window);
    const entropyBounds = { hx: 1, hy: 1 };
    const summary = {
      rows: 2,
      classes: 2,
      layers: ['T'],
      widths: [1],
      epochs: [3, 7],
      entropyBounds,
    };
    page.lab.showFile(new ActivationFile(new File([], 'run.csv'), summary));
    page.lab.seek(0);
    await page.copyLink();
    expect(copied).toEqual([`https://example.org/plane/${hash}`]);
    expect(page.ui.getState().said).toBe('Link copied, without the file');
  });

  test.each([
    ['missing', undefined],
    ['refused', { writeText: () => Promise.reject(new Error('no permission')) }],
  ])('where the clipboard is %s puts the link in the address bar', async (_, clipboard) => {
    const { window, replaced } = windowWith({ hash, clipboard });
    const page = createPage(window);
    page.lab.setViewState({ layer: 2 });
    await page.copyLink();
    expect(replaced).toEqual(['#v1/tanh-4bit?seed=7&layer=2']);
    expect(page.ui.getState().said).toBe('Copy it from the address bar');
  });

  test('where neither clipboard nor address can be written says so', async () => {
    const { window } = windowWith({ hash });
    window.history.replaceState = () => {
      throw new DOMException('too many', 'SecurityError');
    };
    const page = createPage(window);
    await page.copyLink();
    expect(page.ui.getState().said).toBe('The link cannot be copied here');
  });

  test('twice keeps the second answer for its full time', async () => {
    const { window, timers } = windowWith({ clipboard: { writeText: () => Promise.resolve() } });
    const page = createPage(window);
    await page.copyLink();
    await page.copyLink();
    expect(timers.size).toBe(1);
  });
});

test('a page whose site data is blocked is made all the same', () => {
  const storage = (): Storage => {
    throw new DOMException('blocked', 'SecurityError');
  };
  const page = createPage(windowWith({ storage }).window);
  expect(page.preferences.getState().keys).toBe(true);
});

test('a page shows the run of its address', () => {
  const page = createPage(windowWith({ hash: '#v1/relu-4bit?seed=9' }).window);
  expect(page.lab.state.run.seed).toBe(9);
  expect(page.lab.state.preset.id).toBe('relu-4bit');
});
