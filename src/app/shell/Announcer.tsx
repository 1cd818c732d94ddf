import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { messages } from '../../messages/index.ts';
import { useInsightText } from '../insight/use-insight-text.ts';
import { useLayerVerdicts } from '../insight/use-layer-verdicts.ts';
import { useLabState, usePage } from './lab-context.ts';

/** Tells a screen reader what a person should know without looking; never each epoch. */
export function Announcer() {
  return (
    <div className="visually-hidden">
      <Training />
      <Outcome />
    </div>
  );
}

/** When training starts, ends or fails, and what it came to. */
function Training() {
  const status = useLabState((state) => state.status);
  const isFile = useLabState((state) => state.file !== undefined);
  const insight = useInsightText(useLayerVerdicts());
  return (
    <p role="status">
      {!isFile && messages.status.sentence(status)} {insight}
    </p>
  );
}

/** Keys held down or pressed in haste end in one epoch worth telling. */
const REST_MS = 300;

/** What is to be seen after the last command. */
function Outcome() {
  const { ui } = usePage();
  const told = useStore(ui, (state) => state.told);
  const [text, setText] = useState('');
  useEffect(() => {
    // Emptied in between, the same words are spoken again.
    setText('');
    const timer = setTimeout(() => setText(told?.outcome ?? ''), REST_MS);
    return () => clearTimeout(timer);
  }, [told]);
  return <p role="status">{text}</p>;
}
