import { expect, test } from 'vitest';
import { Changes } from './changes.ts';
import { createPreferences } from './preferences.ts';

/** Local storage in memory. */
function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

const forbidden = (): never => {
  throw new DOMException('not allowed', 'SecurityError');
};

test('keys are on until they are switched off', () => {
  expect(createPreferences(new Changes(), memory()).getState().keys).toBe(true);
});

test('a choice is found again at the next visit', () => {
  const storage = memory();
  createPreferences(new Changes(), storage).setState({ keys: false });
  expect(createPreferences(new Changes(), storage).getState().keys).toBe(false);
  createPreferences(new Changes(), storage).setState({ keys: true });
  expect(createPreferences(new Changes(), storage).getState().keys).toBe(true);
});

test.each([
  ['is missing', undefined],
  ['is forbidden', { getItem: forbidden, setItem: forbidden }],
  ['is full', { getItem: () => null, setItem: forbidden }],
])('where storage %s a choice lasts as long as the page', (_, storage) => {
  const preferences = createPreferences(new Changes(), storage);
  expect(preferences.getState().keys).toBe(true);
  preferences.setState({ keys: false });
  expect(preferences.getState().keys).toBe(false);
});
