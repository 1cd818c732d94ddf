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
import { dialogBodies } from '../dialogs/fetched.ts';
import { classes } from '../shared/classes.ts';
import { Dialog } from '../shared/Dialog.tsx';
import { Fetched } from '../shared/Fetched.tsx';
import { unitInPixels } from '../shared/use-chart.ts';
import { EstimatorSettings } from './EstimatorSettings.tsx';
import dialogStyles from './estimator-dialog.module.css';
import styles from './estimator-picker.module.css';

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

/** An estimator as a button that shows its name and opens its settings. */
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
    // biome-ignore lint/a11y/noStaticElementInteractions: takes Escape from the controls within
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
        <Dialog
          title={messages.estimators.explanation(messages.estimators.methodTitle(value.method))}
          closeLabel={messages.estimators.picker().closeExplanation}
          className={dialogStyles['estimator-dialog']}
          onClose={() => {
            setExplained(false);
            button.current?.focus();
          }}
        >
          <Fetched code={dialogBodies}>
            {({ EstimatorBody }) => <EstimatorBody estimator={value} />}
          </Fetched>
        </Dialog>
      )}
    </span>
  );
}

/** The sides of a button that matter, pixels. */
type Sides = Pick<DOMRect, 'left' | 'top' | 'bottom'>;

/** Of the window, pixels. */
type Extent = Pick<DOMRect, 'width' | 'height'>;

/** CSS lengths. */
interface Place {
  readonly left: string;
  readonly top: string;
  readonly bottom: string;
}

/** As in estimator-picker.module.css, and to what is next to it; tenths of a rem. */
const WIDTH = 300;
const GAP = 4;

/** Under the button or, low on the page, over it; never beyond an edge. */
export function placeAt(button: Sides, window: Extent, unit: number): Place {
  const gap = GAP * unit;
  const left = Math.max(gap, Math.min(button.left, window.width - WIDTH * unit - gap));
  return button.bottom < window.height / 2
    ? { left: `${left}px`, top: `${button.bottom + gap}px`, bottom: 'auto' }
    : { left: `${left}px`, top: 'auto', bottom: `${window.height - button.top + gap}px` };
}

/**
 * Beside what the settings change, so that it is seen to change: over the column left of its bar
 * where there is one, else at the lower edge of the window.
 */
export function placeBeside(bar: Sides, window: Extent, unit: number): Place {
  if (bar.left >= WIDTH * unit) return { left: '0px', top: `${bar.top}px`, bottom: 'auto' };
  const gap = GAP * unit;
  const left = Math.max(gap, (window.width - WIDTH * unit) / 2);
  return { left: `${left}px`, top: 'auto', bottom: `${gap}px` };
}
