import { type Backend, typedArrayBackend } from '../src/engine/index.ts';
import { contest } from './contest.ts';
import { engineTrainer } from './engine.ts';
import { trainingJob } from './job.ts';
import type { Spread } from './spread.ts';

/**
 * Times the SIMD backend must be faster than the typed arrays on training. Low enough for a busy
 * machine, high enough to catch a kernel that lost its vectors.
 */
export const BAR = 10;

/** Odd, for a median that was measured; milliseconds long enough for the clock. Some 5 s in all. */
const PACE = { rounds: 21, slice: 60 };

/** The ratio that the gate checks. */
export async function gateRatio(backend: Backend): Promise<Spread> {
  const job = await trainingJob(backend);
  const [, reference] = await contest(
    engineTrainer(backend, job),
    [engineTrainer(typedArrayBackend, job)],
    PACE,
  );
  if (reference?.ratio === undefined) throw new Error('the reference was not timed');
  return reference.ratio;
}
