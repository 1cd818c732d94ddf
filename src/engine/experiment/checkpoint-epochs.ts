/** Every epoch up to this one is recorded: most of the story happens early. */
const DENSE_EPOCHS = 100;
/** Checkpoints a run keeps at most, beside the one before training. */
const MAX_CHECKPOINTS = 600;

/**
 * The epochs a run of `epochs` epochs checkpoints: 0 (before training), every one to 100, then every
 * k-th, k being the least whole number that keeps no more than there is room for, and the last: all 601
 * of 600 epochs, but 352 of 601 epochs, where k is 2.
 */
export function checkpointEpochs(epochs: number): Uint32Array {
  const dense = Math.min(epochs, DENSE_EPOCHS);
  const list: number[] = [];
  for (let e = 0; e <= dense; e++) list.push(e);
  const stride = Math.max(1, Math.ceil((epochs - dense) / (MAX_CHECKPOINTS - DENSE_EPOCHS)));
  for (let e = dense + stride; e < epochs; e += stride) list.push(e);
  if (list[list.length - 1] !== epochs) list.push(epochs);
  return Uint32Array.from(list);
}
