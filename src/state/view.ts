/** What is on screen of a recording, and through which estimators. */
import type { StoreApi } from 'zustand/vanilla';
import type { ViewState } from '../link/index.ts';
import type { Changes } from './changes.ts';

/** The view state of a link without its epoch, which is the playhead's. */
export type PageView = Omit<ViewState, 'epoch'>;

export class View {
  private readonly store: StoreApi<PageView>;

  constructor(changes: Changes, { epoch: _, ...view }: ViewState) {
    this.store = changes.store<PageView>(view);
  }

  get state(): PageView {
    return this.store.getState();
  }

  set(changes: Partial<PageView>): void {
    this.store.setState(changes);
  }
}
