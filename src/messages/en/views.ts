/** The views and the panels. */
import type { Panel, View } from '../../link/index.ts';

interface Named {
  readonly title: string;
  readonly meaning: string;
}

const VIEW: Readonly<Record<View, Named>> = {
  lab: { title: 'Lab', meaning: 'One run' },
  compare: { title: 'Compare', meaning: 'Estimators and networks side by side' },
};

export function view(id: View): Named {
  return VIEW[id];
}

const PANEL: Readonly<Record<Panel, Named>> = {
  numbers: { title: 'Numbers', meaning: 'The plane as a table' },
  codes: { title: 'Codes', meaning: 'The codes of one layer, and which inputs share them' },
  bins: { title: 'Bins', meaning: 'One neuron under the estimator: which levels its bins merge' },
  shape: {
    title: 'Shape',
    meaning: 'One layer in two dimensions: how far inputs with the same label draw together',
  },
};

export function panel(id: Panel): Named {
  return PANEL[id];
}

/** The title of the document. */
export function pageTitle(shown: string, id: View): string {
  return `${shown} – ${VIEW[id].title} – Infoplane`;
}
