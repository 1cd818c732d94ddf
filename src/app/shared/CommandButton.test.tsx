// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { pageWith } from '../../state/testing/command-page.ts';
import { click, mount } from '../testing/mount.tsx';
import { CommandButton } from './CommandButton.tsx';

function commandButton(id: string, epochs?: readonly number[], isToggle = false) {
  const { page } = pageWith(epochs);
  const mounted = mount(
    <CommandButton id={id} isToggle={isToggle}>
      go
    </CommandButton>,
    page,
  );
  return { ...mounted, button: mounted.button('go') };
}

describe('a button of a command', () => {
  test('has the command’s title with its keys, and tells assistive technology of them', () => {
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
});
