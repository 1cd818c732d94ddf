// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import type { TreemapRectangle } from '../../charts/treemap/layout.ts';
import { blur, enter, mount } from '../testing/mount.tsx';
import { CodeSlider } from './CodeSlider.tsx';
import { codeText } from './codes.ts';

const rectangle = (key: number, size: number): TreemapRectangle => ({
  key,
  size,
  shares: [size, 0],
  codes: 1,
  allCodes: 3,
  largest: size,
  box: { x0: 0, y0: 0, x1: 10, y1: 10 },
  colour: '#000',
});

const RECTANGLES = [rectangle(4, 7), rectangle(2, 3), rectangle(9, 1)];

function slider(rectangles = RECTANGLES, rank = 1) {
  const on = { onFocus: vi.fn(), onBlur: vi.fn(), onChange: vi.fn() };
  const mounted = mount(<CodeSlider rectangles={rectangles} rank={rank} {...on} />);
  return { ...on, input: mounted.field('Code') };
}

describe('the slider over the treemap', () => {
  test('counts from 1, and reads out the code it stands on', () => {
    const { input } = slider();
    expect(input.value).toBe('2');
    expect(input.getAttribute('aria-valuetext')).toBe(`2 of 3: ${codeText(rectangle(2, 3))}`);
  });

  test('leads to another code, and shows one only while it has the focus', () => {
    const { input, onFocus, onBlur, onChange } = slider();
    enter(input, '3');
    expect(onFocus).toHaveBeenCalledOnce();
    expect(onChange).toHaveBeenCalledWith(2);
    blur(input);
    expect(onBlur).toHaveBeenCalledOnce();
  });

  test('has nowhere to go without codes', () => {
    expect(slider([], 0).input.disabled).toBe(true);
  });
});
