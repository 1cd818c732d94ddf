import { describe, expect, test } from 'vitest';
import { Changes, isSame, type Urgency } from './changes.ts';
import { FakeClock } from './testing/fakes.ts';
import { SMALL_LINK, testFile, testPage } from './testing/pages.ts';

const PAUSE = 200;

function urgenciesOf(changes: Pick<Changes, 'subscribe'>): Urgency[] {
  const urgencies: Urgency[] = [];
  changes.subscribe((urgency) => urgencies.push(urgency));
  return urgencies;
}

function setUp() {
  const changes = new Changes();
  return { changes, urgencies: urgenciesOf(changes) };
}

describe('a change', () => {
  test('is reported to every listener, with its urgency', () => {
    const { changes, urgencies } = setUp();
    const others = urgenciesOf(changes);
    changes.notify('progress');
    changes.notify('at once');
    expect(urgencies).toEqual(['progress', 'at once']);
    expect(others).toEqual(urgencies);
  });

  test('is not reported to a listener that has unsubscribed', () => {
    const changes = new Changes();
    const urgencies: Urgency[] = [];
    const end = changes.subscribe((urgency) => urgencies.push(urgency));
    end();
    changes.notify('at once');
    expect(urgencies).toEqual([]);
  });

  test('by a listener, in a notification, notifies all again', () => {
    const changes = new Changes();
    const store = changes.store({ asked: 0, answered: 0 });
    changes.subscribe(() => {
      const { asked } = store.getState();
      store.setState({ answered: asked });
    });
    const seen: unknown[] = [];
    changes.subscribe(() => seen.push(store.getState()));
    store.setState({ asked: 1 });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.at(-1)).toEqual({ asked: 1, answered: 1 });
    changes.notify('progress');
    expect(seen.at(-1)).toEqual({ asked: 1, answered: 1 });
  });

  test('by a listener that unsubscribes itself leaves the others notified', () => {
    const changes = new Changes();
    const end = changes.subscribe(() => end());
    const urgencies = urgenciesOf(changes);
    changes.notify('at once');
    changes.notify('at once');
    expect(urgencies).toHaveLength(2);
  });

  test('is not reported to a listener whose subscription another has just ended', () => {
    const changes = new Changes();
    changes.subscribe(() => end());
    const urgencies: Urgency[] = [];
    const end = changes.subscribe((urgency) => urgencies.push(urgency));
    changes.notify('at once');
    expect(urgencies).toEqual([]);
  });

  test('is reported to all, though one of them throws, and the first error is thrown then', () => {
    const changes = new Changes();
    for (const problem of ['too deep', 'too wide']) {
      changes.subscribe(() => {
        throw new RangeError(problem);
      });
    }
    const urgencies = urgenciesOf(changes);
    expect(() => changes.notify('at once')).toThrow(/too deep/);
    expect(urgencies).toEqual(['at once']);
  });
});

