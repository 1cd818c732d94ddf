import { type Setup, typedArrayBackend } from '../src/engine/index.ts';
import type { Trainer } from './trainer.ts';

/** Whether an implementation does the same work: it began like the reference, and it learns. */
export interface Agreement {
  readonly name: string;
  /** Largest difference of a parameter from the reference's, after one epoch. */
  readonly difference: number;
  readonly epochs: number;
  /** After `epochs`, by the reference's own measure: bits, and share of right answers. */
  readonly loss: number;
  readonly accuracy: number;
}

/** Trains each from the common start. All later numbers go on from there. */
export async function agreements(
  trainers: readonly Trainer[],
  reference: Trainer,
  epochs: number,
  setup: Setup,
): Promise<readonly Agreement[]> {
  const judgeLayers = typedArrayBackend.session(setup);
  await reference.run(1);
  const expected = (await reference.state()).parameters;
  const found: Agreement[] = [];
  for (const trainer of trainers) {
    if (trainer !== reference) await trainer.run(1);
    const first = (await trainer.state()).parameters;
    const differences = first.map((value, i) => Math.abs(value - (expected[i] as number)));
    await trainer.run(epochs - 1);
    judgeLayers.load(await trainer.state());
    const { loss, accuracy } = judgeLayers.evaluate();
    found.push({
      name: trainer.name,
      difference: Math.max(...differences),
      epochs,
      loss: loss.train,
      accuracy: accuracy.train,
    });
  }
  return found;
}
