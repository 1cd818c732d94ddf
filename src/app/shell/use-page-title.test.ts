import { expect, test } from 'vitest';
import { closedLab } from '../../state/testing/pages.ts';
import { ActivationFile } from '../../worker/measurer.ts';
import { pageTitle } from './use-page-title.ts';

test('the title of the page tells the network and the view', () => {
  const { lab } = closedLab();
  expect(pageTitle(lab.state)).toBe('tanh, 4 bits – Lab – Infoplane');
  lab.setViewState({ view: 'compare' });
  expect(pageTitle(lab.state)).toBe('tanh, 4 bits – Compare – Infoplane');
});

test('with a file on show it tells its name', () => {
  const { lab } = closedLab();
  const summary = {
    rows: 2,
    classes: 2,
    layers: ['T1'],
    widths: [1],
    epochs: [0],
    entropyBounds: { hx: 1, hy: 1 },
  };
  lab.showFile(new ActivationFile(new File([''], 'run.csv'), summary));
  expect(pageTitle(lab.state)).toBe('run.csv – Lab – Infoplane');
});
