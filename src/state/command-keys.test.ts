import { describe, expect, test } from 'vitest';
import { insightOf } from '../engine/index.ts';
import { VIEWS } from '../link/index.ts';
import { commandById, commandForKey, newSeed } from './commands.ts';
import { pageWith } from './testing/command-page.ts';
import { checkpointOf, EXPENSIVE_LINK, runRecordingOf, testFile } from './testing/pages.ts';

describe('keys of the playhead', () => {
  test('Space plays and pauses', () => {
    const { playhead, press } = pageWith();
    press(' ');
    expect(playhead.state.playing).toBe(true);
    press(' ');
    expect(playhead.state.playing).toBe(false);
  });

  test.each([
    ['ArrowLeft', false, 14],
    ['ArrowRight', false, 16],
    ['ArrowLeft', true, 5],
    ['ArrowRight', true, 25],
    ['Home', false, 0],
    ['End', false, 30],
  ])('%s (Shift: %s) leads from checkpoint 15 to %d', (key, shift, at) => {
    const { playhead, press } = pageWith();
    playhead.seek(15);
    press(key, shift);
    expect(playhead.checkpoint).toBe(at);
  });

  test('brackets play slower and faster', () => {
    const { playhead, press } = pageWith();
    press(']');
    expect(playhead.state.speed).toBe(2);
    press('[');
    press('[');
    expect(playhead.state.speed).toBe(0.5);
  });
});

describe('keys of the run', () => {
  test('T stops a run in training, and trains one that is not', () => {
    const { runs, trainer, press } = pageWith();
    press('t');
    expect(runs.session.status.kind).toBe('stopped');
    press('t');
    expect(runs.session.status.kind).toBe('starting');
    press('t');
    expect(runs.session.status.kind).toBe('stopped');
    expect(trainer.jobs).toHaveLength(2);
  });

  test('T trains a run that waits', () => {
    const { trainer, press } = pageWith([], EXPENSIVE_LINK);
    expect(trainer.jobs).toHaveLength(0);
    press('t');
    expect(trainer.jobs).toHaveLength(1);
  });

  test('R trains again with the same seed, also while training', () => {
    const { runs, trainer, press } = pageWith();
    press('r');
    expect(trainer.jobs).toHaveLength(2);
    expect(trainer.latest.run).toEqual(trainer.jobs[0]?.run);
    expect(runRecordingOf(runs).count).toBe(0);
  });

  test('N trains with another seed and leaves all else', () => {
    const { runs, trainer, press } = pageWith();
    const { run } = runs.experiment;
    press('n');
    const { seed } = trainer.latest.run;
    expect(seed).not.toBe(run.seed);
    expect(trainer.latest.run).toEqual({ ...run, seed });
  });

  test.each([
    [5, 0, 1],
    [1, 0, 2],
    [1, 0.5, 5000],
    [9999, 0.99999, 10000],
  ])(
    'a new seed after %d, by a draw of %d, is %d: never the present one',
    (present, draw, seed) => {
      expect(newSeed(present, () => draw)).toBe(seed);
    },
  );
});

describe('keys of the view', () => {
  test('digits show one layer alone, 0 and Escape all', () => {
    const { view, press } = pageWith();
    for (const reset of ['0', 'Escape']) {
      press('2');
      expect(view.state.layer).toBe(2);
      press(reset);
      expect(view.state.layer).toBeUndefined();
    }
  });

  test('a digit beyond the last layer does nothing', () => {
    const { view, press } = pageWith();
    press('3'); // The output layer of two hidden ones.
    press('4');
    press('9');
    expect(view.state.layer).toBe(3);
  });

  test.each([
    ['ArrowUp', [1, 2, 3, 3]],
    ['ArrowDown', [3, 2, 1, 1]],
  ])('%s goes through the layers and stops at the end', (key, layers) => {
    const { view, press } = pageWith();
    const seen = layers.map(() => {
      press(key);
      return view.state.layer;
    });
    expect(seen).toEqual(layers);
  });

  test('layers are those of a file while it is on show', () => {
    const { runs, view, press } = pageWith();
    runs.showFile(
      testFile({ layers: ['T1', 'T2', 'T3', 'T4'].map((name) => ({ name, width: 1 })) }),
    );
    press('5');
    expect(view.state.layer).toBeUndefined();
    press('4');
    expect(view.state.layer).toBe(4);
    press('ArrowUp');
    expect(view.state.layer).toBe(4);
  });

  test('B lays the estimates over the exact ones, and takes them away; it is a key of the Lab', () => {
    const { page, view, press, leave } = pageWith();
    const shown = ['b', 'b'].map((key) => {
      press(key);
      return view.state.overlay;
    });
    expect(shown).toEqual([true, false]);
    leave();
    expect(commandForKey(page, 'b', false)).toBeUndefined();
  });

  test('C opens each view in turn, and after the last the first', () => {
    const { view, press } = pageWith();
    const opened = VIEWS.map(() => {
      press('c');
      return view.state.view;
    });
    const [first, ...others] = VIEWS;
    expect(opened).toEqual([...others, first]);
  });

  test('M shows landmarks, and hides them again; it is a key of the Lab', () => {
    const { page, view, press, leave } = pageWith();
    const marks = [1, 2].map(() => {
      press('m');
      return view.state.landmarks;
    });
    expect(marks).toEqual([true, false]);
    leave();
    expect(commandForKey(page, 'm', false)).toBeUndefined();
  });

  test('K goes to the peak of the selected layer, else of the one that the sentence is about', async () => {
    const { page, runs, trainer, playhead, view, press } = pageWith([]);
    // T1 rises, T2 loses from the third checkpoint on, T3 more and from the second on.
    const trajectories = [
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      [1, 2, 9, 9, 8, 8, 8, 8, 8],
      [1, 9, 9, 6, 5, 4, 4, 4, 4],
    ];
    for (let epoch = 0; epoch < 9; epoch++) {
      const checkpoint = checkpointOf(runs.experiment.run, epoch);
      const estimates = checkpoint.estimates.map((estimate, l) => ({
        ...estimate,
        ixt: trajectories[Math.min(l, 2)]?.[epoch] as number,
      }));
      runRecordingOf(runs).add({ ...checkpoint, estimates });
    }
    expect(commandById(page, 'peak').isEnabled?.(page)).toBe(false);
    await trainer.latest.finish('0123456789abcdef');
    playhead.play();
    press('k');
    expect(insightOf(page.screen.finalVerdicts)?.headline?.name).toBe('T3');
    expect(playhead.checkpoint).toBe(2);
    expect(playhead.state.playing).toBe(false);
    view.set({ layer: 2 });
    press('k');
    expect(playhead.checkpoint).toBe(3);
    view.set({ layer: 1 });
    press('k');
    expect(playhead.checkpoint).toBe(8);
  });

  test('L changes the axis of epochs to linear and back', () => {
    const { display, press } = pageWith();
    const scales = [1, 2].map(() => {
      press('l');
      return display.getState().epochScale;
    });
    expect(scales).toEqual(['linear', 'log']);
  });
});

describe('keys of the page', () => {
  test('S copies a link', () => {
    const { press, copyLink } = pageWith();
    press('s');
    expect(copyLink).toHaveBeenCalledOnce();
  });

  test('? opens the help, I the dialog about the run', () => {
    const { page, press } = pageWith();
    press('?', true);
    expect(page.ui.getState().dialog).toBe('help');
    press('i');
    expect(page.ui.getState().dialog).toBe('about');
  });
});
