/** The reference representations of the data a run learns, counted once while they are on screen. */
import type { StoreApi } from 'zustand/vanilla';
import {
  loadDataset,
  type ReferenceRepresentation,
  type Run,
  referenceRepresentationsOf,
} from '../engine/index.ts';
import type { Changes } from './changes.ts';

interface LandmarksState {
  /** What they were counted on. */
  readonly key: string;
  readonly found: readonly ReferenceRepresentation[];
}

const NONE: readonly ReferenceRepresentation[] = [];

// The seed deals the labels of some data sets.
const keyOf = ({ data, seed }: Run): string => `${data} ${seed}`;

export class Landmarks {
  private readonly store: StoreApi<LandmarksState>;
  private readonly load: typeof loadDataset;
  private wanted: Run | undefined;
  private loading: string | undefined;

  constructor(changes: Changes, load = loadDataset) {
    this.store = changes.store<LandmarksState>({ key: '', found: NONE });
    this.load = load;
  }

  /** Those of a run's data; none before they are counted, which is reported as a change. */
  of(run: Run): readonly ReferenceRepresentation[] {
    const { key, found } = this.store.getState();
    return key === keyOf(run) ? found : NONE;
  }

  /**
   * Takes the run whose landmarks are on screen, if any. What could not be loaded is tried again when
   * they are shown anew, or of another run: not at each change, of which there are many a second.
   */
  want(run: Run | undefined): void {
    if (run === this.wanted) return;
    this.wanted = run;
    if (run === undefined) return;
    const key = keyOf(run);
    if (key !== this.store.getState().key && key !== this.loading) void this.count(run, key);
  }

  private async count(run: Run, key: string): Promise<void> {
    this.loading = key;
    try {
      const found = referenceRepresentationsOf(run.data, await this.load(run));
      if (this.loading === key) this.store.setState({ key, found });
    } catch {
      // The plane is the same without them.
    } finally {
      if (this.loading === key) this.loading = undefined;
    }
  }
}
