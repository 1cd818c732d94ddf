import { describe, expect, test } from 'vitest';
import { SPEEDS } from './playhead.ts';
import { countChanges, runRecordingOf, SMALL_LINK, testPage } from './testing/pages.ts';

describe('the playhead', () => {
  test('follows the newest checkpoint', () => {
    const { playhead, trainer } = testPage(SMALL_LINK, [0]);
    expect(playhead.checkpoint).toBe(0);
    trainer.latest.checkpoints(1, 2);
    expect(playhead.checkpoint).toBe(2);
  });

  test('stays where it is put while checkpoints arrive', () => {
    const { playhead, trainer } = testPage(SMALL_LINK, [0, 1, 2]);
    playhead.seek(1);
    trainer.latest.checkpoints(3, 4);
    expect(playhead.checkpoint).toBe(1);
    expect(playhead.state.epoch).toBe(1);
  });

  test('put on the last checkpoint follows the newest again', () => {
    const { playhead, trainer } = testPage(SMALL_LINK, [0, 1, 2]);
    playhead.seek(0);
    playhead.seek(2);
    trainer.latest.checkpoints(3);
    expect(playhead.checkpoint).toBe(3);
  });

  test.each([
    [-5, 0],
    [1, 1],
    [99, 2],
  ])('put on checkpoint %d of three stands on %d', (checkpoint, at) => {
    const { playhead } = testPage(SMALL_LINK, [0, 10, 20]);
    playhead.seek(checkpoint);
    expect(playhead.checkpoint).toBe(at);
  });

  test('is remembered by its epoch, not by its checkpoint', () => {
    const { playhead } = testPage(SMALL_LINK, [0, 10, 20]);
    playhead.seek(1);
    expect(playhead.state.epoch).toBe(10);
  });

  test.each([
    [1, 2],
    [-1, 0],
    [10, 3],
    [-10, 0],
    [Infinity, 3],
    [-Infinity, 0],
  ])('a step of %d from the second of four checkpoints leads to %d', (by, at) => {
    const { playhead } = testPage(SMALL_LINK, [0, 1, 2, 3]);
    playhead.seek(1);
    playhead.step(by);
    expect(playhead.checkpoint).toBe(at);
  });

  test('a step ends playing', () => {
    const { playhead } = testPage(SMALL_LINK, [0, 1, 2, 3]);
    playhead.play();
    playhead.step(1);
    expect(playhead.state.playing).toBe(false);
  });

  test('does not move while there is no checkpoint', () => {
    const { playhead } = testPage(SMALL_LINK, []);
    playhead.step(1);
    playhead.seek(0);
    playhead.play();
    playhead.tick();
    expect(playhead.checkpoint).toBe(-1);
    expect(playhead.state.epoch).toBeUndefined();
    expect(playhead.state.playing).toBe(false);
  });

  test('of a link whose epoch is not reached yet shows the newest checkpoint before it', () => {
    const { runs, playhead, trainer } = testPage(`${SMALL_LINK}&e=20`, []);
    expect(playhead.checkpoint).toBe(-1);
    trainer.latest.checkpoints(0, 10);
    expect(playhead.checkpoint).toBe(1);
    trainer.latest.checkpoints(19, 21, 30);
    expect(runRecordingOf(runs).epochs[playhead.checkpoint]).toBe(19);
  });

  test('gives way to the checkpoint under the pointer, and comes back', () => {
    const { runs, playhead } = testPage(SMALL_LINK, [0, 1, 2]);
    playhead.seek(1);
    playhead.setHover({ checkpoint: 2, layer: undefined });
    expect(playhead.shown).toBe(2);
    expect(runs.hash).toContain('e=1');
    playhead.setHover(undefined);
    expect(playhead.shown).toBe(1);
  });

  test('pointing at the same checkpoint again is no change', () => {
    const { changes, playhead } = testPage(SMALL_LINK, [0, 1, 2]);
    playhead.setHover({ checkpoint: 1, layer: 2 });
    const counted = countChanges(changes);
    playhead.setHover({ checkpoint: 1, layer: 2 });
    expect(counted.count).toBe(0);
    playhead.setHover({ checkpoint: 1, layer: 3 });
    expect(playhead.state.hover?.layer).toBe(3);
  });
});

