import { type ReactNode, useId, useState } from 'react';
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
  readonly unit?: ReactNode;
}

/** What has been typed, with what is wrong with it. */
interface Draft {
  readonly text: string;
  readonly problem: string | undefined;
  /** A run of another link may have the same value here, yet is not what was typed for. */
  readonly run: Run;
}

/** A number typed by hand: taken on Enter or on leaving; what is not allowed is explained, not applied. */
export function NumberControl({ id, setting, unit }: Props) {
  const { runs } = usePage();
  const [draft, setDraft] = useState<Draft>();
  const [value, isCurrent] = useObserved(({ screen: { experiment } }) => [
    formatField(experiment.run, setting),
    draft?.run === experiment.run,
  ]);
  const { text, problem } = draft && isCurrent ? draft : { text: value, problem: undefined };
  const problemId = useId();
  const keep = (typed: string, wrong: string | undefined): void =>
    setDraft({ text: typed, problem: wrong, run: runs.experiment.run });

  const commit = (): void => {
    const change = text === value ? undefined : changeByText(runs.experiment.run, setting, text);
    if (text !== value && change === undefined) {
      keep(text, messages.fields.enter(setting));
      return;
    }
    setDraft(undefined);
    if (change !== undefined) runs.setRun(change);
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
          onChange={(event) => keep(event.target.value, problem)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') setDraft(undefined);
          }}
        />
        {unit}
      </span>
      {problem !== undefined && <Problem id={problemId}>{problem}</Problem>}
    </>
  );
}
