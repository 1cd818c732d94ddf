import { describe, expect, test } from 'vitest';
import { DEFAULT_PRESET, estimateSeconds, PRESETS } from '../engine/index.ts';
import { DEFAULT_VIEW_STATE, parseLink } from '../link/index.ts';
import { WorkerError } from '../worker/live.ts';
import { ActivationFile } from '../worker/measurer.ts';
import { AUTOSTART_SECONDS, SPEEDS } from './lab.ts';
import { closedLab, openLab, SMALL_LINK, SMALL_RUN, settled } from './testing/pages.ts';

const EXPENSIVE = 'v1/tanh-4bit?epochs=20000';
const FINGERPRINT = '0123456789abcdef';
const OTHER_FINGERPRINT = 'fedcba9876543210';

describe('opening', () => {
  test('entropyBounds are known before anything is trained', () => {
    const { lab } = closedLab('');
    expect(lab.state.entropyBounds).toEqual({ hx: 12, hy: expect.closeTo(0.9993, 3) });
    expect(lab.playhead).toBe(-1);
  });

  test('a cheap run trains by itself', () => {
    const { lab, trainer } = openLab();
    expect(trainer.runs.map(({ run }) => run)).toEqual([SMALL_RUN]);
    expect(lab.state.status).toEqual({ kind: 'starting' });
  });

  test.each(PRESETS.map(({ id }) => id))('the preset %s trains by itself', (id) => {
    expect(openLab([], `v1/${id}`).trainer.runs).toHaveLength(1);
  });

  test('a run that costs more than a visitor may expect waits, and says how long it takes', () => {
    const { lab, trainer } = openLab([], EXPENSIVE);
    const { status } = lab.state;
    expect(trainer.runs).toEqual([]);
    expect(status).toEqual({ kind: 'waiting', seconds: estimateSeconds(lab.state.run) });
    expect(status.kind === 'waiting' && status.seconds).toBeGreaterThan(AUTOSTART_SECONDS);
  });

  test('a waiting run trains when told to', () => {
    const { lab, trainer } = openLab([], EXPENSIVE);
    void lab.train();
    expect(trainer.latest.run.epochs).toBe(20000);
    expect(lab.state.status).toEqual({ kind: 'starting' });
  });

  test('what was repaired in a link is told', () => {
    const { lab } = closedLab('v1/tanh-4bit?epochs=0&colour=red');
    expect(lab.state.run.epochs).toBe(1);
    expect(lab.state.notices).toMatchObject([
      { code: 'repair', repair: { code: 'unknown-setting', field: 'colour' } },
      { code: 'repair', repair: { code: 'field', key: 'epochs' } },
    ]);
  });
});

