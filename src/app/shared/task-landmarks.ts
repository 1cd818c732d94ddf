import type { ReferenceRepresentation } from '../../charts/plane/landmarks.ts';
import type { Run } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { referenceRepresentationsOf } from '../../state/settings.ts';

let known:
  | { readonly task: string; readonly landmarks: readonly ReferenceRepresentation[] }
  | undefined;

/** The landmarks of the task of a run, counted once: the plane is painted far more often. */
export function taskLandmarks(run: Run): readonly ReferenceRepresentation[] {
  // The seed deals the labels of one of the tasks.
  const task = `${run.data} ${run.seed}`;
  if (known?.task !== task) {
    const landmarks = referenceRepresentationsOf(run).map(({ id, ixt, ity }) => ({
      name: messages.landmarks.name(id),
      ixt,
      ity,
    }));
    known = { task, landmarks };
  }
  return known.landmarks;
}
