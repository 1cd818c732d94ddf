import type { ReferenceRepresentation } from '../../charts/plane/landmarks.ts';
import { messages } from '../../messages/index.ts';
import type { OnScreen } from '../../state/on-screen.ts';

/** The landmarks of what is on show, with their names. */
export function namedLandmarks(found: OnScreen['landmarks']): ReferenceRepresentation[] {
  return found.map(({ id, ixt, ity }) => ({ name: messages.landmarks.name(id), ixt, ity }));
}
