import { describe, expect, test } from 'vitest';
import { openLab } from './testing/pages.ts';
import { isProgress, throttledStore } from './throttled.ts';

const PAUSE = 200;

/** A lab in training and the store that follows it, in a time that the test moves by hand. */
function setUp() {
  const bench = openLab([0]);
  let time = 0;
  let timers: { at: number; callback: () => void }[] = [];
  const throttled = throttledStore(bench.lab.store, PAUSE, {
    now: () => time,
    after: (ms, callback) => timers.push({ at: time + ms, callback }),
  });
  return {
    ...bench,
    throttled,
    pass: (ms: number) => {
      time += ms;
      const due = timers.filter(({ at }) => at <= time);
      timers = timers.filter(({ at }) => at > time);
      for (const { callback } of due) callback();
    },
  };
}

describe('a store that follows the lab', () => {
  test('tells of the progress of a run once in a pause, and of the latest in the end', () => {
    const { trainer, throttled, pass } = setUp();
    trainer.latest.checkpoints(1);
    expect(throttled.getState().epoch).toBe(1);
    trainer.latest.checkpoints(2);
    pass(PAUSE / 2);
    trainer.latest.checkpoints(3);
    expect(throttled.getState().epoch).toBe(1);
    pass(PAUSE / 2);
    expect(throttled.getState().epoch).toBe(3);
  });

  test('tells at once what a person does, with the progress till then', () => {
    const { lab, trainer, throttled } = setUp();
    trainer.latest.checkpoints(1);
    trainer.latest.checkpoints(2);
    lab.setViewState({ layer: 1 });
    expect(throttled.getState()).toBe(lab.state);
    lab.goTo(0);
    expect(throttled.getState()).toBe(lab.state);
  });

  test('tells at once that a run has ended or was stopped', () => {
    const { lab, trainer, throttled } = setUp();
    trainer.latest.checkpoints(1);
    trainer.latest.checkpoints(2);
    lab.stop();
    expect(throttled.getState()).toBe(lab.state);
  });

  test('tells of a playback once in a pause, and at once where it rests', () => {
    const { lab, trainer, clock, throttled, pass } = setUp();
    trainer.latest.checkpoints(1, 2, 3, 4, 5, 6);
    lab.stop();
    lab.play();
    pass(PAUSE);
    for (let checkpoint = 1; checkpoint <= 3; checkpoint++) {
      clock.time += 50;
      lab.tick();
    }
    expect(lab.state.viewState.epoch).toBe(3);
    expect(throttled.getState().viewState.epoch).toBe(1);
    lab.pause();
    expect(throttled.getState().viewState.epoch).toBe(3);
  });
});

describe('progress', () => {
  test('is not what starts, ends or is chosen', () => {
    const { lab } = openLab([0]);
    const before = lab.state;
    expect(isProgress({ ...before, version: 9, measured: 2, epoch: 7 }, before)).toBe(true);
    expect(isProgress({ ...before, status: { kind: 'completed' } }, before)).toBe(false);
    expect(isProgress({ ...before, playing: true }, before)).toBe(false);
    expect(isProgress({ ...before, run: { ...before.run } }, before)).toBe(false);
  });

  test('is a moving playhead only in a playback', () => {
    const { lab } = openLab([0]);
    const before = lab.state;
    const moved = { ...before, viewState: { ...before.viewState, epoch: 0 } };
    expect(isProgress(moved, before)).toBe(false);
    expect(isProgress({ ...moved, playing: true }, { ...before, playing: true })).toBe(true);
  });

  test('is not what measurements find when nothing runs', () => {
    const { lab } = openLab([0]);
    lab.stop();
    const before = lab.state;
    expect(isProgress({ ...before, measured: before.measured + 1 }, before)).toBe(false);
  });
});
