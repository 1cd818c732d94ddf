// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { LAB_COMMANDS } from '../../state/lab-commands.ts';
import { QUIET_MODEL } from '../../state/testing/command-page.ts';
import { testPage } from '../../state/testing/pages.ts';
import { blur, click, enter, mount, press } from '../testing/mount.tsx';
import { LayersControl } from './LayersControl.tsx';

function layers(hidden = '3-2') {
  const page = testPage(`v1/tanh-4bit?hidden=${hidden}&epochs=50`, []);
  page.activate(QUIET_MODEL, LAB_COMMANDS);
  const mounted = mount(<LayersControl />, page);
  return { ...mounted, run: () => page.runs.experiment.run };
}

describe('the hidden layers', () => {
  test('one more is as wide as the last and has its activation; one fewer goes from the end', () => {
    const { button, run, find } = layers();
    click(button('One hidden layer more'));
    expect(run().hidden).toEqual([3, 2, 2]);
    expect(run().activations).toEqual(['tanh', 'tanh', 'tanh']);
    expect(find('output').textContent).toBe('3');
    click(button('One hidden layer fewer'));
    expect(run().hidden).toEqual([3, 2]);
  });

  test('the last one stays, and the button keeps the focus', () => {
    const { button, run } = layers('3');
    const fewer = button('One hidden layer fewer');
    expect(fewer.getAttribute('aria-disabled')).toBe('true');
    fewer.focus();
    click(fewer);
    expect(run().hidden).toEqual([3]);
    expect(document.activeElement).toBe(fewer);
  });

  test('a width is typed over and taken on Enter or on leaving', () => {
    const { field, run } = layers();
    enter(field('Width of T2'), '12');
    expect(run().hidden).toEqual([3, 2]);
    press(field('Width of T2'), 'Enter');
    expect(run().hidden).toEqual([3, 12]);
    enter(field('Width of T1'), '7');
    blur(field('Width of T1'));
    expect(run().hidden).toEqual([7, 12]);
  });

  test('a width out of range is refused and put back by Escape', () => {
    const { field, alert, run } = layers();
    const width = field('Width of T2');
    enter(width, '99');
    press(width, 'Enter');
    expect(alert()).toContain('from 1 to 32');
    expect(run().hidden).toEqual([3, 2]);
    press(width, 'Escape');
    expect(width.value).toBe('2');
    expect(alert()).toBeUndefined();
  });

  test('activations are chosen for one layer or for all; unlike ones are mixed', () => {
    const { field, run } = layers();
    enter(field('Activation of T1'), 'relu');
    expect(run().activations).toEqual(['relu', 'tanh']);
    expect(field('Activation').value).toBe('');
    enter(field('Activation'), 'sigmoid');
    expect(run().activations).toEqual(['sigmoid', 'sigmoid']);
  });

  test('put back alone, the layers keep a chosen activation and the activation its layers', () => {
    const { button, field, run } = layers();
    enter(field('Activation'), 'sigmoid');
    click(button('Reset Hidden layers to 10-7-5-4-3'));
    expect(run().hidden).toEqual([10, 7, 5, 4, 3]);
    expect(run().activations).toEqual(run().hidden.map(() => 'sigmoid'));
    click(button('One hidden layer more'));
    click(button('Reset Activation to tanh'));
    expect(run().hidden).toHaveLength(6);
    expect(run().activations).toEqual(run().hidden.map(() => 'tanh'));
    enter(field('Activation of T6'), 'relu');
    expect(run().activations.at(-1)).toBe('relu');
  });
});
