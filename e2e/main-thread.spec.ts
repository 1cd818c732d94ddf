import { expect, type Page, test } from '@playwright/test';
import { expectStatus, open, trained } from './lab.ts';

const WATCHED_MS = 4000;
/** Fewer would mean that the trace, not the page, is empty. */
const MIN_FRAMES = 20;

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

/** What the main thread of the page that draws most is busy with, until something is over. */
async function watch(page: Page, over: () => Promise<void>): Promise<MainThread> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  await browser.startTracing(page, { categories: ['toplevel', 'cc'] });
  await over();
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

interface Found {
  readonly tasks: number;
  readonly slowTasks: readonly number[];
  readonly frames: number;
  /** The 95th percentile, ms. */
  readonly frame: number;
}

interface Situation {
  readonly name: string;
  /** Brings it about, on any page of the site. */
  readonly start: (page: Page) => Promise<void>;
  readonly over: (page: Page) => Promise<void>;
}

const aWhile = (page: Page): Promise<void> => page.waitForTimeout(WATCHED_MS);

async function train(page: Page, hash: string): Promise<void> {
  await page.goto('about:blank');
  await open(page, hash);
  await expectStatus(page, 'training');
}

const SITUATIONS: readonly Situation[] = [
  {
    name: 'a worker trains, to the end of the run',
    start: (page) => train(page, '#v1/tanh-4bit?epochs=4000'),
    over: trained,
  },
  {
    name: 'two workers train, in a comparison',
    start: async (page) => {
      await train(page, '#v1/tanh-4bit?epochs=10000&view=compare&vs=act:relu');
      await expect(page.getByTestId('network-status').nth(1)).toContainText('training');
    },
    over: aWhile,
  },
  {
    name: 'a finished run is played back',
    start: async (page) => {
      await page.goto('about:blank');
      await open(page);
      await trained(page);
      await page.keyboard.press(' ');
      await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    },
    over: aWhile,
  },
];

test.skip(({ browserName }) => browserName !== 'chromium', 'only Chromium traces its main thread');

for (const { name, start, over } of SITUATIONS) {
  test(`while ${name}, no main-thread task takes over 50 ms of CPU time, and 95 of 100 frames at most 20 ms`, async ({
    page,
  }) => {
    const attempt = async (): Promise<Found> => {
      await start(page);
      const { tasks, frames } = await watch(page, () => over(page));
      const slowTasks = tasks.filter((ms) => ms > 50);
      return { tasks: tasks.length, slowTasks, frames: frames.length, frame: p95(frames) };
    };
    // CPU time, not the clock's: two workers leave a machine of two cores none for the page, and
    // without a GPU the browser draws there too. Even so a machine that others use is slower at times.
    let found = await attempt();
    for (let again = 0; again < 2 && (found.slowTasks.length > 0 || found.frame > 20); again++) {
      found = await attempt();
    }
    // A browser that names its tasks otherwise has none that is slow.
    expect(found.tasks).toBeGreaterThan(0);
    expect(found.slowTasks).toEqual([]);
    expect(found.frame).toBeLessThanOrEqual(20);
    expect(found.frames).toBeGreaterThan(MIN_FRAMES);
  });
}
