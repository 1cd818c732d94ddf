import { describe, expect, test } from 'vitest';
import { DEFAULT_PRESET, ENGINE_VERSION, estimatorSpec } from '../engine/index.ts';
import { followAddress } from './address.ts';
import { SMALL_LINK, testFile, testPage } from './testing/pages.ts';
import { FakeWindow } from './testing/windows.ts';

const FILE = testFile({ layers: [{ name: 'T1', width: 2 }], epochs: [3, 7] });

function followed(epochs: readonly number[] = [0, 1, 2], hash = SMALL_LINK) {
  const page = testPage(hash, epochs);
  const window = new FakeWindow();
  window.location.hash = `#${hash}`;
  followAddress(page, window as unknown as Window);
  return { ...page, window };
}

describe('the address', () => {
  test('is left alone by checkpoints, hovering, playback speed and scale', () => {
    const { playhead, trainer, display, window } = followed();
    trainer.latest.checkpoints(3);
    playhead.setHover({ checkpoint: 1, layer: 1 });
    playhead.setSpeed(2);
    display.setState({ epochScale: 'linear' });
    window.wait();
    expect(window.changes).toEqual([]);
  });

  test('gets a new entry for a change of settings, at once', () => {
    const { runs, window } = followed();
    runs.setRun({ bits: 3 });
    expect(window.changes).toEqual([['push', '#v1/tanh-4bit?hidden=3-2&bits=3&epochs=50']]);
  });

  test('gets one entry for each change of settings', () => {
    const { runs, window } = followed();
    runs.setRun({ bits: 3 });
    runs.setRun({ seed: 5 });
    window.wait();
    expect(window.changes.map(([how]) => how)).toEqual(['push', 'push']);
  });

  test('is replaced once the playhead rests, however often it moved', () => {
    const { playhead, window } = followed();
    playhead.seek(0);
    playhead.seek(1);
    expect(window.changes).toEqual([]);
    expect(window.wait()).toBe(1);
    expect(window.changes).toEqual([['replace', `#${SMALL_LINK}&e=1`]]);
  });

  test.each([
    ['view', { view: 'compare' }, 'view=compare'],
    ['layer', { layer: 2 }, 'layer=2'],
    ['panel', { panel: 'codes' }, 'panel=codes'],
    ['output definition', { output: 'class' }, 'out=class'],
  ] as const)('gets a new entry for a change to another %s, at once', (_, change, text) => {
    const { view, window } = followed();
    view.set(change);
    expect(window.changes).toEqual([['push', `#${SMALL_LINK}&${text}`]]);
    expect(window.wait()).toBe(0);
  });

  test('gets one entry for an estimator that is dragged, once it rests, however the playhead moves', () => {
    const { playhead, view, window } = followed();
    playhead.seek(1);
    for (const bins of [20, 25, 40]) view.set({ estimator: estimatorSpec('uniform', { bins }) });
    playhead.seek(0);
    window.wait();
    expect(window.changes).toEqual([
      ['replace', `#${SMALL_LINK}&e=1`],
      ['push', expect.stringMatching(/e=0.*estimator=uniform,40/)],
    ]);
  });

  test('an estimator that was chosen just before another panel has an entry of its own', () => {
    const { view, window } = followed();
    view.set({ estimator: estimatorSpec('uniform', { bins: 40 }) });
    view.set({ panel: 'bins' });
    expect(window.changes.map(([how]) => how)).toEqual(['push', 'push']);
  });

  test('keeps the experiment while a file is on show, and follows it again after', async () => {
    const { runs, playhead, view, trainer, window } = followed();
    playhead.seek(1);
    runs.showFile(FILE);
    playhead.seek(0);
    view.set({ layer: 1 });
    await trainer.latest.finish('00112233aabbccdd');
    window.wait();
    expect(window.changes).toEqual([['replace', `#${SMALL_LINK}&e=1`]]);
    runs.showFile(undefined);
    window.wait();
    expect(window.changes.at(-1)).toEqual([
      'replace',
      `#${SMALL_LINK}&fp=00112233aabbccdd&engine=${ENGINE_VERSION}`,
    ]);
  });

  test('is replaced when the recording is complete, to carry its fingerprint', async () => {
    const { trainer, window } = followed();
    await trainer.latest.finish('00112233aabbccdd');
    window.wait();
    expect(window.changes).toEqual([
      ['replace', `#${SMALL_LINK}&fp=00112233aabbccdd&engine=${ENGINE_VERSION}`],
    ]);
  });

  test('is not written when it is the same already', () => {
    const { playhead, window } = followed();
    playhead.seek(1);
    playhead.seek(2);
    window.wait();
    expect(window.changes).toEqual([]);
  });

  test('a move just before a change of settings stays with the entry left behind', () => {
    const { runs, playhead, window } = followed();
    playhead.seek(1);
    runs.setRun({ bits: 3 });
    window.wait();
    expect(window.changes).toEqual([
      ['replace', `#${SMALL_LINK}&e=1`],
      ['push', expect.stringContaining('bits=3')],
    ]);
  });

  test('a fingerprint that arrives just before a drag is not written over the run dragged to', async () => {
    const { runs, trainer, window } = followed();
    await trainer.latest.finish('00112233aabbccdd');
    runs.adjustRun({ bits: 3 });
    window.wait();
    expect(window.changes).toEqual([
      ['replace', `#${SMALL_LINK}&fp=00112233aabbccdd&engine=${ENGINE_VERSION}`],
    ]);
  });

  test('waits while a setting is dragged, and then gets one entry', () => {
    const { runs, window } = followed();
    runs.adjustRun({ bits: 3 });
    runs.adjustRun({ bits: 2 });
    window.wait();
    expect(window.changes).toEqual([]);
    runs.settle();
    expect(window.changes).toEqual([['push', expect.stringContaining('bits=2')]]);
  });

  test('that the browser refuses to change does not stop the experiment', () => {
    const { runs, view, trainer, window } = followed();
    window.refuses = true;
    runs.setRun({ bits: 3 });
    expect(trainer.latest.run.bits).toBe(3);
    view.set({ layer: 1 });
    window.wait();
    window.refuses = false;
    runs.setRun({ bits: 2 });
    // The entry that was refused comes first: back leads to it.
    expect(window.changes).toEqual([
      ['push', expect.stringMatching(/bits=3.*layer=1/)],
      ['push', expect.stringMatching(/bits=2.*layer=1/)],
    ]);
  });
});

