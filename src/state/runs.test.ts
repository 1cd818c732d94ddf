import { describe, expect, test } from 'vitest';
import { DEFAULT_PRESET, estimateSeconds, PRESETS } from '../engine/index.ts';
import { DEFAULT_VIEW_STATE } from '../link/index.ts';
import { WorkerError } from '../worker/live.ts';
import { AUTOSTART_SECONDS, type BackendInUse } from './runs.ts';
import {
  countChanges,
  EXPENSIVE_LINK,
  runRecordingOf,
  SMALL_LINK,
  SMALL_RUN,
  settled,
  testFile,
  testPage,
} from './testing/pages.ts';

const FINGERPRINT = '0123456789abcdef';
const { epoch: _, ...DEFAULT_PAGE_VIEW } = DEFAULT_VIEW_STATE;

describe('opening', () => {
  test('the entropy bounds are known before anything is trained', () => {
    const { runs, playhead } = testPage('');
    expect(runs.shown.entropyBounds).toEqual({ hx: 12, hy: expect.closeTo(0.9993, 3) });
    expect(playhead.checkpoint).toBe(-1);
  });

  test('a first visit begins with the typical seed, which the link then names', () => {
    const { typicalSeed } = DEFAULT_PRESET;
    for (const hash of ['', '#']) {
      const { runs } = testPage(hash);
      expect(runs.experiment.run).toEqual({ ...DEFAULT_PRESET.run, seed: typicalSeed });
      expect(runs.hash).toBe(`v1/tanh-4bit?seed=${typicalSeed}`);
    }
    expect(testPage('v1/tanh-4bit').runs.experiment.run.seed).toBe(1);
  });

  test('a cheap run trains by itself', () => {
    const { runs, trainer } = testPage(SMALL_LINK, []);
    expect(trainer.jobs.map(({ run }) => run)).toEqual([SMALL_RUN]);
    expect(runs.session.status).toEqual({ kind: 'starting' });
  });

  test.each(PRESETS.map(({ id }) => id))('the preset %s trains by itself', (id) => {
    expect(testPage(`v1/${id}`, []).trainer.jobs).toHaveLength(1);
  });

  test('a run that costs more than a visitor may expect waits, with the seconds it takes', () => {
    const { runs, trainer } = testPage(EXPENSIVE_LINK, []);
    const { status } = runs.session;
    expect(trainer.jobs).toEqual([]);
    expect(status).toEqual({ kind: 'waiting', seconds: estimateSeconds(runs.experiment.run) });
    expect(status.kind === 'waiting' && status.seconds).toBeGreaterThan(AUTOSTART_SECONDS);
  });

  test('a waiting run trains when it is asked to', () => {
    const { runs, trainer } = testPage(EXPENSIVE_LINK, []);
    runs.train();
    expect(trainer.latest.run.epochs).toBe(20000);
    expect(runs.session.status).toEqual({ kind: 'starting' });
  });

  test('what was repaired in a link is a notice', () => {
    const { runs, notices } = testPage('v1/tanh-4bit?epochs=0&colour=red');
    expect(runs.experiment.run.epochs).toBe(1);
    expect(notices.state.list).toEqual([
      { code: 'repair', repair: expect.objectContaining({ field: 'colour' }) },
      { code: 'repair', repair: expect.objectContaining({ key: 'epochs' }) },
    ]);
  });
});