describe('training', () => {
  test('each message adds its checkpoints, the epoch and a version', () => {
    const { lab, trainer } = openLab();
    const { version } = lab.state;
    trainer.latest.checkpoints(0);
    trainer.latest.checkpoints(1, 2);
    expect(lab.runRecording.epochs).toEqual([0, 1, 2]);
    expect(lab.state).toMatchObject({ status: { kind: 'training' }, epoch: 2 });
    expect(lab.state.version).toBe(version + 2);
  });

  test('epochs that are not recorded move the progress but not the playhead', () => {
    const { lab, trainer } = openLab([0, 1]);
    trainer.latest.reaches(7);
    expect(lab.state.epoch).toBe(7);
    expect(lab.playhead).toBe(1);
  });

  test('the rate is measured from the first checkpoint on, not from the start of the worker', () => {
    const { lab, trainer, clock } = openLab();
    clock.time = 5000;
    trainer.latest.checkpoints(0);
    expect(lab.state.rate).toBe(0);
    clock.time = 7000;
    trainer.latest.checkpoints(30);
    expect(lab.state.rate).toBe(15);
  });

  test('a run that completes leaves its fingerprint', async () => {
    const { lab, trainer } = openLab([0, 50]);
    await trainer.latest.finish(FINGERPRINT);
    expect(lab.state).toMatchObject({ status: { kind: 'completed' }, fingerprint: FINGERPRINT });
  });

  test('a run that diverges says at which epoch, and keeps its checkpoints', async () => {
    const { lab, trainer } = openLab([0, 1, 2]);
    await trainer.latest.finish(FINGERPRINT, { kind: 'diverged', epoch: 3 });
    expect(lab.state.status).toEqual({ kind: 'diverged', epoch: 3 });
    expect(lab.runRecording.count).toBe(3);
  });

  test('stopping ends the run and keeps what has been recorded', async () => {
    const { lab, trainer } = openLab([0, 1, 2]);
    lab.stop();
    await settled();
    expect(trainer.latest.signal.aborted).toBe(true);
    expect(lab.state.status).toEqual({ kind: 'stopped' });
    expect(lab.runRecording.epochs).toEqual([0, 1, 2]);
  });

  test('stopping what has ended changes nothing', async () => {
    const { lab, trainer } = openLab([0]);
    await trainer.latest.finish();
    lab.stop();
    expect(lab.state.status).toEqual({ kind: 'completed' });
  });

  test('checkpoints that arrive after the stop are ignored', () => {
    const { lab, trainer } = openLab([0, 1]);
    lab.stop();
    trainer.latest.checkpoints(2, 3);
    expect(lab.runRecording.epochs).toEqual([0, 1]);
    expect(lab.state.status).toEqual({ kind: 'stopped' });
  });

  test('an end that arrives after the stop is ignored', async () => {
    const { lab, trainer } = openLab([0]);
    const { latest } = trainer;
    const finished = latest.finish();
    lab.stop();
    await finished;
    expect(lab.state).toMatchObject({ status: { kind: 'stopped' }, fingerprint: undefined });
  });

  test.each([
    ['a fault of the worker', new WorkerError('lost'), { code: 'lost', detail: '' }],
    [
      'anything else',
      new RangeError('too deep'),
      { code: 'unknown', detail: 'RangeError: too deep' },
    ],
  ])('%s is kept with its code', async (_, error, problem) => {
    const { lab, trainer } = openLab([0, 1]);
    await trainer.latest.fail(error);
    const { status } = lab.state;
    expect(status).toEqual({ kind: 'failed', problem });
    expect(lab.runRecording.epochs).toEqual([0, 1]);
  });

  test('a failed run can be tried again from its beginning', async () => {
    const { lab, trainer } = openLab([0, 1]);
    await trainer.latest.fail(new WorkerError('lost'));
    void lab.train();
    expect(lab.state.status).toEqual({ kind: 'starting' });
    expect(lab.runRecording.count).toBe(0);
    trainer.latest.checkpoints(0);
    await trainer.latest.finish();
    expect(lab.state.status).toEqual({ kind: 'completed' });
  });

  test('training again starts the same run with an empty recording and no previous', async () => {
    const { lab, trainer } = openLab([0, 1, 2]);
    lab.setRun({ bits: 3 });
    const before = trainer.latest;
    before.checkpoints(0, 1);
    void lab.train();
    await settled();
    expect(before.signal.aborted).toBe(true);
    expect(trainer.latest.run).toEqual(before.run);
    expect(lab.runRecording.count).toBe(0);
    expect(lab.visiblePrevious).toBeUndefined();
    expect(lab.state).toMatchObject({ status: { kind: 'starting' }, epoch: 0, rate: 0 });
  });
});