describe('a burst of steps', () => {
  const layersOf = (window: FakeWindow) =>
    window.changes.map(([how, hash]) => [how, /layer=(\d)/.exec(hash)?.[1]]);

  test('is one entry, which ends with the last of them, however long it lasts', () => {
    const { view, window } = followed();
    for (let press = 0; press < 130; press++) {
      view.set({ layer: 1 + (press % 2) });
      window.time += 80;
    }
    expect(layersOf(window)).toEqual([['push', '1']]);
    window.wait();
    expect(layersOf(window)).toEqual([
      ['push', '1'],
      ['replace', '2'],
    ]);
    view.set({ layer: 1 });
    expect(layersOf(window).at(-1)).toEqual(['push', '1']);
  });

  test('ends with another part of the view, whose entry comes after it', () => {
    const { view, window } = followed();
    view.set({ layer: 1 });
    view.set({ layer: 2 });
    view.set({ panel: 'codes' });
    expect(layersOf(window)).toEqual([
      ['push', '1'],
      ['replace', '2'],
      ['push', '2'],
    ]);
  });

  test('is left by back as a whole', () => {
    const { view, window } = followed();
    view.set({ layer: 1 });
    view.set({ layer: 2 });
    window.goTo(`#${SMALL_LINK}`);
    window.wait();
    expect(view.state.layer).toBeUndefined();
    expect(window.changes).toHaveLength(1);
    view.set({ layer: 2 });
    expect(layersOf(window).at(-1)).toEqual(['push', '2']);
  });
});

describe('a change that the browser refuses', () => {
  test('is made once it lets, without another change of the page', () => {
    const { view, window } = followed();
    window.refuses = true;
    view.set({ layer: 1 });
    window.wait();
    window.wait();
    expect(window.changes).toEqual([]);
    window.refuses = false;
    window.wait();
    expect(window.changes).toEqual([['push', `#${SMALL_LINK}&layer=1`]]);
    expect(window.wait()).toBe(0);
  });

  test('is not tried for ever, and yet made with the next', () => {
    const { view, playhead, window } = followed();
    window.refuses = true;
    view.set({ layer: 1 });
    let tries = 0;
    while (window.wait() > 0) tries++;
    expect(tries).toBe(5);
    window.refuses = false;
    playhead.seek(0);
    window.wait();
    expect(window.changes).toEqual([['push', `#${SMALL_LINK}&e=0&layer=1`]]);
  });
});

describe('back and forward', () => {
  test('lead from the comparison to the view before it', () => {
    const { view, trainer, window } = followed();
    view.set({ view: 'compare' });
    window.goTo(`#${SMALL_LINK}`);
    expect(view.state.view).toBe('lab');
    expect(trainer.jobs).toHaveLength(1);
  });

  test('train the run of the entry, without a new entry', () => {
    const { runs, trainer, window } = followed();
    runs.setRun({ bits: 3 });
    window.goTo(`#${SMALL_LINK}`);
    window.wait();
    expect(trainer.jobs.map(({ run }) => run.bits)).toEqual([4, 3, 4]);
    expect(window.changes).toHaveLength(1);
  });

  test('within one run move the playhead and train nothing', () => {
    const { playhead, trainer, window } = followed();
    window.goTo(`#${SMALL_LINK}&e=1`);
    window.wait();
    expect(playhead.checkpoint).toBe(1);
    expect(trainer.jobs).toHaveLength(1);
    expect(window.changes).toEqual([]);
  });

  test('drop a move that was not written yet', () => {
    const { playhead, window } = followed();
    playhead.seek(0);
    window.goTo(`#${SMALL_LINK}&e=1`);
    expect(window.wait()).toBe(0);
    expect(playhead.checkpoint).toBe(1);
  });

  test('do not keep later changes of settings from getting their entry', () => {
    const { runs, window } = followed();
    window.goTo(`#${SMALL_LINK}&bits=3`);
    runs.setRun({ bits: 4 });
    runs.setRun({ bits: 3 });
    expect(window.changes.map(([how]) => how)).toEqual(['push', 'push']);
  });

  test('to an address without a hash show the first experiment', () => {
    const { runs, window } = followed();
    window.goTo('');
    expect(runs.hash).toBe(`v1/tanh-4bit?seed=${DEFAULT_PRESET.typicalSeed}`);
  });
});
