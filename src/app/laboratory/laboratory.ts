import { createContext, type ReactElement, useContext } from 'react';
import type { View } from '../../link/index.ts';
import type { LaboratoryModel } from '../../state/laboratory-model.ts';
import type { Command, Page } from '../../state/page.ts';

/** A view of the page with a life of its own; this is all that the shell depends on. */
export interface Laboratory<Model extends LaboratoryModel = LaboratoryModel> {
  readonly id: View;
  /** Made once, when the laboratory first comes on screen. */
  readonly createModel: (page: Page) => Model;
  readonly View: () => ReactElement;
  /** Commands that exist only while the laboratory is on screen. */
  readonly commands: readonly Command[];
}

export const ModelContext = createContext<LaboratoryModel | undefined>(undefined);

/** The model of the laboratory that a component belongs to. */
export function useModel<Model extends LaboratoryModel>(): Model {
  const model = useContext(ModelContext);
  if (model === undefined) throw new Error('a component stands outside its laboratory');
  return model as Model;
}