describe('playing', () => {
  const epochs = Array.from({ length: 100 }, (_, i) => i);

  test('starts over from the end, at twenty checkpoints a second', () => {
    const { playhead, clock } = testPage(SMALL_LINK, epochs);
    playhead.play();
    expect(playhead.checkpoint).toBe(0);
    clock.time += 500;
    playhead.tick();
    expect(playhead.checkpoint).toBe(10);
  });

  test('starts over when a link has put the playhead on the last checkpoint', () => {
    const { playhead } = testPage(`${SMALL_LINK}&e=50`, [0, 25, 50]);
    playhead.play();
    expect(playhead.checkpoint).toBe(0);
    expect(playhead.state.playing).toBe(true);
  });

  test('goes on from where the playhead stands', () => {
    const { playhead, clock } = testPage(SMALL_LINK, epochs);
    playhead.seek(40);
    playhead.play();
    clock.time += 100;
    playhead.tick();
    expect(playhead.checkpoint).toBe(42);
  });

  test('loses no time to frames that come too soon for a checkpoint', () => {
    const { playhead, clock } = testPage(SMALL_LINK, epochs);
    playhead.play();
    for (let frame = 0; frame < 60; frame++) {
      clock.time += 1000 / 60;
      playhead.tick();
    }
    expect(playhead.checkpoint).toBeGreaterThanOrEqual(19);
    expect(playhead.checkpoint).toBeLessThanOrEqual(20);
  });

  test('ends on the last checkpoint, which it then follows', () => {
    const { playhead, trainer, clock } = testPage(SMALL_LINK, epochs);
    playhead.play();
    clock.time += 60_000;
    playhead.tick();
    expect(playhead.state).toMatchObject({ playing: false });
    trainer.latest.checkpoints(100);
    expect(playhead.checkpoint).toBe(100);
  });

  test('paused, the clock moves nothing; and the pause is not made up for', () => {
    const { playhead, clock } = testPage(SMALL_LINK, epochs);
    playhead.play();
    clock.time += 500;
    playhead.tick();
    playhead.pause();
    clock.time += 1000;
    playhead.tick();
    expect(playhead.checkpoint).toBe(10);
    playhead.play();
    playhead.tick();
    expect(playhead.checkpoint).toBe(10);
  });

  test('a single checkpoint cannot be played', () => {
    const { playhead } = testPage(SMALL_LINK, [0]);
    playhead.play();
    expect(playhead.state.playing).toBe(false);
  });

  test.each(SPEEDS)('at speed %d takes that many times twenty checkpoints a second', (speed) => {
    const { playhead, clock } = testPage(SMALL_LINK, epochs);
    playhead.setSpeed(speed);
    playhead.play();
    clock.time += 1000;
    playhead.tick();
    expect(playhead.checkpoint).toBe(20 * speed);
  });

  test('a new speed counts from now on', () => {
    const { playhead, clock } = testPage(SMALL_LINK, epochs);
    playhead.play();
    clock.time += 1000;
    playhead.setSpeed(2);
    clock.time += 1000;
    playhead.tick();
    expect(playhead.checkpoint).toBe(40);
  });

  test('the speed moves by notches and stops at the ends', () => {
    const { playhead } = testPage(SMALL_LINK, []);
    const climb = (by: number): number[] =>
      SPEEDS.map(() => {
        playhead.changeSpeed(by);
        return playhead.state.speed;
      });
    expect(climb(1)).toEqual([2, 4, 4, 4, 4]);
    expect(climb(-1)).toEqual([2, 1, 0.5, 0.25, 0.25]);
  });
});
