import { describe, expect, test } from 'vitest';
import { VIEWS } from '../link/index.ts';
import { messages } from '../messages/index.ts';
import { COMMANDS, commandById, commandForKey, commandsOn, runCommand } from './commands.ts';
import { COMPARE_COMMANDS } from './compare-commands.ts';
import { LAB_COMMANDS } from './lab-commands.ts';
import type { Command } from './page.ts';
import { EPOCHS, pageWith, QUIET_MODEL } from './testing/command-page.ts';
import { countChanges, EXPENSIVE_LINK, SMALL_LINK, testFile } from './testing/pages.ts';

const ALL = [...COMMANDS, ...LAB_COMMANDS];
/** Each laboratory with the commands that exist while it is on screen. */
const LABORATORIES = [LAB_COMMANDS, COMPARE_COMMANDS].map((own) => [...COMMANDS, ...own]);

describe('the table of commands', () => {
  test('gives no key to two commands', () => {
    for (const commands of LABORATORIES) {
      const keys = commands.flatMap((command) => command.keys);
      expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    }
  });

  test('gives no id and no title to two commands', () => {
    for (const commands of LABORATORIES) {
      for (const names of [commands.map(({ id }) => id), commands.map(({ title }) => title)]) {
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });

  test('names only keys that can be pressed', () => {
    // Letters arrive in lower case; Shift is part of the name only where a key has one.
    for (const { keys } of LABORATORIES.flat()) {
      for (const key of keys) expect(key).toMatch(/^([^A-Z]|(Shift\+)?[A-Z][A-Za-z]+)$/);
    }
  });

  test('has a key for each, but for those that a button alone is enough for', () => {
    const withoutKeys = LABORATORIES.flat().filter(({ keys }) => keys.length === 0);
    expect([...new Set(withoutKeys.map(({ id }) => id.replace(/-\d$/, '')))]).toEqual([
      'reset-all',
      'close-file',
      'by-estimator',
      ...VIEWS.map((view) => `view-${view}`),
      'dismiss-notices',
      'measure-again',
      'dismiss-file-problem',
      'panel-numbers',
      'panel-codes',
      'panel-bins',
      'panel-shape',
      'reset-criteria',
      'fewer-layers',
      'more-layers',
      'add-estimator',
      'remove-estimator',
      'add-network',
      'remove-network',
      'train-network',
      'compare-experiment',
    ]);
  });

  test('is found by each of its keys', () => {
    const { page } = pageWith();
    for (const command of ALL) {
      for (const key of command.keys) {
        const shift = key.startsWith('Shift+');
        expect(commandForKey(page, shift ? key.slice('Shift+'.length) : key, shift)).toBe(command);
      }
    }
  });

  test('is found by id, and an unknown id is an error', () => {
    const { page } = pageWith();
    for (const command of ALL) expect(commandById(page, command.id)).toBe(command);
    expect(() => commandById(page, 'dance')).toThrow(/dance/);
  });

  test('letters act with and without Shift, and so with Caps Lock on', () => {
    const { page } = pageWith();
    expect(commandForKey(page, 'T', true)).toBe(commandForKey(page, 't', false));
    expect(commandForKey(page, 'T', false)).toBe(commandForKey(page, 't', false));
  });

  test.each(['Shift', 'F5', 'Enter', 'Tab', 'q'])('%s is left to the browser', (key) => {
    const { page } = pageWith();
    expect(commandForKey(page, key, false)).toBeUndefined();
  });

  test('Shift makes another key of those with a name', () => {
    const { page } = pageWith();
    expect(commandForKey(page, 'ArrowLeft', true)?.id).not.toBe(
      commandForKey(page, 'ArrowLeft', false)?.id,
    );
    expect(commandForKey(page, 'Home', true)).toBeUndefined();
  });
});

test('every command can be run on a page where nothing has been trained', () => {
  for (const command of LABORATORIES.flat()) {
    const { page } = pageWith([], EXPENSIVE_LINK);
    expect(() => runCommand(command, page)).not.toThrow();
  }
});

describe('a command that can do nothing now', () => {
  test.each([
    ['before anything is recorded', EXPENSIVE_LINK, [], 'play'],
    ['before anything is recorded', EXPENSIVE_LINK, [], 'previous'],
    ['before anything is recorded', EXPENSIVE_LINK, [], 'next'],
    ['before anything is recorded', EXPENSIVE_LINK, [], 'first'],
    ['before anything is recorded', EXPENSIVE_LINK, [], 'last'],
    ['before anything is recorded', EXPENSIVE_LINK, [], 'back-ten'],
    ['before anything is recorded', EXPENSIVE_LINK, [], 'on-ten'],
    ['before anything is recorded', EXPENSIVE_LINK, [], 'peak'],
    ['with one checkpoint', SMALL_LINK, [0], 'play'],
    ['with three layers', SMALL_LINK, EPOCHS, 'layer-4'],
  ])('%s does nothing and announces nothing: %#', (_, hash, epochs, id) => {
    const { page, announced } = pageWith(epochs, hash);
    const counted = countChanges(page.changes);
    const command = commandById(page, id);
    expect(command.isEnabled?.(page)).toBe(false);
    runCommand(command, page);
    expect(counted.count).toBe(0);
    expect(announced()).toBeUndefined();
  });

  test('is enabled as soon as it can', () => {
    const { page, trainer, runs } = pageWith([]);
    const isEnabled = (id: string): boolean | undefined => commandById(page, id).isEnabled?.(page);
    const ids = ['play', 'next', 'layer-3', 'layer-4'];
    expect(ids.map(isEnabled)).toEqual([false, false, true, false]);
    trainer.latest.checkpoints(0);
    expect(ids.map(isEnabled)).toEqual([false, true, true, false]);
    trainer.latest.checkpoints(1);
    expect(ids.map(isEnabled)).toEqual([true, true, true, false]);
    runs.setRun({ hidden: [3, 2, 2], activations: ['tanh', 'tanh', 'tanh'] });
    expect(ids.map(isEnabled)).toEqual([false, false, true, true]);
  });

  test('is enabled while there is something to reset or to dismiss', () => {
    const { page, view, runs, notices, ui } = pageWith();
    const toggle = (id: string, begin: () => void): void => {
      const command = commandById(page, id);
      expect(command.isEnabled?.(page)).toBe(false);
      begin();
      expect(command.isEnabled?.(page)).toBe(true);
      runCommand(command, page);
      expect(command.isEnabled?.(page)).toBe(false);
    };
    notices.dismiss();
    toggle('dismiss-notices', () =>
      notices.add({
        code: 'other-fingerprint',
        expected: { hex: '0', engine: 1 },
        found: '1',
      }),
    );
    runs.setBackend({
      id: 'typed-arrays',
      fallback: { code: 'unavailable', detail: 'no SIMD here.' },
    });
    const { isEnabled } = commandById(page, 'dismiss-notices');
    expect(isEnabled?.(page)).toBe(false);
    ui.setState({ isFallbackRead: false });
    expect(isEnabled?.(page)).toBe(true);
    runCommand(commandById(page, 'reset-all'), page);
    toggle('reset-all', () => runs.setRun({ bits: 2 }));
    toggle('reset-criteria', () => view.set({ criteria: { ...view.state.criteria, epsilon: 1 } }));
    toggle('close-file', () => runs.showFile(testFile()));
    toggle('dismiss-file-problem', () =>
      ui.setState({ refused: { name: 'net.csv', problem: { code: 'lost', detail: '' } } }),
    );
  });

  test('the peak of a selected layer can be gone to when the run is over and that layer has one', async () => {
    const { page, trainer, view } = pageWith();
    const isEnabled = (): boolean | undefined => commandById(page, 'peak').isEnabled?.(page);
    view.set({ layer: 3 });
    expect(isEnabled()).toBe(false);
    await trainer.latest.finish('0123456789abcdef');
    expect(isEnabled()).toBe(true);
    view.set({ layer: 9 });
    expect(isEnabled()).toBe(false);
  });
});

describe('a command that switches something', () => {
  test.each([
    ['play', false, true],
    ['train', true, false],
    ['layer-2', false, true],
    ['overlay', false, true],
    ['view-compare', false, true],
    ['panel-codes', false, true],
    ['scale', true, false],
    ['landmarks', false, true],
  ])('%s is checked while that is on', (id, before, after) => {
    const { page } = pageWith();
    const command = commandById(page, id);
    expect(command.isChecked?.(page)).toBe(before);
    runCommand(command, page);
    expect(command.isChecked?.(page)).toBe(after);
  });
});

describe('commands of a laboratory', () => {
  const ids = (commands: readonly Command[]): string[] => commands.map(({ id }) => id);

  test('exist beside those of the page while it is on screen', () => {
    const { page, leave } = pageWith();
    expect(ids(commandsOn(page))).toEqual([...ids(COMMANDS), ...ids(LAB_COMMANDS)]);
    expect(commandForKey(page, 'm', false)?.id).toBe('landmarks');
    leave();
    expect(commandsOn(page)).toEqual(COMMANDS);
    expect(commandForKey(page, 'm', false)).toBeUndefined();
    expect(() => commandById(page, 'landmarks')).toThrow(/landmarks/);
  });

  test('give way to those of the next laboratory', () => {
    const { page, leave } = pageWith();
    const dance: Command = {
      id: 'dance',
      title: 'Dance',
      keys: ['d'],
      group: 'view',
      run: () => {},
    };
    leave();
    page.activate({ ...QUIET_MODEL }, [dance]);
    expect(ids(commandsOn(page))).toEqual([...ids(COMMANDS), 'dance']);
    expect(commandById(page, 'dance')).toBe(dance);
  });

  test('take no key, id or title of the page', () => {
    const { page } = pageWith();
    const keys = commandsOn(page).flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the outcome of a command is announced', () => {
  test.each([
    ['Home', 'epoch 0'],
    ['End', 'epoch 30'],
    ['ArrowLeft', 'epoch 29'],
    ['1', 'T1 alone'],
    ['0', 'all layers'],
    ['ArrowUp', 'T1 alone'],
    ['b', 'estimator on'],
    ['c', messages.views.view(VIEWS[1]).title],
    ['l', 'epochs linear'],
    ['m', 'landmarks on'],
    [']', 'speed 2'],
    [' ', 'playing'],
  ])('%s: %s', (key, outcome) => {
    const { press, announced } = pageWith();
    press(key);
    expect(announced()).toBe(outcome);
  });

  test('with the epoch a key has led to, and the opposite when it is pressed again', () => {
    const { playhead, press, announced } = pageWith();
    const outcomeOf = (key: string): string | undefined => {
      press(key);
      return announced();
    };
    playhead.seek(4);
    expect([' ', ' '].map(outcomeOf)).toEqual(['playing', 'paused, epoch 4']);
    expect(['b', 'b', 'l', 'l', 'm', 'm'].map(outcomeOf).filter((_, n) => n % 2)).toEqual([
      'estimator off',
      'epochs logarithmic',
      'landmarks off',
    ]);
  });

  test('with the view that comes next, and after the last with the first', () => {
    const { press, announced } = pageWith();
    const [first, ...others] = VIEWS;
    const titles = [...others, first].map((view) => messages.views.view(view).title);
    const outcomes = titles.map(() => {
      press('c');
      return announced();
    });
    expect(outcomes).toEqual(titles);
  });

  test('with the name of a layer as a file has it', () => {
    const { runs, press, announced } = pageWith();
    runs.showFile(testFile({ layers: ['conv', 'dense'].map((name) => ({ name, width: 2 })) }));
    press('2');
    expect(announced()).toBe('dense alone');
  });

  test('anew each time, though it is the same', () => {
    const { ui, press } = pageWith();
    press('Home');
    const first = ui.getState().announced;
    press('Home');
    expect(ui.getState().announced).toEqual(first);
    expect(ui.getState().announced).not.toBe(first);
  });

  test('but not that of a run, whose status is announced by itself', () => {
    const { press, announced } = pageWith();
    press('Home');
    press('t');
    expect(announced()).toBe('epoch 0');
  });
});
