import { describe, expect, test } from 'vitest';
import { ActivationFile } from '../worker/measurer.ts';
import { COMMANDS, commandById, commandForKey, newSeed, runCommand } from './commands.ts';
import type { Page } from './page.ts';
import { checkpointOf, type LabBench, openLab, pageOf, SMALL_LINK } from './testing/pages.ts';

interface Bench extends LabBench {
  readonly page: Page;
  /** How often a link was copied. */
  copies: number;
  /** Performs the command of a key, as the page does. */
  press(key: string, shift?: boolean): void;
}

const EPOCHS = Array.from({ length: 31 }, (_, i) => i);

function pageWith(epochs: readonly number[] = EPOCHS, hash = SMALL_LINK): Bench {
  const bench = openLab(epochs, hash);
  const page = pageOf(bench.lab, () => {
    made.copies += 1;
    return Promise.resolve();
  });
  const press = (key: string, shift = false): void => {
    const command = commandForKey(key, shift);
    if (command === undefined) throw new Error(`no command for ${key}`);
    runCommand(command, page);
  };
  const made: Bench = { ...bench, page, copies: 0, press };
  return made;
}

describe('the table of commands', () => {
  test('gives no key to two commands', () => {
    const keys = COMMANDS.flatMap((command) => command.keys);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  test('gives no id and no title to two commands', () => {
    for (const names of [COMMANDS.map(({ id }) => id), COMMANDS.map(({ title }) => title)]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('names only keys that can be pressed', () => {
    // Letters arrive in lower case; Shift is told only of keys with a name.
    for (const { keys } of COMMANDS) {
      expect(keys.length).toBeGreaterThan(0);
      for (const key of keys) expect(key).toMatch(/^([^A-Z]|(Shift\+)?[A-Z][A-Za-z]+)$/);
    }
  });

  test('is found by each of its keys', () => {
    for (const command of COMMANDS) {
      for (const key of command.keys) {
        const shift = key.startsWith('Shift+');
        expect(commandForKey(shift ? key.slice('Shift+'.length) : key, shift)).toBe(command);
      }
    }
  });

  test('is found by id, and an unknown id is an error', () => {
    for (const command of COMMANDS) expect(commandById(command.id)).toBe(command);
    expect(() => commandById('dance')).toThrow(/dance/);
  });

  test('letters act with and without Shift, for who has Caps Lock on', () => {
    expect(commandForKey('T', true)).toBe(commandForKey('t', false));
    expect(commandForKey('T', false)).toBe(commandForKey('t', false));
  });

  test.each(['Shift', 'F5', 'Enter', 'Tab', 'q'])('%s is left to the browser', (key) => {
    expect(commandForKey(key, false)).toBeUndefined();
  });

  test('Shift makes another key of those with a name', () => {
    expect(commandForKey('ArrowLeft', true)?.id).not.toBe(commandForKey('ArrowLeft', false)?.id);
    expect(commandForKey('Home', true)).toBeUndefined();
  });
});

describe('keys of the playhead', () => {
  test('Space plays and pauses', () => {
    const { lab, press } = pageWith();
    press(' ');
    expect(lab.state.playing).toBe(true);
    press(' ');
    expect(lab.state.playing).toBe(false);
  });

  test.each([
    ['ArrowLeft', false, 14],
    ['ArrowRight', false, 16],
    ['ArrowLeft', true, 5],
    ['ArrowRight', true, 25],
    ['Home', false, 0],
    ['End', false, 30],
  ])('%s (Shift: %s) leads from checkpoint 15 to %d', (key, shift, at) => {
    const { lab, press } = pageWith();
    lab.seek(15);
    press(key, shift);
    expect(lab.playhead).toBe(at);
  });

  test('brackets play slower and faster', () => {
    const { lab, press } = pageWith();
    press(']');
    expect(lab.state.speed).toBe(2);
    press('[');
    press('[');
    expect(lab.state.speed).toBe(0.5);
  });
});

describe('keys of the run', () => {
  test('T stops a run in training, and trains one that is not', () => {
    const { lab, trainer, press } = pageWith();
    press('t');
    expect(lab.state.status.kind).toBe('stopped');
    press('t');
    expect(lab.state.status.kind).toBe('starting');
    press('t');
    expect(lab.state.status.kind).toBe('stopped');
    expect(trainer.runs).toHaveLength(2);
  });

  test('T trains a run that waits', () => {
    const { trainer, press } = pageWith([], 'v1/tanh-4bit?epochs=20000');
    expect(trainer.runs).toHaveLength(0);
    press('t');
    expect(trainer.runs).toHaveLength(1);
  });

  test('R trains again with the same seed, also while training', () => {
    const { lab, trainer, press } = pageWith();
    press('r');
    expect(trainer.runs).toHaveLength(2);
    expect(trainer.latest.run).toEqual(trainer.runs[0]?.run);
    expect(lab.runRecording.count).toBe(0);
  });

  test('N trains with another seed and leaves all else', () => {
    const { lab, trainer, press } = pageWith();
    const { run } = lab.state;
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
    const { lab, press } = pageWith();
    for (const reset of ['0', 'Escape']) {
      press('2');
      expect(lab.state.viewState.layer).toBe(2);
      press(reset);
      expect(lab.state.viewState.layer).toBeUndefined();
    }
  });

  test('a digit beyond the last layer does nothing', () => {
    const { lab, press } = pageWith();
    press('3'); // The output layer of two hidden ones.
    press('4');
    press('9');
    expect(lab.state.viewState.layer).toBe(3);
  });

  test.each([
    ['ArrowUp', [1, 2, 3, 3]],
    ['ArrowDown', [3, 2, 1, 1]],
  ])('%s goes through the layers and stops at the end', (key, layers) => {
    const { lab, press } = pageWith();
    const seen = layers.map(() => {
      press(key);
      return lab.state.viewState.layer;
    });
    expect(seen).toEqual(layers);
  });

  test('layers are those of a file while it is on show', () => {
    const { lab, press } = pageWith();
    lab.showFile(
      new ActivationFile(new File([], 'net.csv'), {
        rows: 4,
        classes: 2,
        layers: ['T1', 'T2', 'T3', 'T4'],
        widths: [1, 1, 1, 1],
        epochs: [1],
        entropyBounds: { hx: 2, hy: 1 },
      }),
    );
    press('5');
    expect(lab.state.viewState.layer).toBeUndefined();
    press('4');
    expect(lab.state.viewState.layer).toBe(4);
    press('ArrowUp');
    expect(lab.state.viewState.layer).toBe(4);
  });

  test('B lays the estimator over the exact readings in the lab, and takes it away', () => {
    const { lab, press } = pageWith(EPOCHS, `${SMALL_LINK}&view=compare`);
    press('b');
    expect(lab.state.viewState).toMatchObject({ view: 'lab', overlay: true });
    press('b');
    expect(lab.state.viewState).toMatchObject({ view: 'lab', overlay: false });
  });

  test('C opens the comparison and closes it', () => {
    const { lab, press } = pageWith();
    press('c');
    expect(lab.state.viewState.view).toBe('compare');
    press('c');
    expect(lab.state.viewState.view).toBe('lab');
  });

  test('M marks known representations, and takes the marks away', () => {
    const { lab, press } = pageWith();
    const marks = [1, 2].map(() => {
      press('m');
      return lab.state.viewState.landmarks;
    });
    expect(marks).toEqual([true, false]);
  });

  test('K goes to the peak of the selected layer, else of the one that lost most', () => {
    const { lab, press } = pageWith([]);
    // T1 rises, T2 loses from the third checkpoint on, T3 more and from the second on.
    const trajectories = [
      [1, 2, 3, 4, 5, 6],
      [1, 2, 9, 9, 8, 8],
      [1, 9, 9, 6, 5, 4],
    ];
    for (let epoch = 0; epoch < 6; epoch++) {
      const checkpoint = checkpointOf(lab.state.run, epoch);
      const readings = checkpoint.readings.map((reading, l) => ({
        ...reading,
        ixt: trajectories[Math.min(l, 2)]?.[epoch] as number,
      }));
      lab.runRecording.add({ ...checkpoint, readings });
    }
    lab.play();
    press('k');
    expect(lab.playhead).toBe(2);
    expect(lab.state.playing).toBe(false);
    lab.setViewState({ layer: 2 });
    press('k');
    expect(lab.playhead).toBe(3);
    lab.setViewState({ layer: 1 });
    press('k');
    expect(lab.playhead).toBe(5);
  });

  test('L changes the axis of epochs to linear and back', () => {
    const { lab, press } = pageWith();
    const scales = [1, 2].map(() => {
      press('l');
      return lab.state.scale;
    });
    expect(scales).toEqual(['linear', 'log']);
  });
});

describe('keys of the page', () => {
  test('S copies a link', () => {
    const bench = pageWith();
    bench.press('s');
    expect(bench.copies).toBe(1);
  });

  test('? opens the help, I what is known of the run', () => {
    const { page, press } = pageWith();
    press('?', true);
    expect(page.ui.getState().dialog).toBe('help');
    press('i');
    expect(page.ui.getState().dialog).toBe('about');
  });
});

test('every command can be performed and told of on a page where nothing has been trained', () => {
  for (const command of COMMANDS) {
    const { page } = pageWith([], 'v1/tanh-4bit?epochs=20000');
    expect(() => runCommand(command, page)).not.toThrow();
  }
});

describe('what a command comes to is told', () => {
  test.each([
    ['Home', 'epoch 0'],
    ['End', 'epoch 30'],
    ['ArrowLeft', 'epoch 29'],
    ['1', 'T1 alone'],
    ['0', 'all layers'],
    ['ArrowUp', 'T1 alone'],
    ['b', 'estimator on'],
    ['c', 'Compare'],
    ['l', 'epochs linear'],
    ['m', 'known representations on'],
    [']', 'speed 2'],
    [' ', 'playing'],
  ])('%s: %s', (key, outcome) => {
    const { page, press } = pageWith();
    press(key);
    expect(page.ui.getState().told).toEqual({ outcome });
  });

  test('with the epoch a key has led to, and the other way when it is pressed again', () => {
    const { page, lab, press } = pageWith();
    const told = (key: string): string | undefined => {
      press(key);
      return page.ui.getState().told?.outcome;
    };
    lab.seek(4);
    expect([' ', ' '].map(told)).toEqual(['playing', 'paused, epoch 4']);
    expect(['b', 'b', 'c', 'c', 'l', 'l', 'm', 'm'].map(told).filter((_, n) => n % 2)).toEqual([
      'estimator off',
      'Lab',
      'epochs logarithmic',
      'known representations off',
    ]);
  });

  test('anew each time, though it is the same', () => {
    const { page, press } = pageWith();
    press('Home');
    const first = page.ui.getState().told;
    press('Home');
    expect(page.ui.getState().told).toEqual(first);
    expect(page.ui.getState().told).not.toBe(first);
  });

  test('as nothing where no epoch is recorded, and not at all for a run, which tells itself', () => {
    const { page, press } = pageWith([]);
    press('End');
    expect(page.ui.getState().told).toEqual({ outcome: 'no epoch recorded' });
    press('t');
    expect(page.ui.getState().told).toEqual({ outcome: 'no epoch recorded' });
  });
});
