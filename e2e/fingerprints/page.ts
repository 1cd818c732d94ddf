/** A page with nothing but the engine: trains the runs of links. */
import {
  type BackendId,
  loadDataset,
  trainToEnd,
  typedArrayBackend,
} from '../../src/engine/index.ts';
import { parseLink } from '../../src/link/index.ts';
import { chooseBackend } from '../../src/worker/backend.ts';
import type { Entry } from './record.ts';

const chosen = chooseBackend();

async function trained(link: string, id: BackendId): Promise<Entry> {
  const { backend, fallback } = await chosen;
  if (fallback !== undefined) throw new Error(JSON.stringify(fallback));
  const { run } = parseLink(link).link;
  const { fingerprint, outcome } = trainToEnd(
    run,
    await loadDataset(run),
    id === backend.id ? backend : typedArrayBackend,
  );
  return { link, fingerprint, outcome: outcome.kind };
}

export interface FingerprintsPage {
  /** What the run of a link comes to in this browser. */
  readonly trained: typeof trained;
}

Object.assign(window, { trained } satisfies FingerprintsPage);
