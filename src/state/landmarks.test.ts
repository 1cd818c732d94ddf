import { expect, test } from 'vitest';
import { DEFAULT_PRESET } from '../engine/index.ts';
import { Changes } from './changes.ts';
import { Landmarks } from './landmarks.ts';
import { settled } from './testing/fakes.ts';
import { countChanges } from './testing/pages.ts';

const { run } = DEFAULT_PRESET;

test('landmarks are counted when they are first asked for, and then kept', async () => {
  const changes = new Changes();
  const landmarks = new Landmarks(changes);
  const counted = countChanges(changes);
  expect(landmarks.of(run)).toEqual([]);
  expect(landmarks.of(run)).toEqual([]);
  await settled();
  expect(counted.count).toBe(1);
  const found = landmarks.of(run);
  expect(found.map(({ id }) => id)).toContain('orbits');
  expect(landmarks.of({ ...run, bits: 8 })).toBe(found);
});

test('of two data sets asked for one after the other the second is kept', async () => {
  const landmarks = new Landmarks(new Changes());
  landmarks.of(run);
  landmarks.of({ ...run, data: 'parity' });
  await settled();
  expect(landmarks.of({ ...run, data: 'parity' })).toHaveLength(4);
});
