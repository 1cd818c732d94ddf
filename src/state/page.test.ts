import { describe, expect, test, vi } from 'vitest';
import { LAB_COMMANDS } from './lab-commands.ts';
import { createPage } from './page.ts';
import { QUIET_MODEL } from './testing/command-page.ts';
import { countChanges, SMALL_LINK, testFile, testPage } from './testing/pages.ts';

interface Options {
  readonly hash?: string;
  /** Undefined for pages without HTTPS. */
  readonly clipboard?: { writeText(text: string): Promise<void> } | undefined;
  /** What reading `localStorage` does. */
  readonly storage?: () => Storage;
}

/** What a page uses of its window. */
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

  test('puts the whole address with the present view state on the clipboard, and shows that', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    const { window, wait } = windowWith({ hash, clipboard });
    const page = createPage(window);
    page.view.set({ layer: 2 });
    await page.copyLink();
    expect(copied).toEqual(['https://example.org/plane/#v1/tanh-4bit?seed=7&layer=2']);
    expect(page.ui.getState().linkOutcome).toBe('copied');
    wait();
    expect(page.ui.getState().linkOutcome).toBeUndefined();
  });

  test('of a file copies the link of the experiment behind it, and shows that', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    const page = createPage(windowWith({ hash, clipboard }).window);
    page.runs.showFile(testFile({ epochs: [3, 7] }));
    page.playhead.seek(0);
    await page.copyLink();
    expect(copied).toEqual([`https://example.org/plane/${hash}`]);
    expect(page.ui.getState().linkOutcome).toBe('copied-without-file');
  });

  test.each([
    ['missing', undefined],
    ['refused', { writeText: () => Promise.reject(new Error('no permission')) }],
  ])('where the clipboard is %s puts the link in the address bar', async (_, clipboard) => {
    const { window, replaced } = windowWith({ hash, clipboard });
    const page = createPage(window);
    page.view.set({ layer: 2 });
    await page.copyLink();
    expect(replaced).toEqual(['#v1/tanh-4bit?seed=7&layer=2']);
    expect(page.ui.getState().linkOutcome).toBe('in-address-bar');
  });

  test('where neither clipboard nor address can be written shows the link to be copied', async () => {
    const { window } = windowWith({ hash });
    window.history.replaceState = () => {
      throw new DOMException('too many', 'SecurityError');
    };
    const page = createPage(window);
    await page.copyLink();
    expect(page.ui.getState()).toMatchObject({ dialog: 'link', linkOutcome: undefined });
    expect(page.link()).toBe(`https://example.org/plane/${hash}`);
  });

  test('in a frame leaves the address bar, which is the host’s, and shows the link', async () => {
    const { window, replaced } = windowWith({ hash });
    Object.assign(window, { self: window, top: {} });
    const page = createPage(window);
    await page.copyLink();
    expect(replaced).toEqual([]);
    expect(page.ui.getState().dialog).toBe('link');
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
  expect(page.runs.experiment.run.seed).toBe(9);
  expect(page.runs.experiment.preset.id).toBe('relu-4bit');
});

describe('a laboratory', () => {
  const modelOf = () => ({ update: vi.fn(), rest: vi.fn(), requests: vi.fn(() => []) });

  test('is updated when it comes on screen and at each change, until it leaves', () => {
    const { activate, view } = testPage(SMALL_LINK, [0]);
    const model = modelOf();
    const leave = activate(model, []);
    const updates = model.update.mock.calls.length;
    expect(updates).toBeGreaterThan(0);
    expect(model.rest).not.toHaveBeenCalled();
    view.set({ layer: 1 });
    expect(model.update.mock.calls.length).toBeGreaterThan(updates);
    leave();
    model.update.mockClear();
    view.set({ layer: 2 });
    expect(model.update).not.toHaveBeenCalled();
  });

  test('rests from when it leaves until it comes back', () => {
    const { activate, view } = testPage(SMALL_LINK, [0]);
    const model = modelOf();
    const leave = activate(model, []);
    leave();
    expect(model.rest).toHaveBeenCalled();
    model.rest.mockClear();
    view.set({ layer: 1 });
    expect(model.rest).toHaveBeenCalled();
    activate(model, []);
    model.rest.mockClear();
    view.set({ layer: 2 });
    expect(model.rest).not.toHaveBeenCalled();
  });

  test('is named as the one on screen, and after it none', () => {
    const { activate, laboratory } = testPage();
    const model = modelOf();
    const leave = activate(model, []);
    expect(laboratory.getState().model).toBe(model);
    leave();
    expect(laboratory.getState()).toEqual({ model: undefined, commands: [] });
  });
});

test('a laboratory that leaves the screen closes its dialog, and leaves those of the page open', () => {
  for (const [dialog, after] of [
    ['why', undefined],
    ['help', 'help'],
    ['about', 'about'],
  ] as const) {
    const { activate, ui } = testPage(SMALL_LINK, [0, 1]);
    const leave = activate(QUIET_MODEL, LAB_COMMANDS);
    ui.setState({ dialog });
    leave();
    expect(ui.getState().dialog).toBe(after);
  }
});

test('each measuring is a change, and the same error is one notice', () => {
  const { changes, measured, notices } = testPage(SMALL_LINK, [0, 1]);
  const counted = countChanges(changes);
  measured(undefined);
  expect(counted.count).toBe(1);
  const notice = { code: 'measuring-stopped', problem: { code: 'lost', detail: '' } } as const;
  measured(notice);
  measured({ ...notice });
  expect(counted.count).toBeGreaterThanOrEqual(3);
  expect(notices.state.list).toEqual([notice]);
});
