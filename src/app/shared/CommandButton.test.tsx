// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, test } from 'vitest';
import { pageWith } from '../../state/testing/command-page.ts';
import { click, mount } from '../testing/mount.tsx';
import { CommandButton, CommandCheckbox } from './CommandButton.tsx';

function commandButton(id: string, epochs?: readonly number[], isToggle = false) {
  const { page } = pageWith(epochs);
  const mounted = mount(
    <CommandButton command={id} isToggle={isToggle}>
      go
    </CommandButton>,
    page,
  );
  return { ...mounted, button: mounted.button('go') };
}

describe('a button of a command', () => {
  test('has the command’s title with its keys, and gives them to assistive technology', () => {
    const { button } = commandButton('first');
    expect(button.title).toMatch(/\(Home\)$/);
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Home');
  });

  test('runs the command', () => {
    const { button, page } = commandButton('first');
    expect(page.screen.checkpoint).toBe(30);
    click(button);
    expect(page.screen.checkpoint).toBe(0);
  });

  test('shows whether the command is checked, where it is a toggle', () => {
    const { button } = commandButton('landmarks', undefined, true);
    expect(button.getAttribute('aria-pressed')).toBe('false');
    click(button);
    expect(button.getAttribute('aria-pressed')).toBe('true');
  });

  test('has no keys in its tooltip where the command has none, and its title where it has no words', () => {
    const { page } = pageWith();
    const { button } = mount(<CommandButton command="more-layers" />, page);
    expect(button('One hidden layer more').title).toBe('One hidden layer more');
    expect(button('One hidden layer more').hasAttribute('aria-keyshortcuts')).toBe(false);
  });

  test('hands the focus on before it goes, and keeps it where the command can do nothing', () => {
    const { page } = pageWith();
    const { button, find, field } = mount(
      <>
        <section tabIndex={-1}>
          <CommandButton command="more-layers" focusTo="[tabindex]" />
        </section>
        <CommandButton command="overlay" focusTo="#taker">
          overlay
        </CommandButton>
        <CommandButton command="reset-criteria" focusTo="#taker" />
        <input id="taker" aria-label="taker" />
      </>,
      page,
    );
    const disabled = button('Reset criteria');
    disabled.focus();
    click(disabled);
    expect(document.activeElement).toBe(disabled);
    click(button('overlay'));
    expect(document.activeElement).toBe(field('taker'));
    click(button('One hidden layer more'));
    expect(document.activeElement).toBe(find('section'));
  });

  test('does nothing where it has come to do something else since it was pressed', () => {
    const { button, page } = commandButton('train');
    const press = (): void =>
      act(() => void button.dispatchEvent(new Event('pointerdown', { bubbles: true })));
    press();
    act(() => page.runs.stop());
    click(button);
    expect(page.screen.session.status.kind).toBe('stopped');
    press();
    click(button);
    expect(page.screen.session.status.kind).toBe('starting');
  });
});

test('a box of a command is ticked while the command is checked', () => {
  const { page } = pageWith();
  const { find } = mount(<CommandCheckbox command="landmarks">marks</CommandCheckbox>, page);
  const box = find<HTMLInputElement>('input');
  expect(box.checked).toBe(false);
  click(box);
  expect(box.checked).toBe(true);
  expect(page.view.state.landmarks).toBe(true);
  expect(find('label').title).toMatch(/\(M\)$/);
});