describe('a change of settings', () => {
  test('ends the old run and trains the new one', async () => {
    const { lab, trainer } = openLab([0, 1]);
    const [first] = trainer.runs;
    lab.setRun({ bits: 3 });
    await settled();
    expect(first?.signal.aborted).toBe(true);
    expect(trainer.latest.run).toEqual({ ...SMALL_RUN, bits: 3 });
    expect(lab.runRecording.run).toEqual({ ...SMALL_RUN, bits: 3 });
    expect(lab.state.status).toEqual({ kind: 'starting' });
  });

  test('to the value they have changes nothing', () => {
    const { lab, trainer } = openLab([0, 1]);
    lab.setRun({ bits: SMALL_RUN.bits });
    expect(trainer.runs).toHaveLength(1);
    expect(lab.runRecording.count).toBe(2);
  });

  test('keeps the old recording as a previous until the new one has five checkpoints', () => {
    const { lab, trainer } = openLab([0, 1, 2]);
    const old = lab.runRecording;
    expect(lab.visiblePrevious).toBeUndefined();
    lab.setRun({ bits: 3 });
    expect(lab.visiblePrevious).toBe(old);
    trainer.latest.checkpoints(0, 1, 2, 3);
    expect(lab.visiblePrevious).toBe(old);
    trainer.latest.checkpoints(4);
    expect(lab.visiblePrevious).toBeUndefined();
  });

  test('before the first checkpoint leaves the previous of the run before', () => {
    const { lab } = openLab([0, 1, 2, 3, 4, 5]);
    const old = lab.runRecording;
    lab.setRun({ bits: 3 });
    lab.setRun({ bits: 2 });
    expect(lab.visiblePrevious).toBe(old);
  });

  test('lets no late checkpoint of the old run into the new recording', () => {
    const { lab, trainer } = openLab([0, 1]);
    const [first] = trainer.runs;
    lab.setRun({ bits: 3 });
    first?.checkpoints(2, 3);
    expect(lab.runRecording.count).toBe(0);
    expect(lab.previous?.epochs).toEqual([0, 1]);
    expect(lab.state).toMatchObject({ status: { kind: 'starting' }, epoch: 0 });
  });

  test('follows the newest checkpoint again and stops playing', () => {
    const { lab } = openLab([0, 1, 2, 3]);
    lab.seek(1);
    lab.play();
    lab.setHover({ checkpoint: 2, layer: 1 });
    lab.setRun({ bits: 3 });
    expect(lab.state).toMatchObject({ playing: false, hover: undefined });
    expect(lab.state.viewState.epoch).toBeUndefined();
  });

  test('drops the selected layer when it is no more', () => {
    const { lab } = openLab();
    lab.setViewState({ layer: 3 });
    lab.setRun({ hidden: [2], activations: ['tanh'] });
    expect(lab.state.viewState.layer).toBeUndefined();
  });

  test('keeps the selected layer where it still is, and how the output is read', () => {
    const { lab } = openLab();
    lab.setViewState({ layer: 2, output: 'class' });
    lab.setRun({ hidden: [2], activations: ['tanh'] });
    expect(lab.state.viewState).toEqual({ ...DEFAULT_VIEW_STATE, layer: 2, output: 'class' });
  });

  test('measures the entropyBounds of the new data', () => {
    const { lab } = openLab();
    lab.setRun({ data: 'parity' });
    expect(lab.state.entropyBounds.hy).toBe(1);
  });

  test('that makes the run expensive ends the old one and does not start the new', async () => {
    const { lab, trainer } = openLab([0, 1]);
    lab.setRun({ epochs: 20000, hidden: [32, 32, 32], activations: ['tanh', 'tanh', 'tanh'] });
    await settled();
    expect(trainer.runs.map(({ signal }) => signal.aborted)).toEqual([true]);
    expect(lab.state.status.kind).toBe('waiting');
    expect(lab.runRecording.count).toBe(0);
  });

  test('of the preset takes all of its settings', () => {
    const { lab, trainer } = openLab();
    const preset = PRESETS[1] ?? DEFAULT_PRESET;
    lab.setPreset(preset);
    expect(lab.state).toMatchObject({ preset, run: preset.run });
    expect(trainer.latest.run).toEqual(preset.run);
  });

  test('clears the notices of the link before it', () => {
    const { lab } = closedLab('v1/tanh-4bit?epochs=0');
    expect(lab.state.notices).toHaveLength(1);
    lab.setRun({ bits: 3 });
    expect(lab.state.notices).toEqual([]);
  });
});

