// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, test } from 'vitest';
import { followAddress } from '../../state/address.ts';
import { testPage } from '../../state/testing/pages.ts';
import { FakeWindow } from '../../state/testing/windows.ts';
import { enter, mount } from '../testing/mount.tsx';
import { BitsControl } from './sliders.tsx';

function slider() {
  const page = testPage('v1/tanh-4bit', []);
  const window = new FakeWindow();
  followAddress(page, window as unknown as Window);
  const { find } = mount(<BitsControl id="bits" setting="bits" />, page);
  const input = find<HTMLInputElement>('input');
  const send = (...types: string[]): void => {
    for (const type of types) act(() => input.dispatchEvent(new Event(type, { bubbles: true })));
  };
  const written = (): readonly string[] => window.changes.map(([, hash]) => hash);
  return { page, input, send, written };
}

describe('a slider of bits', () => {
  test('is set by input and change alone, as by assistive technology: the address follows each', () => {
    const { page, input, send, written } = slider();
    enter(input, '2');
    send('change');
    expect(page.runs.experiment).toMatchObject({ run: { bits: 3 }, adjusting: false });
    enter(input, '4');
    send('change');
    expect(written()).toEqual(['#v1/tanh-4bit?bits=3', '#v1/tanh-4bit?bits=5']);
    act(() => page.runs.setRun({ seed: 7 }));
    expect(written().at(-1)).toBe('#v1/tanh-4bit?bits=5&seed=7');
  });

  test.each([
    ['a pointer', 'pointerdown', 'pointerup'],
    ['a key', 'keydown', 'keyup'],
  ])('held by %s has one entry in the address, once it is let go', (_, down, up) => {
    const { page, input, send, written } = slider();
    send(down);
    enter(input, '2');
    enter(input, '5');
    expect(page.runs.experiment).toMatchObject({ run: { bits: 6 }, adjusting: true });
    expect(written()).toEqual([]);
    send(up);
    expect(written()).toEqual(['#v1/tanh-4bit?bits=6']);
  });

  test('a touch that turns into scrolling puts back what it was', () => {
    const { page, input, send, written } = slider();
    send('pointerdown');
    enter(input, '2');
    send('pointercancel');
    expect(page.runs.experiment).toMatchObject({ run: { bits: 4 }, adjusting: false });
    expect(written()).toEqual([]);
  });
});
