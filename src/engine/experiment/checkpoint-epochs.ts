/** Every epoch up to this one is recorded: most of the story happens early. */
const DENSE_EPOCHS = 100;
/** Checkpoints a run keeps at most, give or take one. */
const MAX_CHECKPOINTS = 600;

/**
 * The epochs a run of `epochs` epochs checkpoints: 0 (before training), every one to 100, then evenly
 * spaced so that about 600 are kept, and the last.
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
