import { expect, test } from 'vitest';
import { paintQueue } from './paint-queue.ts';

/** A queue whose frames and time the test moves by hand. */
function setUp() {
  const frames: (() => void)[] = [];
  let timers: { at: number; callback: () => void }[] = [];
  let time = 0;
  const queue = paintQueue({
    now: () => time,
    requestFrame: (callback) => frames.push(callback),
    after: (ms, callback) => timers.push({ at: time + ms, callback }),
  });
  return {
    queue,
    pass: (ms: number) => {
      time += ms;
      const due = timers.filter(({ at }) => at <= time);
      timers = timers.filter(({ at }) => at > time);
      for (const { callback } of due) callback();
    },
    frame: () => frames.shift()?.(),
    get framesWaiting() {
      return frames.length;
    },
  };
}

test('asking many times before a frame paints once', () => {
  const { queue, frame } = setUp();
  let painted = 0;
  const paint = () => {
    painted++;
  };
  queue.request(paint);
  queue.request(paint);
  frame();
  frame();
  expect(painted).toBe(1);
});

test('what does not fit in a frame is painted in the next, in the order asked for', () => {
  const world = setUp();
  const painted: string[] = [];
  const slow = (name: string) => () => {
    painted.push(name);
    world.pass(2);
  };
  for (const name of ['plane', 'first', 'second']) world.queue.request(slow(name));
  world.frame();
  expect(painted).toEqual(['plane', 'first']);
  world.frame();
  expect(painted).toEqual(['plane', 'first', 'second']);
  expect(world.framesWaiting).toBe(0);
});

test('a chart that requests every frame does not keep the others waiting', () => {
  const world = setUp();
  let others = 0;
  const greedy = () => {
    world.pass(20);
    world.queue.request(greedy);
  };
  world.queue.request(greedy);
  world.queue.request(() => {
    others++;
  });
  world.frame();
  world.frame();
  expect(others).toBe(1);
});

test('the main chart goes before others that wait, and does not keep them waiting', () => {
  const world = setUp();
  const painted: string[] = [];
  const slow = (name: string) => () => {
    painted.push(name);
    world.pass(5);
  };
  const main = slow('main');
  for (const name of ['first', 'second', 'third']) world.queue.request(slow(name));
  world.queue.request(main, 0, true);
  world.frame();
  expect(painted).toEqual(['main', 'first']);
  world.queue.request(main, 0, true);
  world.frame();
  world.frame();
  expect(painted).toEqual(['main', 'first', 'main', 'second', 'third']);
  expect(world.framesWaiting).toBe(0);
});

test('a cancelled paint does not happen', () => {
  const { queue, frame } = setUp();
  let painted = 0;
  const paint = () => {
    painted++;
  };
  queue.request(paint);
  queue.cancel(paint);
  frame();
  expect(painted).toBe(0);
});

test('what can wait is painted first at once, then again when its pause is over', () => {
  const world = setUp();
  let painted = 0;
  const paint = () => {
    painted++;
  };
  world.queue.request(paint, 100);
  world.frame();
  expect(painted).toBe(1);
  world.pass(30);
  world.queue.request(paint, 100);
  world.queue.request(paint, 100);
  expect(world.framesWaiting).toBe(0);
  world.pass(70);
  world.frame();
  expect(painted).toBe(2);
  expect(world.framesWaiting).toBe(0);
});

test('what was to wait is painted in the next frame once it is requested at once', () => {
  const world = setUp();
  let painted = 0;
  const paint = () => {
    painted++;
  };
  world.queue.request(paint);
  world.frame();
  world.queue.request(paint, 100);
  world.queue.request(paint);
  world.frame();
  expect(painted).toBe(2);
  world.pass(100);
  world.frame();
  expect(painted).toBe(2);
});

test('what can wait has a frame of its own', () => {
  const world = setUp();
  const painted: string[] = [];
  for (const name of ['plane', 'first']) world.queue.request(() => painted.push(name), 100);
  world.frame();
  expect(painted).toEqual(['plane']);
  world.frame();
  expect(painted).toEqual(['plane', 'first']);
});

test('a short pause does not wait for a longer one asked for before', () => {
  const world = setUp();
  const painted: string[] = [];
  const slow = () => painted.push('slow');
  const quick = () => painted.push('quick');
  for (const paint of [slow, quick]) {
    world.queue.request(paint);
    world.frame();
  }
  world.queue.request(slow, 200);
  world.queue.request(quick, 50);
  world.pass(50);
  world.frame();
  expect(painted).toEqual(['slow', 'quick', 'quick']);
  world.pass(150);
  world.frame();
  expect(painted).toEqual(['slow', 'quick', 'quick', 'slow']);
});
