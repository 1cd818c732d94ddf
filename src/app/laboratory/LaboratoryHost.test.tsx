// @vitest-environment jsdom
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { QUIET_MODEL } from '../../state/testing/command-page.ts';
import { settled, testPage } from '../../state/testing/pages.ts';
import { click, mount } from '../testing/mount.tsx';
import { LaboratoryHost } from './LaboratoryHost.tsx';
import { Laboratories, LOADERS } from './laboratories.ts';
import type { Laboratory } from './laboratory.ts';

type View = Laboratory['id'];

function laboratoryOf(id: View) {
  const createModel = vi.fn(() => QUIET_MODEL);
  const laboratory: Laboratory = { id, createModel, View: () => <main>{id}</main>, commands: [] };
  return { createModel, load: vi.fn(() => Promise.resolve({ laboratory })) };
}

/** A page on which Compare cannot be fetched while `isOffline`. */
async function open() {
  const page = testPage(undefined, []);
  const lab = laboratoryOf('lab');
  const compare = laboratoryOf('compare');
  const network = { isOffline: true };
  const laboratories = new Laboratories(page, {
    ...LOADERS,
    lab: lab.load,
    compare: () =>
      network.isOffline ? Promise.reject(new TypeError('not fetched')) : compare.load(),
  });
  await laboratories.follow();
  const mounted = mount(<LaboratoryHost laboratories={laboratories} />, page);
  const turnTo = (view: View): Promise<void> =>
    act(async () => {
      page.view.set({ view });
      await settled();
    });
  const shown = (): string | undefined => document.querySelector('main main')?.textContent;
  return { ...mounted, page, laboratories, lab, compare, network, turnTo, shown };
}

test('the laboratory of the view state is there in the first render', async () => {
  const { lab, shown } = await open();
  expect(shown()).toBe('lab');
  expect(lab.createModel).toHaveBeenCalledTimes(1);
});

test('a laboratory that cannot be fetched is reported, with the way back and a button that loads the page again', async () => {
  const { alert, button, page, turnTo, shown, network } = await open();
  expect(alert()).toBeUndefined();
  await turnTo('compare');
  expect(alert()).toContain('could not be loaded');
  expect(button('Reload the page')).toBeDefined();
  expect(page.laboratory.getState().model).toBeUndefined();
  // The Lab is still there, and another attempt may succeed.
  click(button('Back to the Lab'));
  await act(settled);
  expect(alert()).toBeUndefined();
  expect(shown()).toBe('lab');
  network.isOffline = false;
  await turnTo('compare');
  expect(shown()).toBe('compare');
});

test('a laboratory is fetched once and keeps its model', async () => {
  const { lab, compare, network, turnTo } = await open();
  network.isOffline = false;
  for (const view of ['compare', 'lab', 'compare'] as const) await turnTo(view);
  expect(lab.load).toHaveBeenCalledTimes(1);
  expect(compare.load).toHaveBeenCalledTimes(1);
  expect(compare.createModel).toHaveBeenCalledTimes(1);
});

test('the other laboratories are fetched once no run is going on and the browser is idle', async () => {
  const { page, laboratories, lab, compare, network, turnTo, shown } = await open();
  network.isOffline = false;
  const idle: (() => void)[] = [];
  const dialogs = { fetch: vi.fn(() => Promise.resolve(undefined)) };
  laboratories.fetchOthers((callback) => idle.push(callback), [dialogs]);
  act(() => page.trainer.latest.checkpoints(0, 1));
  expect(idle).toHaveLength(0);
  await act(() => page.trainer.latest.finish());
  expect(idle).toHaveLength(1);
  expect(compare.load).not.toHaveBeenCalled();
  expect(dialogs.fetch).not.toHaveBeenCalled();
  idle[0]?.();
  await settled();
  expect(compare.load).toHaveBeenCalledTimes(1);
  expect(dialogs.fetch).toHaveBeenCalledTimes(1);
  expect(compare.createModel).not.toHaveBeenCalled();
  // Another run changes nothing, and without a connection Compare is there.
  act(() => page.runs.train());
  await act(() => page.trainer.latest.finish());
  expect(idle).toHaveLength(1);
  network.isOffline = true;
  await turnTo('compare');
  expect(shown()).toBe('compare');
  expect([lab, compare].map(({ load }) => load.mock.calls.length)).toEqual([1, 1]);
});

test('of laboratories asked for one after the other the last is shown', async () => {
  const { compare, network, page, turnTo, shown } = await open();
  network.isOffline = false;
  for (const view of ['compare', 'lab', 'compare'] as const) act(() => page.view.set({ view }));
  await turnTo('lab');
  expect(shown()).toBe('lab');
  for (const view of ['compare', 'lab', 'compare'] as const) act(() => page.view.set({ view }));
  await act(settled);
  expect(shown()).toBe('compare');
  expect(compare.createModel).toHaveBeenCalledTimes(1);
});
