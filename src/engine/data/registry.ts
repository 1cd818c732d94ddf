import { BITS12, BITS12_IDS } from './bits12.ts';
import type { Dataset, DatasetInfo, DatasetSource } from './dataset.ts';

/** Every data set a run can learn, in the order in which they are offered. */
export const DATASET_IDS = [...BITS12_IDS] as const;
export type DatasetId = (typeof DATASET_IDS)[number];

const DATASETS = { ...BITS12 } satisfies Readonly<
  Record<DatasetId, DatasetSource<DatasetId, string>>
>;

/** What is known of a data set before it is loaded. */
export function datasetInfo(id: DatasetId): DatasetInfo<DatasetId> {
  return DATASETS[id].info;
}

/** The reference representations of its inputs, beside the input itself and the label. */
export function referencesOf(id: DatasetId) {
  return DATASETS[id].references;
}

export type DatasetReferenceId = ReturnType<typeof referencesOf>[number]['id'];

/** The data a run learns. */
export function loadDataset({
  data,
  seed,
}: {
  readonly data: DatasetId;
  readonly seed: number;
}): Promise<Dataset> {
  return DATASETS[data].load(seed);
}
