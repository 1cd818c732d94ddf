/**
 * The laboratories of the page. The Lab comes with the page, for most visits are to it; another one is
 * fetched when the view state first names it, or once the page has nothing else to do. Each keeps its
 * model from when it is first on screen.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { View } from '../../link/index.ts';
import type { LaboratoryModel } from '../../state/laboratory-model.ts';
import type { Page } from '../../state/page.ts';
import { isBusy } from '../../state/training.ts';
import { laboratory as lab } from '../lab/laboratory.tsx';
import { FetchedCode } from '../shared/fetched-code.ts';
import type { Laboratory } from './laboratory.ts';

type Loader = () => Promise<{ readonly laboratory: Laboratory }>;

export const LOADERS: Readonly<Record<View, Loader>> = {
  lab: () => Promise.resolve({ laboratory: lab }),
  compare: () => import('../compare/laboratory.tsx'),
};

interface Loaded {
  readonly laboratory: Laboratory;
  readonly model: LaboratoryModel;
}

interface LaboratoriesState {
  /** The laboratory that the view state names, once it has been fetched. */
  readonly onScreen: Loaded | undefined;
  /** It could not be fetched: offline, or the site has changed since. */
  readonly hasFailed: boolean;
}

export class Laboratories {
  private readonly page: Page;
  private readonly code: ReadonlyMap<string, FetchedCode<{ readonly laboratory: Laboratory }>>;
  private readonly loaded = new Map<View, Loaded>();
  private readonly store: StoreApi<LaboratoriesState>;
  private view: View | undefined;
  private leave: (() => void) | undefined;

  constructor(page: Page, loaders = LOADERS) {
    this.page = page;
    this.code = new Map(
      Object.entries(loaders).map(([view, load]) => [view, new FetchedCode(load)]),
    );
    this.store = page.changes.store<LaboratoriesState>({ onScreen: undefined, hasFailed: false });
    page.changes.subscribe(() => void this.follow());
  }

  get state(): LaboratoriesState {
    return this.store.getState();
  }

  /** Puts the laboratory on screen that the view state names, if it is another one; never rejects. */
  async follow(): Promise<void> {
    const { view } = this.page.screen.view;
    if (view === this.view) return;
    this.view = view;
    const known = this.loaded.get(view);
    this.show(known);
    if (known !== undefined) return;
    const laboratory = (await this.code.get(view)?.fetch())?.laboratory;
    // Meanwhile another may have been requested, or this one again.
    if (view !== this.view || this.loaded.has(view)) return;
    if (laboratory === undefined) {
      this.store.setState({ hasFailed: true });
      return;
    }
    const loaded = { laboratory, model: laboratory.createModel(this.page) };
    this.loaded.set(view, loaded);
    this.show(loaded);
  }

  /**
   * Fetches the other laboratories and `also`, so that they open though the connection is lost by then:
   * when no run is going on, so that neither the first view nor the first run waits for them, and
   * `whenIdle` calls back.
   */
  fetchOthers(
    whenIdle: (callback: () => void) => void,
    also: readonly Pick<FetchedCode<unknown>, 'fetch'>[] = [],
  ): void {
    const fetchUnlessBusy = (): void => {
      if (isBusy(this.page.runs.session.status)) return;
      end();
      whenIdle(() => {
        for (const code of [...also, ...this.code.values()]) void code.fetch();
      });
    };
    const end = this.page.changes.subscribe(fetchUnlessBusy);
    fetchUnlessBusy();
  }

  /** Its model and commands are there from the first time that its components are rendered. */
  private show(loaded: Loaded | undefined): void {
    this.page.changes.batch(() => {
      this.leave?.();
      this.leave = loaded && this.page.activate(loaded.model, loaded.laboratory.commands);
      this.store.setState({ onScreen: loaded, hasFailed: false });
    });
  }
}
