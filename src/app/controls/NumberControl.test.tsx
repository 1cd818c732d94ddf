// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { blur, enter, mount, press } from '../testing/mount.tsx';
import { NumberControl } from './NumberControl.tsx';

function batch() {
  const mounted = mount(
    <>
      <label htmlFor="batch">Batch size</label>
      <NumberControl id="batch" setting="batch" unit="rows" />
    </>,
  );
  const value = (): number => mounted.page.runs.experiment.run.batch;
  return { ...mounted, input: mounted.field('Batch size'), value };
}

describe('a number typed by hand', () => {
  test('is taken on Enter, not before', () => {
    const { input, value } = batch();
    enter(input, '64');
    expect(value()).toBe(256);
    press(input, 'Enter');
    expect(value()).toBe(64);
  });

  test('is taken on leaving the field', () => {
    const { input, value } = batch();
    enter(input, '32');
    blur(input);
    expect(value()).toBe(32);
  });

  test('is refused with what is allowed, and nothing changes', () => {
    const { input, value, alert } = batch();
    enter(input, '100000');
    press(input, 'Enter');
    expect(alert()).toBe('Enter a whole number from 1 to 1024.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toBe(alert());
    expect(value()).toBe(256);
  });

  test.each([
    ['learningRate', '0,05', 0.05],
    ['epochs', '1,5', undefined],
    ['epochs', '20,000', 20000],
    ['epochs', '1,024', undefined],
  ] as const)('may have a comma: %s %s', (setting, text, expected) => {
    const { page, field } = mount(
      <>
        <label htmlFor="number">Number</label>
        <NumberControl id="number" setting={setting} />
      </>,
    );
    const before = page.runs.experiment.run[setting];
    enter(field('Number'), text);
    press(field('Number'), 'Enter');
    expect(page.runs.experiment.run[setting]).toBe(expected ?? before);
    expect(field('Number').ariaInvalid).toBe(String(expected === undefined));
  });

  test('is put back by Escape, with what was wrong', () => {
    const { input, alert } = batch();
    enter(input, 'many');
    press(input, 'Enter');
    press(input, 'Escape');
    expect(input.value).toBe('256');
    expect(alert()).toBeUndefined();
    expect(input.getAttribute('aria-invalid')).toBe('false');
  });
});
