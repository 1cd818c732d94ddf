import type { Recording } from '../../engine/index.ts';

/** What a file holds, as sentences about it need it. */
export const contentsOf = (file: Recording) => ({
  rows: file.rows,
  labelCount: file.labelCount,
  layers: file.layers('logits'),
  epochs: file.epochs,
});