describe('a batch', () => {
  test('of several changes notifies once, when all have changed', () => {
    const changes = new Changes();
    const [a, b] = [changes.store({ n: 0 }), changes.store({ n: 0 })];
    const seen: number[][] = [];
    changes.subscribe(() => seen.push([a.getState().n, b.getState().n]));
    changes.batch(() => {
      a.setState({ n: 1 });
      b.setState({ n: 2 });
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual([[1, 2]]);
  });

  test('within a batch notifies at the end of the outer one', () => {
    const { changes, urgencies } = setUp();
    changes.batch(() => {
      changes.batch(() => changes.notify('at once'));
      expect(urgencies).toEqual([]);
    });
    expect(urgencies).toEqual(['at once']);
  });

  test('of nothing notifies nothing', () => {
    const { changes, urgencies } = setUp();
    changes.batch(() => {});
    expect(urgencies).toEqual([]);
  });

  test.each<Urgency[][]>([
    [['progress', 'at once'], ['at once']],
    [['at once', 'progress'], ['at once']],
    [['progress', 'progress'], ['progress']],
  ])('of %j is reported as %j', (parts, reported) => {
    const { changes, urgencies } = setUp();
    changes.batch(() => {
      for (const urgency of parts) changes.notify(urgency);
    });
    expect(urgencies).toEqual(reported);
  });

  test('that is at once does not make the next progress so', () => {
    const { changes, urgencies } = setUp();
    changes.batch(() => changes.notify('at once'));
    changes.notify('progress');
    expect(urgencies).toEqual(['at once', 'progress']);
  });

  test('that throws reports what has changed until then, and the next is reported too', () => {
    const { changes, urgencies } = setUp();
    const fail = (): void =>
      changes.batch(() => {
        changes.notify('at once');
        throw new RangeError('too deep');
      });
    expect(fail).toThrow(/too deep/);
    expect(urgencies).toEqual(['at once']);
    changes.notify('progress');
    expect(urgencies).toEqual(['at once', 'progress']);
  });
});

describe('a store', () => {
  test('reports no change where every part is the same', () => {
    const { changes, urgencies } = setUp();
    const list = [1];
    const store = changes.store({ list, n: Number.NaN });
    store.setState({ list, n: Number.NaN });
    expect(urgencies).toEqual([]);
    store.setState({ list: [1] });
    expect(urgencies).toEqual(['at once']);
  });

  test('reports as progress what it counts as that', () => {
    const { changes, urgencies } = setUp();
    const store = changes.store({ n: 0 }, (now, before) => now.n === before.n + 1);
    store.setState({ n: 1 });
    store.setState({ n: 5 });
    expect(urgencies).toEqual(['progress', 'at once']);
  });
});

describe('throttled changes', () => {
  function throttled() {
    const changes = new Changes();
    const clock = new FakeClock();
    return { changes, clock, urgencies: urgenciesOf(changes.throttled(PAUSE, clock)) };
  }

  test('are those of progress once in a pause, and the latest in the end', () => {
    const { changes, clock, urgencies } = throttled();
    changes.notify('progress');
    expect(urgencies).toHaveLength(1);
    changes.notify('progress');
    clock.pass(PAUSE / 2);
    changes.notify('progress');
    expect(urgencies).toHaveLength(1);
    clock.pass(PAUSE / 2);
    expect(urgencies).toEqual(['progress', 'progress']);
    clock.pass(10 * PAUSE);
    expect(urgencies).toHaveLength(2);
  });

  test('are all others at once, with the progress until then', () => {
    const { changes, clock, urgencies } = throttled();
    changes.notify('progress');
    changes.notify('progress');
    changes.notify('at once');
    changes.notify('at once');
    expect(urgencies).toEqual(['progress', 'at once', 'at once']);
    // Nothing is left for the timer that was set.
    clock.pass(PAUSE);
    expect(urgencies).toHaveLength(3);
  });

  test('after a quiet time are reported without a wait', () => {
    const { changes, clock, urgencies } = throttled();
    changes.notify('progress');
    clock.pass(PAUSE);
    changes.notify('progress');
    expect(urgencies).toHaveLength(2);
  });
});

describe('what a page shows of', () => {
  /** A page in training, and the last epoch and playhead that its texts and numbers have. */
  function follow() {
    const page = testPage(SMALL_LINK, [0]);
    const seen = { epoch: 0, playhead: page.playhead.state.epoch };
    page.throttled.subscribe(() => {
      seen.epoch = page.runs.session.epoch;
      seen.playhead = page.playhead.state.epoch;
    });
    page.clock.pass(PAUSE);
    return { page, seen, urgencies: urgenciesOf(page.changes) };
  }

  test('a run in training follows it a few times a second', () => {
    const { page, seen } = follow();
    page.trainer.latest.checkpoints(1);
    expect(seen.epoch).toBe(1);
    page.trainer.latest.checkpoints(2);
    page.clock.pass(PAUSE / 2);
    page.trainer.latest.checkpoints(3);
    expect(seen.epoch).toBe(1);
    page.clock.pass(PAUSE / 2);
    expect(seen.epoch).toBe(3);
  });

  test.each<[string, (page: ReturnType<typeof follow>['page']) => unknown]>([
    ['another layer', ({ view }) => view.set({ layer: 1 })],
    ['a moved playhead', ({ playhead }) => playhead.goTo(0)],
    ['a stop', ({ runs }) => runs.stop()],
    ['the end of a run', ({ trainer }) => trainer.latest.finish()],
    ['other settings', ({ runs }) => runs.setRun({ seed: 7 })],
    ['a file', ({ runs }) => runs.showFile(testFile())],
    ['a playback that starts', ({ playhead }) => playhead.play()],
    [
      'another backend',
      ({ runs }) =>
        runs.setBackend({
          id: 'typed-arrays',
          fallback: { code: 'unavailable', detail: 'no SIMD here.' },
        }),
    ],
  ])('%s is at once, also while a run trains', async (_, act) => {
    const { page, seen, urgencies } = follow();
    page.trainer.latest.checkpoints(1);
    page.trainer.latest.checkpoints(2);
    expect(seen.epoch).toBe(1);
    expect(urgencies).toEqual(['progress', 'progress']);
    await act(page);
    expect(urgencies).toContain('at once');
    expect(seen).toEqual({ epoch: page.runs.session.epoch, playhead: page.playhead.state.epoch });
  });

  test('a playback follows it a few times a second, and at once where it rests', () => {
    const { page, seen } = follow();
    const { playhead, clock } = page;
    page.trainer.latest.checkpoints(1, 2, 3, 4, 5, 6);
    page.runs.stop();
    playhead.play();
    for (let frame = 0; frame < 3; frame++) {
      clock.pass(50);
      playhead.tick();
    }
    expect(playhead.state.epoch).toBe(3);
    expect(seen.playhead).toBe(0);
    clock.pass(50);
    expect(seen.playhead).toBe(3);
    playhead.tick();
    expect(seen.playhead).toBe(3);
    playhead.pause();
    expect(seen.playhead).toBe(4);
  });

  test('measurements is progress only where a run or a playback goes on', () => {
    const { page, urgencies } = follow();
    const measure = (): Urgency | undefined => {
      urgencies.length = 0;
      page.measured(undefined);
      return urgencies.at(-1);
    };
    expect(page.runs.session.status.kind).toBe('training');
    expect(measure()).toBe('progress');
    page.trainer.latest.checkpoints(1);
    page.runs.stop();
    expect(measure()).toBe('at once');
    page.playhead.play();
    expect(measure()).toBe('progress');
    page.playhead.pause();
    expect(measure()).toBe('at once');
  });
});

describe('two values are the same', () => {
  const part = { deep: [1] };
  class Point {
    readonly x = 1;
  }

  test.each<[unknown, unknown, boolean]>([
    [1, 1, true],
    [1, 2, false],
    [Number.NaN, Number.NaN, true],
    [0, -0, false],
    [undefined, null, false],
    [null, {}, false],
    [[], {}, false],
    [[], [], true],
    [[1, part], [1, part], true],
    [[1, part], [1, { deep: [1] }], false],
    [[1], [1, 2], false],
    [{ a: 1, part }, { part, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: undefined }, { b: undefined }, false],
    [{ a: undefined }, {}, false],
    [new Point(), new Point(), false],
    [{ x: 1 }, new Point(), false],
    [new Map(), new Map(), false],
  ])('%o and %o: %s', (a, b, same) => {
    expect(isSame(a, b)).toBe(same);
    expect(isSame(b, a)).toBe(same);
  });
});
