import { type ReactNode, useRef } from 'react';
import type { Run } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { formatField, typicalRun } from '../../state/engine-values.ts';
import { classes } from '../shared/classes.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './fields.module.css';

interface Props {
  readonly setting: keyof Run;
  /** Id of the control the name belongs to; none where controls name themselves. */
  readonly htmlFor?: string;
  readonly children: ReactNode;
}

/** One setting: its name, its control and, where it differs from the preset, the way back. */
export function Row({ setting, htmlFor, children }: Props) {
  const { runs } = usePage();
  const preset = useObserved(({ screen }) => screen.experiment.preset);
  const shown = typicalRun(preset);
  const differs = useObserved(
    ({
      screen: {
        experiment: { run },
      },
    }) => formatField(run, setting) !== formatField(shown, setting),
  );
  const title = messages.fields.title(setting);
  return (
    <RowFrame
      name={htmlFor === undefined ? title : <label htmlFor={htmlFor}>{title}</label>}
      title={title}
      was={differs ? messages.fields.value(shown, setting) : undefined}
      onReset={() => runs.setRun({ [setting]: shown[setting] })}
    >
      {children}
    </RowFrame>
  );
}

interface FrameProps {
  readonly name: ReactNode;
  readonly title: string;
  /** The preset's value, where this one differs. */
  readonly was: string | undefined;
  readonly onReset: () => void;
  readonly children: ReactNode;
}

export function RowFrame({ name, title, was, onReset, children }: FrameProps) {
  const control = useRef<HTMLDivElement>(null);
  return (
    <div className={classes(styles['row'], was !== undefined && styles['differs'])}>
      <span>
        {name}
        {was !== undefined && (
          <span className={styles['was']}>{messages.controls.presetValue(was)}</span>
        )}
      </span>
      <div className={styles['control']} ref={control}>
        {children}
      </div>
      {was !== undefined && (
        <button
          type="button"
          className={styles['reset']}
          title={messages.controls.reset(title, was).title}
          aria-label={messages.controls.reset(title, was).name}
          onClick={() => {
            // The button is about to go; the focus goes to the control it belongs to.
            control.current?.querySelector<HTMLElement>('input, select')?.focus();
            onReset();
          }}
        >
          ↺
        </button>
      )}
    </div>
  );
}
