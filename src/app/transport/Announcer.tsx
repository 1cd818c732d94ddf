import { useLabState } from '../lab-context.ts';
import { statusSentence } from '../words.ts';

/** Tells a screen reader when training starts, ends or fails; never each epoch. */
export function Announcer() {
  const status = useLabState((state) => state.status);
  return (
    <p className="visually-hidden" role="status">
      {statusSentence(status)}
    </p>
  );
}
