import { expect, test, vi } from 'vitest';
import { DEFAULT_PRESET, loadDataset } from '../engine/index.ts';
import { Changes } from './changes.ts';
import { Landmarks } from './landmarks.ts';
import { countChanges, settled } from './testing/pages.ts';

const { run } = DEFAULT_PRESET;
const parity = { ...run, data: 'parity' } as const;

test('landmarks are counted once they are wanted, and then kept', async () => {
  const changes = new Changes();
  const load = vi.fn(loadDataset);
  const landmarks = new Landmarks(changes, load);
  const counted = countChanges(changes);
  landmarks.want(run);
  landmarks.want(run);
  expect(landmarks.of(run)).toEqual([]);
  await settled();
  expect(counted.count).toBe(1);
  const found = landmarks.of(run);
  expect(found.map(({ id }) => id)).toContain('orbits');
  landmarks.want({ ...run, bits: 8 });
  expect(landmarks.of({ ...run, bits: 8 })).toBe(found);
  expect(load).toHaveBeenCalledTimes(1);
});

test('asking what they are loads nothing', async () => {
  const load = vi.fn(loadDataset);
  const landmarks = new Landmarks(new Changes(), load);
  expect(landmarks.of(run)).toEqual([]);
  landmarks.want(undefined);
  await settled();
  expect(load).not.toHaveBeenCalled();
});

test('of two data sets wanted one after the other the second is kept', async () => {
  const landmarks = new Landmarks(new Changes());
  landmarks.want(run);
  landmarks.want(parity);
  await settled();
  expect(landmarks.of(parity)).toHaveLength(4);
});

test('data that could not be loaded are tried again when the landmarks are shown anew', async () => {
  const load = vi.fn(loadDataset).mockRejectedValueOnce(new Error('out of reach'));
  const landmarks = new Landmarks(new Changes(), load);
  landmarks.want(run);
  await settled();
  landmarks.want(run);
  expect(load).toHaveBeenCalledTimes(1);
  landmarks.want(undefined);
  landmarks.want(run);
  await settled();
  expect(load).toHaveBeenCalledTimes(2);
  expect(landmarks.of(run).map(({ id }) => id)).toContain('orbits');
});