describe('training', () => {
  test('each message adds its checkpoints and the epoch, and is one change', () => {
    const { changes, runs, trainer } = testPage(SMALL_LINK, []);
    const counted = countChanges(changes);
    trainer.latest.checkpoints(0);
    trainer.latest.checkpoints(1, 2);
    expect(runRecordingOf(runs).epochs).toEqual([0, 1, 2]);
    expect(runs.session).toMatchObject({ status: { kind: 'training' }, epoch: 2 });
    expect(counted.count).toBe(2);
  });

  test('epochs that are not recorded move the progress but not the playhead', () => {
    const { runs, playhead, trainer } = testPage(SMALL_LINK, [0, 1]);
    trainer.latest.reaches(7);
    expect(runs.session.epoch).toBe(7);
    expect(playhead.checkpoint).toBe(1);
  });

  test('the rate is measured from the first checkpoint on, not from the start of the worker', () => {
    const { runs, trainer, clock } = testPage(SMALL_LINK, []);
    clock.time = 5000;
    trainer.latest.checkpoints(0);
    expect(runs.session.rate).toBe(0);
    clock.time = 7000;
    trainer.latest.checkpoints(30);
    expect(runs.session.rate).toBe(15);
  });

  test('a run that completes leaves its fingerprint', async () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 50]);
    await trainer.latest.finish(FINGERPRINT);
    expect(runs.session).toMatchObject({ status: { kind: 'completed' }, fingerprint: FINGERPRINT });
  });

  test('a run that diverges has the epoch of that, and keeps its checkpoints', async () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1, 2]);
    await trainer.latest.finish(FINGERPRINT, { kind: 'diverged', epoch: 3 });
    expect(runs.session.status).toEqual({ kind: 'diverged', epoch: 3 });
    expect(runRecordingOf(runs).count).toBe(3);
  });

  test('stopping ends the run and keeps what has been recorded', async () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1, 2]);
    runs.stop();
    await settled();
    expect(trainer.latest.isStopped).toBe(true);
    expect(runs.session.status).toEqual({ kind: 'stopped' });
    expect(runRecordingOf(runs).epochs).toEqual([0, 1, 2]);
  });

  test('stopping what has ended changes nothing', async () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0]);
    await trainer.latest.finish();
    runs.stop();
    expect(runs.session.status).toEqual({ kind: 'completed' });
  });

  test('checkpoints that arrive after the stop are ignored', () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1]);
    runs.stop();
    trainer.latest.checkpoints(2, 3);
    expect(runRecordingOf(runs).epochs).toEqual([0, 1]);
    expect(runs.session.status).toEqual({ kind: 'stopped' });
  });

  test('an end that arrives after the stop is ignored', async () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0]);
    const { latest } = trainer;
    const finished = latest.finish();
    runs.stop();
    await finished;
    expect(runs.session).toMatchObject({ status: { kind: 'stopped' }, fingerprint: undefined });
  });

  test.each([
    ['a fault of the worker', new WorkerError('lost'), { code: 'lost', detail: '' }],
    [
      'anything else',
      new RangeError('too deep'),
      { code: 'error', detail: 'RangeError: too deep' },
    ],
  ])('%s is a problem by its code', async (_, error, problem) => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1]);
    await trainer.latest.fail(error);
    const { status } = runs.session;
    expect(status).toEqual({ kind: 'failed', problem });
    expect(runRecordingOf(runs).epochs).toEqual([0, 1]);
  });

  test('a failed run can be tried again from its beginning', async () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1]);
    await trainer.latest.fail(new WorkerError('lost'));
    runs.train();
    expect(runs.session.status).toEqual({ kind: 'starting' });
    expect(runRecordingOf(runs).count).toBe(0);
    trainer.latest.checkpoints(0);
    await trainer.latest.finish();
    expect(runs.session.status).toEqual({ kind: 'completed' });
  });

  test('training again starts the same run with an empty recording and no previous one', async () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1, 2]);
    runs.setRun({ bits: 3 });
    const before = trainer.latest;
    before.checkpoints(0, 1);
    runs.train();
    await settled();
    expect(before.isStopped).toBe(true);
    expect(trainer.latest.run).toEqual(before.run);
    expect(runRecordingOf(runs).count).toBe(0);
    expect(runs.visiblePrevious).toBeUndefined();
    expect(runs.session).toMatchObject({ status: { kind: 'starting' }, epoch: 0, rate: 0 });
  });
});

describe('the snapshot on show', () => {
  test('is another object when the recording has grown, and only then', () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0]);
    const before = runs.shown.snapshot;
    trainer.latest.reaches(7);
    expect(runs.session.epoch).toBe(7);
    trainer.latest.checkpoints(8);
    const after = runs.shown.snapshot;
    expect(after).not.toBe(before);
    expect(after.recording).toBe(before.recording);
    expect([before.count, after.count]).toEqual([1, 2]);
  });

  test('is of another recording when the run is trained again', () => {
    const { runs } = testPage(SMALL_LINK, [0]);
    const before = runs.shown.snapshot;
    runs.train();
    expect(runs.shown.snapshot.recording).not.toBe(before.recording);
    expect(runs.shown.snapshot.count).toBe(0);
  });

  test('of a file stays the same while the run behind it trains', () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0]);
    runs.showFile(testFile());
    const before = runs.shown;
    trainer.latest.checkpoints(1, 2);
    expect(runs.shown).toBe(before);
    expect(runs.recordedCount).toBe(3);
  });
});

