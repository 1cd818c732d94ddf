import {
  type KeyboardEvent,
  type RefObject,
  type ToggleEvent,
  useId,
  useRef,
  useState,
} from 'react';
import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { classes } from '../shared/classes.ts';
import { unitInPixels } from '../shared/use-chart.ts';
import { EstimatorDialog } from './EstimatorDialog.tsx';
import { EstimatorSettings } from './EstimatorSettings.tsx';
import styles from './estimator-picker.module.css';
import { placeAt, placeBeside } from './popover-place.ts';

interface Props {
  readonly label: string;
  readonly value: EstimatorSpec;
  readonly onChange: (estimator: EstimatorSpec) => void;
  /** The bar over a chart that it stands in. */
  readonly bar?: RefObject<HTMLElement | null>;
  /** A name too long for one line takes more of them. */
  readonly wraps?: boolean;
}

/** Where the settings stand: at the button or, of a bar over the plane, where they leave it free. */
function place(popover: HTMLElement, button: HTMLElement, bar: HTMLElement | null): void {
  const { innerWidth: width, innerHeight: height } = window;
  const sides = (bar ?? button).getBoundingClientRect();
  const placeOf = bar ? placeBeside : placeAt;
  Object.assign(popover.style, placeOf(sides, { width, height }, unitInPixels()));
}

/** An estimator as a button that says its name and opens its settings. */
export function EstimatorPicker({ label, value, onChange, bar, wraps = false }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const [explained, setExplained] = useState(false);
  const title = messages.estimators.title(value);

  const onToggle = (event: ToggleEvent<HTMLElement>): void => {
    const opens = event.newState === 'open';
    if (opens && button.current) {
      place(event.currentTarget, button.current, bar?.current ?? null);
    }
    setOpen(opens);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open || event.defaultPrevented) return;
    // Escape is a key of the page too; here it closes, and nothing else.
    event.preventDefault();
    popover.current?.hidePopover();
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Escape of the controls within
    <span className={styles['estimator-picker']} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        className={classes(styles['estimator-button'], wraps && styles['wraps'])}
        aria-label={`${label}: ${title}`}
        title={messages.estimators.choose(title)}
        popoverTarget={id}
      >
        <span>{title}</span> <span aria-hidden="true">▾</span>
      </button>
      <section
        id={id}
        ref={popover}
        popover="auto"
        className={styles['estimator-settings']}
        aria-label={label}
        onBeforeToggle={onToggle}
      >
        {open && (
          <EstimatorSettings
            value={value}
            onChange={onChange}
            onExplain={() => setExplained(true)}
          />
        )}
      </section>
      {explained && (
        <EstimatorDialog
          estimator={value}
          onClose={() => {
            setExplained(false);
            button.current?.focus();
          }}
        />
      )}
    </span>
  );
}
