import { useEffect, useId, useState } from 'react';
import type { Run } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { formatField } from '../../state/engine-values.ts';
import { changeByText } from '../../state/settings.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import { Problem } from '../shared/TypedNumber.tsx';
import styles from './fields.module.css';

interface Props {
  readonly id: string;
  readonly setting: keyof Run;
  readonly unit?: string;
}

/** A number typed by hand: taken on Enter or on leaving; what is not allowed is explained, not applied. */
export function NumberControl({ id, setting, unit }: Props) {
  const { runs } = usePage();
  const run = useObserved(({ screen }) => screen.experiment.run);
  const value = formatField(run, setting);
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string>();
  const problemId = useId();

  // A run of another link may have the same value here, yet is not what was typed for.
  useEffect(() => {
    setText(formatField(run, setting));
    setProblem(undefined);
  }, [run, setting]);

  const commit = (): void => {
    if (text === value) {
      setProblem(undefined);
      return;
    }
    const change = changeByText(runs.experiment.run, setting, text);
    if (change === undefined) {
      setProblem(messages.fields.enter(setting));
      return;
    }
    setProblem(undefined);
    setText(formatField(change, setting));
    runs.setRun(change);
  };

  return (
    <>
      <span className={styles['number']}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : problemId}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') {
              setText(value);
              setProblem(undefined);
            }
          }}
        />
        {unit}
      </span>
      {problem !== undefined && <Problem id={problemId}>{problem}</Problem>}
    </>
  );
}
