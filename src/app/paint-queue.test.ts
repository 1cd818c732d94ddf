import { expect, test } from 'vitest';
import { paintQueue } from './paint-queue.ts';

/** A queue whose frames and time the test moves by hand. */
function setUp() {
  const frames: (() => void)[] = [];
  let time = 0;
  const queue = paintQueue(
    (callback) => frames.push(callback),
    () => time,
  );
  return {
    queue,
    pass: (ms: number) => {
      time += ms;
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

test('a chart that asks in every frame does not keep the others waiting', () => {
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
