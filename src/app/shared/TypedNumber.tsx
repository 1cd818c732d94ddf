import { useEffect, useId, useState } from 'react';
import { messages } from '../../messages/index.ts';
import styles from './typed-number.module.css';

interface Props {
  readonly id?: string;
  /** Its name where no label stands beside it. */
  readonly name?: string;
  readonly value: number;
  /** Whether only whole numbers are allowed. */
  readonly isWhole?: boolean;
  /** Takes the number, or returns a sentence on what is allowed. */
  readonly take: (value: number) => string | undefined;
}

/** A number typed by hand, taken on Enter or on leaving; what is refused is explained, not applied. NaN is for `take` to refuse. */
export function TypedNumber({ id, name, value, isWhole, take }: Props) {
  const [text, setText] = useState(String(value));
  const [problem, setProblem] = useState<string>();
  const problemId = useId();
  const restore = (): void => {
    setText(String(value));
    setProblem(undefined);
  };
  useEffect(() => {
    setText(String(value));
    setProblem(undefined);
  }, [value]);
  const commit = (): void => {
    const typed = messages.numbers.parsed(text, isWhole);
    if (text === String(value) || typed === value) restore();
    else setProblem(take(typed));
  };
  return (
    <>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={name}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape' && text !== String(value)) {
            event.preventDefault();
            restore();
          }
        }}
      />
      {problem !== undefined && <Problem id={problemId}>{problem}</Problem>}
    </>
  );
}

interface ProblemProps {
  /** By which the field names what describes it. */
  readonly id: string;
  readonly children: string;
}

/** On a small screen a field may stand at the edge, and what is wrong with it beyond. */
const intoView = (problem: HTMLElement | null): void =>
  problem?.scrollIntoView({ block: 'nearest' });

/** Under a field: why what was typed was not taken. */
export function Problem({ id, children }: ProblemProps) {
  return (
    <span className={styles['problem']} id={id} role="alert" ref={intoView}>
      {children}
    </span>
  );
}
