import { describe, expect, test } from 'vitest';
import { ENGINE_VERSION } from '../engine/index.ts';
import { DEFAULT_VIEW_STATE, parseLink } from '../link/index.ts';
import { SMALL_LINK, SMALL_RUN, testPage } from './testing/pages.ts';

const FINGERPRINT = '0123456789abcdef';
const OTHER_FINGERPRINT = 'fedcba9876543210';
const { epoch: _, ...DEFAULT_PAGE_VIEW } = DEFAULT_VIEW_STATE;

describe('links', () => {
  test('the hash leads back to the same run and view state', () => {
    const { runs, playhead, view } = testPage(SMALL_LINK, [0, 1, 2]);
    playhead.seek(1);
    view.set({ layer: 2, output: 'probabilities' });
    const again = testPage(runs.hash);
    expect(again.runs.experiment.run).toEqual(runs.experiment.run);
    expect(again.view.state).toEqual(view.state);
    expect(again.playhead.state.epoch).toBe(1);
    expect(again.notices.state.list).toEqual([]);
    expect(again.runs.hash).toBe(runs.hash);
  });

  test('the hash of a complete recording carries its fingerprint', async () => {
    const { runs, trainer } = testPage(SMALL_LINK, [0, 50]);
    expect(runs.hash).toBe(SMALL_LINK);
    await trainer.latest.finish(FINGERPRINT);
    expect(parseLink(runs.hash).link.fingerprint).toEqual({
      hex: FINGERPRINT,
      engine: ENGINE_VERSION,
    });
  });

  test('a hash of the same run only changes the view state', () => {
    const { runs, playhead, view, trainer } = testPage(SMALL_LINK, [0, 1, 2]);
    runs.openHash(`#${SMALL_LINK}&e=1&layer=2&out=class`);
    expect(trainer.jobs).toHaveLength(1);
    expect(trainer.latest.isStopped).toBe(false);
    expect(view.state).toEqual({ ...DEFAULT_PAGE_VIEW, layer: 2, output: 'class' });
    expect(playhead.checkpoint).toBe(1);
  });

  test('a hash of another run trains that, and has its view state', () => {
    const { runs, playhead, view, trainer } = testPage(SMALL_LINK, [0, 1, 2]);
    runs.openHash(`#${SMALL_LINK}&seed=7&e=1&layer=2`);
    expect(trainer.jobs).toHaveLength(2);
    expect(trainer.latest.run).toEqual({ ...SMALL_RUN, seed: 7 });
    expect(view.state.layer).toBe(2);
    expect(playhead.state.epoch).toBe(1);
  });

  test('a run of float32 has another than itself beside it, until another is chosen', () => {
    const { runs, view } = testPage(SMALL_LINK, [0]);
    runs.setRun({ bits: 32, weightBits: 32 });
    expect(view.state.comparisonRuns).toEqual([{ bits: '4' }]);
    expect(runs.hash).not.toContain('vs=');
    runs.setRun({ bits: 4, weightBits: 4 });
    expect(view.state.comparisonRuns).toEqual(DEFAULT_VIEW_STATE.comparisonRuns);
    view.set({ comparisonRuns: [{ bits: '4' }] });
    runs.setRun({ seed: 3, bits: 8 });
    expect(view.state.comparisonRuns).toEqual([{ bits: '4' }]);
  });

  test('networks that were removed and added again are those of the page that opens the link anew', () => {
    const { runs, view } = testPage(SMALL_LINK, [0]);
    const [copy] = structuredClone(DEFAULT_VIEW_STATE.comparisonRuns);
    view.set({ comparisonRuns: copy ? [copy] : [] });
    runs.setRun({ bits: 32, weightBits: 32 });
    expect(view.state.comparisonRuns).toEqual([{ bits: '4' }]);
  });

  test('what was repaired in an opened hash replaces the notices', () => {
    const { runs, notices } = testPage('v1/tanh-4bit?epochs=0');
    runs.openHash(`#${SMALL_LINK}&bits=99`);
    expect(notices.state.list).toMatchObject([{ code: 'repair', repair: { key: 'bits' } }]);
    notices.dismiss();
    expect(notices.state.list).toEqual([]);
  });

  test('what is wrong in several places is one notice', () => {
    const { runs, notices } = testPage('v1/tanh-4bit?estimators=;;&vs=x;x');
    const [first, second, ...more] = notices.state.list;
    expect(first).toMatchObject({ repair: { field: 'estimators' } });
    expect(second).toMatchObject({ repair: { code: 'override-unknown', given: 'x' } });
    expect(more).toEqual([]);
    runs.openHash('#v1/tanh-4bit?estimators=;');
    expect(notices.state.list).toEqual([first]);
  });

  test('a recording with the fingerprint of its link gives no notice', async () => {
    const { notices, trainer } = testPage(`${SMALL_LINK}&fp=${FINGERPRINT}`, [0]);
    await trainer.latest.finish(FINGERPRINT);
    expect(notices.state.list).toEqual([]);
  });

  test('a recording with another fingerprint than its link gives a notice that names both', async () => {
    const { notices, trainer } = testPage(`${SMALL_LINK}&fp=${FINGERPRINT}`, [0]);
    await trainer.latest.finish(OTHER_FINGERPRINT);
    expect(notices.state.list).toMatchObject([
      { code: 'other-fingerprint', expected: { hex: FINGERPRINT, engine: 1 } },
    ]);
    expect(notices.state.list).toMatchObject([{ found: OTHER_FINGERPRINT }]);
  });

  test('that notice is given once, however often the run is trained', async () => {
    const { runs, notices, trainer } = testPage(`${SMALL_LINK}&fp=${FINGERPRINT}`, [0]);
    await trainer.latest.finish(OTHER_FINGERPRINT);
    runs.train();
    await trainer.latest.finish(OTHER_FINGERPRINT);
    expect(notices.state.list).toHaveLength(1);
  });

  test('a hash of the complete run on show has its fingerprint compared at once', async () => {
    const { runs, notices, trainer } = testPage(SMALL_LINK, [0]);
    await trainer.latest.finish(FINGERPRINT);
    runs.openHash(`#${SMALL_LINK}&fp=${FINGERPRINT}`);
    expect(notices.state.list).toEqual([]);
    runs.openHash(`#${SMALL_LINK}&fp=${OTHER_FINGERPRINT}`);
    expect(notices.state.list).toHaveLength(1);
  });

  test('a hash of another run has its fingerprint compared when that is complete', async () => {
    const { runs, notices, trainer } = testPage(SMALL_LINK, [0]);
    runs.openHash(`#${SMALL_LINK}&seed=7&fp=${FINGERPRINT}`);
    await trainer.latest.finish(OTHER_FINGERPRINT);
    expect(notices.state.list).toMatchObject([
      { code: 'other-fingerprint', expected: { hex: FINGERPRINT, engine: 1 } },
    ]);
  });

  test('the fingerprint of a link is not expected of other settings', async () => {
    const { runs, notices, trainer } = testPage(`${SMALL_LINK}&fp=${FINGERPRINT}`, [0]);
    runs.setRun({ bits: 3 });
    await trainer.latest.finish(OTHER_FINGERPRINT);
    expect(notices.state.list).toEqual([]);
  });
});
