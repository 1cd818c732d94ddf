import { describe, expect, test } from 'vitest';
import { openLab } from './fixtures.ts';
import { isProgress, paced } from './paced.ts';

const PAUSE = 200;

/** A lab in training and the store that follows it, in a time that the test moves by hand. */
function setUp() {
  const bench = openLab([0]);
  let time = 0;
  let timers: { at: number; callback: () => void }[] = [];
  const calm = paced(bench.lab.store, PAUSE, {
    now: () => time,
    after: (ms, callback) => timers.push({ at: time + ms, callback }),
  });
  return {
    ...bench,
    calm,
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
    const { trainer, calm, pass } = setUp();
    trainer.latest.records(1);
    expect(calm.getState().epoch).toBe(1);
    trainer.latest.records(2);
    pass(PAUSE / 2);
    trainer.latest.records(3);
    expect(calm.getState().epoch).toBe(1);
    pass(PAUSE / 2);
    expect(calm.getState().epoch).toBe(3);
  });

  test('tells at once what a person does, with the progress till then', () => {
    const { lab, trainer, calm } = setUp();
    trainer.latest.records(1);
    trainer.latest.records(2);
    lab.setLook({ layer: 1 });
    expect(calm.getState()).toBe(lab.state);
    lab.goTo(0);
    expect(calm.getState()).toBe(lab.state);
  });

  test('tells at once that a run has ended or was stopped', () => {
    const { lab, trainer, calm } = setUp();
    trainer.latest.records(1);
    trainer.latest.records(2);
    lab.stop();
    expect(calm.getState()).toBe(lab.state);
  });

  test('tells of a playback once in a pause, and at once where it rests', () => {
    const { lab, trainer, clock, calm, pass } = setUp();
    trainer.latest.records(1, 2, 3, 4, 5, 6);
    lab.stop();
    lab.play();
    pass(PAUSE);
    for (let record = 1; record <= 3; record++) {
      clock.time += 50;
      lab.tick();
    }
    expect(lab.state.look.epoch).toBe(3);
    expect(calm.getState().look.epoch).toBe(1);
    lab.pause();
    expect(calm.getState().look.epoch).toBe(3);
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
    const moved = { ...before, look: { ...before.look, epoch: 0 } };
    expect(isProgress(moved, before)).toBe(false);
    expect(isProgress({ ...moved, playing: true }, { ...before, playing: true })).toBe(true);
  });

  test('is not what lenses find when nothing runs', () => {
    const { lab } = openLab([0]);
    lab.stop();
    const before = lab.state;
    expect(isProgress({ ...before, measured: before.measured + 1 }, before)).toBe(false);
  });
});