describe('the playhead', () => {
  test('follows the newest checkpoint', () => {
    const { lab, trainer } = openLab([0]);
    expect(lab.playhead).toBe(0);
    trainer.latest.checkpoints(1, 2);
    expect(lab.playhead).toBe(2);
  });

  test('stays where it is put while checkpoints arrive', () => {
    const { lab, trainer } = openLab([0, 1, 2]);
    lab.seek(1);
    trainer.latest.checkpoints(3, 4);
    expect(lab.playhead).toBe(1);
    expect(lab.state.viewState.epoch).toBe(1);
  });

  test('put on the last checkpoint follows the newest again', () => {
    const { lab, trainer } = openLab([0, 1, 2]);
    lab.seek(0);
    lab.seek(2);
    trainer.latest.checkpoints(3);
    expect(lab.playhead).toBe(3);
  });

  test.each([
    [-5, 0],
    [1, 1],
    [99, 2],
  ])('put on record %d of three stands on %d', (checkpoint, at) => {
    const { lab } = openLab([0, 10, 20]);
    lab.seek(checkpoint);
    expect(lab.playhead).toBe(at);
  });

  test('is remembered by its epoch, not by its checkpoint', () => {
    const { lab } = openLab([0, 10, 20]);
    lab.seek(1);
    expect(lab.state.viewState.epoch).toBe(10);
  });

  test.each([
    [1, 2],
    [-1, 0],
    [10, 3],
    [-10, 0],
    [Infinity, 3],
    [-Infinity, 0],
  ])('a step of %d from the second of four checkpoints leads to %d', (by, at) => {
    const { lab } = openLab([0, 1, 2, 3]);
    lab.seek(1);
    lab.step(by);
    expect(lab.playhead).toBe(at);
  });

  test('a step ends playing', () => {
    const { lab } = openLab([0, 1, 2, 3]);
    lab.play();
    lab.step(1);
    expect(lab.state.playing).toBe(false);
  });

  test('does not move while there is no checkpoint', () => {
    const { lab } = openLab([]);
    lab.step(1);
    lab.seek(0);
    lab.play();
    lab.tick();
    expect(lab.playhead).toBe(-1);
    expect(lab.state.viewState.epoch).toBeUndefined();
    expect(lab.state.playing).toBe(false);
  });

  test('of a link whose epoch is not reached yet shows the newest checkpoint before it', () => {
    const { lab, trainer } = openLab([], `${SMALL_LINK}&e=20`);
    expect(lab.playhead).toBe(-1);
    trainer.latest.checkpoints(0, 10);
    expect(lab.playhead).toBe(1);
    trainer.latest.checkpoints(19, 21, 30);
    expect(lab.runRecording.epochs[lab.playhead]).toBe(19);
  });

  test('gives way to the checkpoint under the pointer, and comes back', () => {
    const { lab } = openLab([0, 1, 2]);
    lab.seek(1);
    lab.setHover({ checkpoint: 2, layer: undefined });
    expect(lab.shown).toBe(2);
    expect(lab.hash).toContain('e=1');
    lab.setHover(undefined);
    expect(lab.shown).toBe(1);
  });

  test('pointing at the same checkpoint again tells nobody', () => {
    const { lab } = openLab([0, 1, 2]);
    lab.setHover({ checkpoint: 1, layer: 2 });
    const before = lab.state;
    lab.setHover({ checkpoint: 1, layer: 2 });
    expect(lab.state).toBe(before);
    lab.setHover({ checkpoint: 1, layer: 3 });
    expect(lab.state.hover?.layer).toBe(3);
  });
});

