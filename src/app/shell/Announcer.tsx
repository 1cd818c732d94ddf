import { useEffect, useState } from 'react';
import { messages } from '../../messages/index.ts';
import { useInsightText } from '../insight/Insight.tsx';
import { useObserved } from '../shared/page-context.ts';
import textStyles from '../shared/text.module.css';

/** What a screen reader announces without being pointed at it; never each epoch. */
export function Announcer() {
  return (
    <div className={textStyles['visually-hidden']}>
      <Training />
      <Outcome />
    </div>
  );
}

/** When training starts, ends or fails, and what it came to. */
function Training() {
  const status = useObserved(({ screen }) => screen.session.status);
  const hasRun = useObserved(({ screen }) => screen.recordedRun !== undefined);
  const insight = useInsightText();
  return (
    <p role="status" data-testid="run-announced">
      {hasRun && messages.status.sentence(status)} {insight}
    </p>
  );
}

/** Keys held down or pressed in haste end in one epoch worth announcing. */
const REST_MS = 300;

/** What is to be seen after the last command. */
function Outcome() {
  const announced = useObserved(({ ui }) => ui.getState().announced);
  const [text, setText] = useState('');
  useEffect(() => {
    // Emptied in between, the same words are announced again.
    setText('');
    const timer = setTimeout(() => setText(announced?.outcome ?? ''), REST_MS);
    return () => clearTimeout(timer);
  }, [announced]);
  return (
    <p role="status" data-testid="command-announced">
      {text}
    </p>
  );
}
