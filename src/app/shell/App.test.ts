import { expect, test } from 'vitest';
import { testFile, testPage } from '../../state/testing/pages.ts';
import { pageTitle } from './App.tsx';

test('the title of the page names the network and the view', () => {
  const page = testPage();
  expect(pageTitle(page)).toBe('tanh, 4 bits – Lab – Infoplane');
  page.view.set({ view: 'compare' });
  expect(pageTitle(page)).toBe('tanh, 4 bits – Compare – Infoplane');
});

test('with a file on show it gives the name of the file', () => {
  const page = testPage();
  const file = testFile();
  page.runs.showFile(file);
  expect(pageTitle(page)).toBe(`${file.title} – Lab – Infoplane`);
});
