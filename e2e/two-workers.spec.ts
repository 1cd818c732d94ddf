import { expect, type Page, test } from '@playwright/test';
import { expectStatus, open, trained } from './lab.ts';

/** A run and its comparison run, each in a worker of its own. */
const LONG = '#v1/tanh-4bit?epochs=10000&view=compare&vs=act:relu';
const WATCHED_MS = 4000;
/** Five frames a second: fewer would mean that the trace, not the page, is empty. */
const MIN_FRAMES = (WATCHED_MS / 1000) * 5;

/** What is used of an event in Chromium's trace; a span has its thread's CPU time in µs. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

interface MainThread {
  /** CPU time of each task, and of each frame (callbacks, style, layout, paint), in milliseconds. */
  readonly tasks: readonly number[];
  readonly frames: readonly number[];
}

/** What the main thread of the page that draws most is busy with, for a few seconds. */
async function watch(page: Page): Promise<MainThread> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  await browser.startTracing(page, { categories: ['toplevel', 'cc'] });
  await page.waitForTimeout(WATCHED_MS);
  const events: TraceEvent[] = JSON.parse((await browser.stopTracing()).toString()).traceEvents;
  const mainThreads = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }): MainThread => {
      const spans = (wanted: string): number[] =>
        events
          .filter((event) => event.pid === pid && event.tid === tid && event.name === wanted)
          .flatMap(({ tdur }) => (tdur === undefined ? [] : tdur / 1000));
      return {
        tasks: spans('ThreadControllerImpl::RunTask'),
        frames: spans('ProxyMain::BeginMainFrame'),
      };
    });
  const [busiest] = mainThreads.toSorted((a, b) => b.frames.length - a.frames.length);
  if (busiest === undefined) throw new Error('the trace has no main thread');
  return busiest;
}

const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.POSITIVE_INFINITY;

test('while two workers train flat out no main-thread task takes over 50 ms of CPU time, and 95 of 100 frames at most 20 ms', async ({
  page,
}) => {
  await open(page, LONG);
  const attempt = async (): Promise<{ slowTasks: number[]; frames: number; frame: number }> => {
    await page.keyboard.press('n');
    await expectStatus(page, 'training');
    await expect(page.getByTestId('network-status').nth(1)).toContainText('training');
    const { tasks, frames } = await watch(page);
    const slowTasks = tasks.filter((ms) => ms > 50);
    return { slowTasks, frames: frames.length, frame: p95(frames) };
  };
  // CPU time, not the clock's: two workers leave a machine of two cores none for the page, and
  // without a GPU the browser draws there too. Even so a machine that others use is slower at times.
  let found = await attempt();
  for (let again = 0; again < 2 && (found.slowTasks.length > 0 || found.frame > 20); again++) {
    found = await attempt();
  }
  expect(found.slowTasks).toEqual([]);
  expect(found.frame).toBeLessThanOrEqual(20);
  expect(found.frames).toBeGreaterThan(MIN_FRAMES);
});

/** What a page notices by the clock, while it is watched: milliseconds. */
interface Clock {
  /** From one animation frame to the next, p95. */
  readonly frame: number;
  /** Tasks that the browser calls long: over 50 ms. */
  readonly longTasks: readonly number[];
}

async function clock(page: Page): Promise<Clock> {
  const { intervals, longTasks } = await page.evaluate(
    (watched) =>
      new Promise<{ intervals: number[]; longTasks: number[] }>((resolve) => {
        const intervals: number[] = [];
        const longTasks: number[] = [];
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longTasks.push(duration);
        });
        observer.observe({ entryTypes: ['longtask'] });
        const start = performance.now();
        let last: number | undefined;
        requestAnimationFrame(function next(time) {
          if (last !== undefined) intervals.push(time - last);
          last = time;
          if (performance.now() - start < watched) {
            requestAnimationFrame(next);
          } else {
            observer.disconnect();
            resolve({ intervals, longTasks });
          }
        });
      }),
    WATCHED_MS,
  );
  return { frame: p95(intervals), longTasks };
}

/** Frame time of an empty page beside as many busy workers: what the machine has left just now. */
async function emptyPage(page: Page, workers: number): Promise<number> {
  const empty = await page.context().newPage();
  await empty.evaluate((count) => {
    const busy = URL.createObjectURL(new Blob(['for (;;);']));
    for (let worker = 0; worker < count; worker++) new Worker(busy);
  }, workers);
  const { frame } = await clock(empty);
  await empty.close();
  await page.bringToFront();
  return frame;
}

const SMOOTH_MS = 20;
/** Frame times are multiples of a frame, give or take this much. */
const JITTER_MS = 2;

const situations: [name: string, workers: number, start: (page: Page) => Promise<void>][] = [
  [
    'in the Lab, one worker training',
    1,
    async (page) => {
      await open(page, '#v1/tanh-4bit?epochs=10000');
      await page.keyboard.press('n');
      await expectStatus(page, 'training');
    },
  ],
  [
    'in a comparison, two workers training',
    2,
    async (page) => {
      await open(page, LONG);
      await page.keyboard.press('n');
      await expectStatus(page, 'training');
      await expect(page.getByTestId('network-status').nth(1)).toContainText('training');
    },
  ],
  [
    'in a playback of a finished run',
    0,
    async (page) => {
      await open(page);
      await trained(page);
      await page.keyboard.press(' ');
      await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    },
  ],
];

for (const [name, workers, start] of situations) {
  test(`${name}, frames come every 20 ms, or as on an empty page, and no task is long`, async ({
    page,
  }) => {
    let found: Clock | undefined;
    let bar = SMOOTH_MS;
    // By the clock of a machine that others may use too: the best of three.
    for (let attempt = 0; attempt < 3; attempt++) {
      bar = Math.max(SMOOTH_MS, (await emptyPage(page, workers)) + JITTER_MS);
      await page.goto('about:blank');
      await start(page);
      found = await clock(page);
      if (found.frame <= bar && found.longTasks.length === 0) break;
    }
    expect(found?.longTasks).toEqual([]);
    expect(found?.frame).toBeLessThanOrEqual(bar);
  });
}