describe('a change of settings', () => {
  test('ends the old run and trains the new one', async () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1]);
    const [first] = trainer.jobs;
    runs.setRun({ bits: 3 });
    await settled();
    expect(first?.isStopped).toBe(true);
    expect(trainer.latest.run).toEqual({ ...SMALL_RUN, bits: 3 });
    expect(runRecordingOf(runs).run).toEqual({ ...SMALL_RUN, bits: 3 });
    expect(runs.session.status).toEqual({ kind: 'starting' });
  });

  test('to the value they have changes nothing', () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1]);
    runs.setRun({ bits: SMALL_RUN.bits });
    expect(trainer.jobs).toHaveLength(1);
    expect(runRecordingOf(runs).count).toBe(2);
  });

  test('keeps the old recording as the previous one until the new one has five checkpoints', () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1, 2]);
    const old = runRecordingOf(runs);
    expect(runs.visiblePrevious).toBeUndefined();
    runs.setRun({ bits: 3 });
    expect(runs.visiblePrevious).toBe(old);
    trainer.latest.checkpoints(0, 1, 2, 3);
    expect(runs.visiblePrevious).toBe(old);
    trainer.latest.checkpoints(4);
    expect(runs.visiblePrevious).toBeUndefined();
  });

  test('before the first checkpoint leaves the previous recording in place', () => {
    const { runs } = testPage(SMALL_LINK, [0, 1, 2, 3, 4, 5]);
    const old = runRecordingOf(runs);
    runs.setRun({ bits: 3 });
    runs.setRun({ bits: 2 });
    expect(runs.visiblePrevious).toBe(old);
  });

  test('lets no late checkpoint of the old run into the new recording', () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1]);
    const [first] = trainer.jobs;
    runs.setRun({ bits: 3 });
    first?.checkpoints(2, 3);
    expect(runRecordingOf(runs).count).toBe(0);
    expect(runs.shown.previous?.epochs).toEqual([0, 1]);
    expect(runs.session).toMatchObject({ status: { kind: 'starting' }, epoch: 0 });
  });

  test('follows the newest checkpoint again and stops playing', () => {
    const { runs, playhead } = testPage(SMALL_LINK, [0, 1, 2, 3]);
    playhead.seek(1);
    playhead.play();
    playhead.setHover({ checkpoint: 2, layer: 1 });
    runs.setRun({ bits: 3 });
    expect(playhead.state).toMatchObject({ playing: false, hover: undefined });
    expect(playhead.state.epoch).toBeUndefined();
  });

  test('drops the selected layer when it is no more', () => {
    const { runs, view } = testPage(SMALL_LINK, []);
    view.set({ layer: 3 });
    runs.setRun({ hidden: [2], activations: ['tanh'] });
    expect(view.state.layer).toBeUndefined();
  });

  test('keeps the selected layer where it still is, and the output definition', () => {
    const { runs, view } = testPage(SMALL_LINK, []);
    view.set({ layer: 2, output: 'class' });
    runs.setRun({ hidden: [2], activations: ['tanh'] });
    expect(view.state).toEqual({ ...DEFAULT_PAGE_VIEW, layer: 2, output: 'class' });
  });

  test('takes the entropy bounds of the new data', () => {
    const { runs } = testPage(SMALL_LINK, []);
    runs.setRun({ data: 'parity' });
    expect(runs.shown.entropyBounds.hy).toBe(1);
  });

  test('that makes the run expensive ends the old one and does not start the new', async () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1]);
    runs.setRun({ epochs: 20000, hidden: [32, 32, 32], activations: ['tanh', 'tanh', 'tanh'] });
    await settled();
    expect(trainer.jobs.map(({ isStopped }) => isStopped)).toEqual([true]);
    expect(runs.session.status.kind).toBe('waiting');
    expect(runRecordingOf(runs).count).toBe(0);
  });

  test('of the preset takes all of its settings, and its typical seed', () => {
    const { runs, trainer } = testPage(SMALL_LINK, []);
    const preset = PRESETS[1] ?? DEFAULT_PRESET;
    runs.setPreset(preset);
    const run = { ...preset.run, seed: preset.typicalSeed };
    expect(runs.experiment).toMatchObject({ preset, run });
    expect(trainer.latest.run).toEqual(run);
  });

  test('clears the notices of the link before it', () => {
    const { runs, notices } = testPage('v1/tanh-4bit?epochs=0');
    expect(notices.state.list).toHaveLength(1);
    runs.setRun({ bits: 3 });
    expect(notices.state.list).toEqual([]);
  });
});

describe('a dragged setting', () => {
  test('trains each value at once and aborts the one before', () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1]);
    runs.adjustRun({ bits: 3 });
    runs.adjustRun({ bits: 2 });
    expect(trainer.jobs.map(({ run }) => run.bits)).toEqual([SMALL_RUN.bits, 3, 2]);
    expect(trainer.jobs.map(({ isStopped }) => isStopped)).toEqual([true, true, false]);
    expect(runs.experiment.adjusting).toBe(true);
    runs.settle();
    expect(runs.experiment.adjusting).toBe(false);
  });
});