describe('playing', () => {
  const epochs = Array.from({ length: 100 }, (_, i) => i);

  test('starts over from the end, at twenty checkpoints a second', () => {
    const { lab, clock } = openLab(epochs);
    lab.play();
    expect(lab.playhead).toBe(0);
    clock.time += 500;
    lab.tick();
    expect(lab.playhead).toBe(10);
  });

  test('starts over when a link has put the playhead on the last checkpoint', () => {
    const { lab } = openLab([0, 25, 50], `${SMALL_LINK}&e=50`);
    lab.play();
    expect(lab.playhead).toBe(0);
    expect(lab.state.playing).toBe(true);
  });

  test('goes on from where the playhead stands', () => {
    const { lab, clock } = openLab(epochs);
    lab.seek(40);
    lab.play();
    clock.time += 100;
    lab.tick();
    expect(lab.playhead).toBe(42);
  });

  test('loses no time to frames that come too soon for a checkpoint', () => {
    const { lab, clock } = openLab(epochs);
    lab.play();
    for (let frame = 0; frame < 60; frame++) {
      clock.time += 1000 / 60;
      lab.tick();
    }
    expect(lab.playhead).toBeGreaterThanOrEqual(19);
    expect(lab.playhead).toBeLessThanOrEqual(20);
  });

  test('ends on the last checkpoint, which it then follows', () => {
    const { lab, clock, trainer } = openLab(epochs);
    lab.play();
    clock.time += 60_000;
    lab.tick();
    expect(lab.state).toMatchObject({ playing: false });
    trainer.latest.checkpoints(100);
    expect(lab.playhead).toBe(100);
  });

  test('paused, the clock moves nothing; and the pause is not made up for', () => {
    const { lab, clock } = openLab(epochs);
    lab.play();
    clock.time += 500;
    lab.tick();
    lab.pause();
    clock.time += 1000;
    lab.tick();
    expect(lab.playhead).toBe(10);
    lab.play();
    lab.tick();
    expect(lab.playhead).toBe(10);
  });

  test('a single checkpoint cannot be played', () => {
    const { lab } = openLab([0]);
    lab.play();
    expect(lab.state.playing).toBe(false);
  });

  test.each(SPEEDS)('at speed %d takes that many times twenty checkpoints a second', (speed) => {
    const { lab, clock } = openLab(epochs);
    lab.setSpeed(speed);
    lab.play();
    clock.time += 1000;
    lab.tick();
    expect(lab.playhead).toBe(20 * speed);
  });

  test('a new speed counts from now on', () => {
    const { lab, clock } = openLab(epochs);
    lab.play();
    clock.time += 1000;
    lab.setSpeed(2);
    clock.time += 1000;
    lab.tick();
    expect(lab.playhead).toBe(40);
  });

  test('the speed moves by notches and stops at the ends', () => {
    const { lab } = openLab();
    const climb = (by: number): number[] =>
      SPEEDS.map(() => {
        lab.changeSpeed(by);
        return lab.state.speed;
      });
    expect(climb(1)).toEqual([2, 4, 4, 4, 4]);
    expect(climb(-1)).toEqual([2, 1, 0.5, 0.25, 0.25]);
  });
});

