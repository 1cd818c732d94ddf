// @vitest-environment jsdom
import { act } from 'react';
import { expect, test } from 'vitest';
import { LAB_COMMANDS } from '../../state/lab-commands.ts';
import { QUIET_MODEL } from '../../state/testing/command-page.ts';
import { testPage } from '../../state/testing/pages.ts';
import { mount } from '../testing/mount.tsx';
import { Controls } from './Controls.tsx';

test('where one setting has changed the fields of no other are rendered', () => {
  const page = testPage(undefined, []);
  page.activate(QUIET_MODEL, LAB_COMMANDS);
  const { field, find } = mount(<Controls />, page);
  const observer = new MutationObserver(() => {});
  // React sets the type of each input that it renders, also where that stays the same.
  observer.observe(find('aside'), { subtree: true, attributes: true });
  act(() => page.runs.setRun({ seed: 77 }));
  const rendered = observer.takeRecords().map(({ target }) => target);
  const inputs = rendered.filter((one) => one instanceof HTMLInputElement);
  expect(field('Seed').value).toBe('77');
  expect([...new Set(inputs.map(({ id }) => id))]).toEqual(['seed']);
});