describe('what runs are computed with', () => {
  const slow: BackendInUse = {
    id: 'typed-arrays',
    fallback: { code: 'unavailable', detail: 'no SIMD here.' },
  };

  test('is known once a worker has reported it, with the reason where it is slower', () => {
    const { runs, notices } = testPage();
    expect(runs.session.backend).toBeUndefined();
    const fast: BackendInUse = { id: 'wasm-simd', fallback: undefined };
    runs.setBackend(fast);
    expect(runs.session.backend).toEqual(fast);
    runs.setBackend(slow);
    expect(runs.session.backend).toEqual(slow);
    // The page shows it for as long as it holds; it is no notice that a link or a run brings.
    runs.setRun({ seed: 7 });
    notices.dismiss();
    expect(runs.session.backend).toEqual(slow);
    expect(notices.state.list).toEqual([]);
  });

  test('where it is slower, a run that waits takes as long as that', () => {
    const { runs } = testPage(EXPENSIVE_LINK, []);
    const before = runs.session.status;
    runs.setBackend(slow);
    const { status } = runs.session;
    expect(status).toEqual({ kind: 'waiting', seconds: runs.estimate(runs.experiment.run) });
    expect(status).not.toEqual(before);
  });

  test('where it is slower, more runs wait', () => {
    const { runs, trainer } = testPage(SMALL_LINK, []);
    const longer = { ...SMALL_RUN, epochs: 2000 };
    expect(runs.estimate(longer)).toBe(estimateSeconds(longer));
    expect(runs.estimate(longer)).toBeLessThan(AUTOSTART_SECONDS);
    runs.setBackend(slow);
    expect(runs.estimate(longer)).toBeGreaterThan(AUTOSTART_SECONDS);
    runs.setRun({ epochs: 2000 });
    expect(trainer.jobs).toHaveLength(1);
    expect(runs.session.status).toEqual({ kind: 'waiting', seconds: runs.estimate(longer) });
  });
});

describe('a file of activations', () => {
  const file = testFile();

  test('takes the place of the run: playhead, entropy bounds and layers are its own', () => {
    const { runs, playhead, view, screen } = testPage(
      `${SMALL_LINK}&e=1&layer=3&view=compare`,
      [0, 1, 2, 3],
    );
    runs.showFile(file);
    expect(runs.shown.snapshot.recording).toBe(file);
    expect(runs.shown.entropyBounds).toEqual({ hx: 3, hy: 1 });
    expect(playhead.state).toMatchObject({ epoch: undefined, hover: undefined });
    expect(view.state).toMatchObject({ view: 'compare', layer: undefined });
    expect(playhead.checkpoint).toBe(2);
    playhead.step(-1);
    expect(playhead.state.epoch).toBe(4);
    expect(screen.layerNames.length).toBe(2);
  });

  test('gives way to the run behind it where its preset is chosen', () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 1]);
    runs.showFile(file);
    const { preset, run } = runs.experiment;
    runs.setRun(run);
    expect([runs.experiment.preset, runs.shown.file]).toEqual([preset, undefined]);
    expect(trainer.jobs).toHaveLength(1);
  });

  test('does not end training behind it, and gives way to the run again', () => {
    const { runs, playhead, screen, trainer } = testPage(SMALL_LINK, [0, 1]);
    const { entropyBounds } = runs.shown;
    runs.showFile(file);
    trainer.latest.checkpoints(2, 3);
    expect(playhead.checkpoint).toBe(2);
    runs.showFile(undefined);
    expect(runs.shown.snapshot.recording).toBe(runRecordingOf(runs));
    expect(runs.shown.entropyBounds).toEqual(entropyBounds);
    expect(playhead.checkpoint).toBe(3);
    expect(screen.layerNames.length).toBe(3);
  });

  test('gives way to the run of a link, also when that is the one behind it', () => {
    const { runs, playhead, view, trainer } = testPage(SMALL_LINK, [0, 1, 2]);
    runs.showFile(file);
    runs.openHash(`#${SMALL_LINK}&e=1&view=compare`);
    expect(runs.shown.snapshot.recording).toBe(runRecordingOf(runs));
    expect(playhead.checkpoint).toBe(1);
    expect(view.state.view).toBe('compare');
    expect(trainer.jobs).toHaveLength(1);
  });

  test('gives way to a run with other settings', () => {
    const { runs } = testPage(SMALL_LINK, [0, 1, 2]);
    const { entropyBounds } = runs.shown;
    runs.showFile(file);
    expect(runs.visiblePrevious).toBeUndefined();
    runs.setRun({ bits: 3 });
    expect(runs.shown.snapshot.recording).toBe(runRecordingOf(runs));
    expect(runs.shown).toMatchObject({ file: undefined, entropyBounds });
  });
});