describe('links', () => {
  test('the hash leads back to the same run and viewState', () => {
    const { lab } = openLab([0, 1, 2]);
    lab.seek(1);
    lab.setViewState({ layer: 2, output: 'probabilities' });
    const { run, viewState } = lab.state;
    const again = closedLab(lab.hash).lab;
    expect(again.state).toMatchObject({ run, viewState, notices: [] });
    expect(again.hash).toBe(lab.hash);
  });

  test('the hash of a complete recording carries its fingerprint', async () => {
    const { lab, trainer } = openLab([0, 50]);
    expect(lab.hash).toBe(SMALL_LINK);
    await trainer.latest.finish(FINGERPRINT);
    expect(parseLink(lab.hash).link.fingerprint).toBe(FINGERPRINT);
  });

  test('a hash of the same run only moves the viewState', () => {
    const { lab, trainer } = openLab([0, 1, 2]);
    lab.openHash(`#${SMALL_LINK}&e=1&layer=2&out=class`);
    expect(trainer.runs).toHaveLength(1);
    expect(trainer.latest.signal.aborted).toBe(false);
    expect(lab.state.viewState).toEqual({
      ...DEFAULT_VIEW_STATE,
      epoch: 1,
      layer: 2,
      output: 'class',
    });
    expect(lab.playhead).toBe(1);
  });

  test('a hash of another run trains that, and viewStates where it says', () => {
    const { lab, trainer } = openLab([0, 1, 2]);
    lab.openHash(`#${SMALL_LINK}&seed=7&e=1&layer=2`);
    expect(trainer.runs).toHaveLength(2);
    expect(trainer.latest.run).toEqual({ ...SMALL_RUN, seed: 7 });
    expect(lab.state.viewState).toMatchObject({ epoch: 1, layer: 2 });
  });

  test('what was repaired in an opened hash replaces the notices', () => {
    const { lab } = closedLab('v1/tanh-4bit?epochs=0');
    lab.openHash(`#${SMALL_LINK}&bits=99`);
    expect(lab.state.notices).toMatchObject([{ code: 'repair', repair: { key: 'bits' } }]);
    lab.dismissNotices();
    expect(lab.state.notices).toEqual([]);
  });

  test('what is wrong in several places is told once', () => {
    const { lab } = closedLab('v1/tanh-4bit?estimators=;;&vs=x;x');
    const [first, second, ...more] = lab.state.notices;
    expect([first, second, more.length]).toMatchObject([
      { repair: { code: 'estimator', field: 'estimators' } },
      { repair: { code: 'override-unknown' } },
      0,
    ]);
    lab.openHash('#v1/tanh-4bit?estimators=;');
    expect(lab.state.notices).toEqual([first]);
  });

  test('a recording with the fingerprint of its link gives no notice', async () => {
    const { lab, trainer } = openLab([0], `${SMALL_LINK}&fp=${FINGERPRINT}`);
    await trainer.latest.finish(FINGERPRINT);
    expect(lab.state.notices).toEqual([]);
  });

  test('a recording with another fingerprint than its link gives a notice that names both', async () => {
    const { lab, trainer } = openLab([0], `${SMALL_LINK}&fp=${FINGERPRINT}`);
    await trainer.latest.finish(OTHER_FINGERPRINT);
    expect(lab.state.notices).toEqual([
      { code: 'other-fingerprint', expected: FINGERPRINT, found: OTHER_FINGERPRINT },
    ]);
  });

  test('that notice is given once, however often the run is trained', async () => {
    const { lab, trainer } = openLab([0], `${SMALL_LINK}&fp=${FINGERPRINT}`);
    await trainer.latest.finish(OTHER_FINGERPRINT);
    void lab.train();
    await trainer.latest.finish(OTHER_FINGERPRINT);
    expect(lab.state.notices).toHaveLength(1);
  });

  test('a hash of the complete run on show has its fingerprint compared at once', async () => {
    const { lab, trainer } = openLab([0]);
    await trainer.latest.finish(FINGERPRINT);
    lab.openHash(`#${SMALL_LINK}&fp=${FINGERPRINT}`);
    expect(lab.state.notices).toEqual([]);
    lab.openHash(`#${SMALL_LINK}&fp=${OTHER_FINGERPRINT}`);
    expect(lab.state.notices).toHaveLength(1);
  });

  test('a hash of another run has its fingerprint compared when that is complete', async () => {
    const { lab, trainer } = openLab([0]);
    lab.openHash(`#${SMALL_LINK}&seed=7&fp=${FINGERPRINT}`);
    await trainer.latest.finish(OTHER_FINGERPRINT);
    expect(lab.state.notices).toMatchObject([{ code: 'other-fingerprint' }]);
  });

  test('the fingerprint of a link is not expected of other settings', async () => {
    const { lab, trainer } = openLab([0], `${SMALL_LINK}&fp=${FINGERPRINT}`);
    lab.setRun({ bits: 3 });
    await trainer.latest.finish(OTHER_FINGERPRINT);
    expect(lab.state.notices).toEqual([]);
  });
});

describe('a dragged setting', () => {
  test('trains each value at once and aborts the one before', () => {
    const { lab, trainer } = openLab([0, 1]);
    lab.adjustRun({ bits: 3 });
    lab.adjustRun({ bits: 2 });
    expect(trainer.runs.map(({ run }) => run.bits)).toEqual([SMALL_RUN.bits, 3, 2]);
    expect(trainer.runs.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
    expect(lab.state.adjusting).toBe(true);
    lab.settle();
    expect(lab.state.adjusting).toBe(false);
  });
});

describe('what runs are computed with', () => {
  const slow = { id: 'typed-arrays', fallback: 'no SIMD here.' } as const;

  test('is known once a worker has said so, with the reason where it is slower', () => {
    const { lab } = closedLab();
    expect(lab.state.backend).toBeUndefined();
    const fast = { id: 'wasm-simd', fallback: undefined } as const;
    lab.setBackend(fast);
    expect(lab.state.backend).toEqual(fast);
    lab.setBackend(slow);
    expect(lab.state.backend).toEqual(slow);
    // The page says it for as long as it holds; it is no news that a link or a run brings.
    lab.setRun({ seed: 7 });
    lab.dismissNotices();
    expect(lab.state).toMatchObject({ backend: slow, notices: [] });
  });

  test('where it is slower, more runs wait', () => {
    const { lab, trainer } = openLab();
    const longer = { ...SMALL_RUN, epochs: 2000 };
    expect(lab.estimate(longer)).toBe(estimateSeconds(longer));
    expect(lab.estimate(longer)).toBeLessThan(AUTOSTART_SECONDS);
    lab.setBackend(slow);
    expect(lab.estimate(longer)).toBeGreaterThan(AUTOSTART_SECONDS);
    lab.setRun({ epochs: 2000 });
    expect(trainer.runs).toHaveLength(1);
    expect(lab.state.status).toEqual({ kind: 'waiting', seconds: lab.estimate(longer) });
  });
});

describe('measuring', () => {
  test('is counted, and what went wrong is told once', () => {
    const { lab } = openLab([0, 1]);
    lab.setMeasured(undefined);
    const stopped = () =>
      ({ code: 'measuring-stopped', problem: { code: 'lost', detail: '' } }) as const;
    lab.setMeasured(stopped());
    lab.setMeasured(stopped());
    expect(lab.state).toMatchObject({ measured: 3, notices: [stopped()] });
  });
});

describe('a file of activations', () => {
  const file = new ActivationFile(new File([], 'net.csv'), {
    rows: 8,
    classes: 2,
    layers: ['T1', 'T2'],
    widths: [4, 2],
    epochs: [2, 4, 8],
    entropyBounds: { hx: 3, hy: 1 },
  });

  test('takes the place of the run: playhead, entropyBounds and layers are its own', () => {
    const { lab } = openLab([0, 1, 2, 3], `${SMALL_LINK}&e=1&layer=3&view=compare`);
    lab.showFile(file);
    expect(lab.recording).toBe(file);
    expect(lab.state).toMatchObject({ entropyBounds: { hx: 3, hy: 1 }, hover: undefined });
    expect(lab.state.viewState).toMatchObject({ view: 'lab', epoch: undefined, layer: undefined });
    expect(lab.playhead).toBe(2);
    lab.step(-1);
    expect(lab.state.viewState.epoch).toBe(4);
    expect(lab.layerCount).toBe(2);
  });

  test('does not end training behind it, and gives way to the run again', () => {
    const { lab, trainer } = openLab([0, 1]);
    const { entropyBounds } = lab.state;
    lab.showFile(file);
    trainer.latest.checkpoints(2, 3);
    expect(lab.playhead).toBe(2);
    lab.showFile(undefined);
    expect(lab.recording).toBe(lab.runRecording);
    expect(lab.state.entropyBounds).toEqual(entropyBounds);
    expect(lab.playhead).toBe(3);
    expect(lab.layerCount).toBe(3);
  });

  test('gives way to the run of a link, also when that is the one behind it', () => {
    const { lab, trainer } = openLab([0, 1, 2]);
    lab.showFile(file);
    lab.openHash(`#${SMALL_LINK}&e=1&view=compare`);
    expect(lab.recording).toBe(lab.runRecording);
    expect(lab.playhead).toBe(1);
    expect(lab.state.viewState.view).toBe('compare');
    expect(trainer.runs).toHaveLength(1);
  });

  test('gives way to a run with other settings', () => {
    const { lab } = openLab([0, 1, 2]);
    const { entropyBounds } = lab.state;
    lab.showFile(file);
    expect(lab.visiblePrevious).toBeUndefined();
    lab.setRun({ bits: 3 });
    expect(lab.recording).toBe(lab.runRecording);
    expect(lab.state).toMatchObject({ file: undefined, entropyBounds });
  });
});
