import { type KeyboardEvent, type ToggleEvent, useId, useRef, useState } from 'react';
import type { EstimatorSpec } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { unitInPixels } from '../shared/use-chart.ts';
import { EstimatorDialog } from './EstimatorDialog.tsx';
import { EstimatorSettings } from './EstimatorSettings.tsx';
import { placeAt, placeBeside } from './popover-place.ts';
import './estimator.css';

interface Props {
  readonly label: string;
  readonly value: EstimatorSpec;
  readonly onChange: (estimator: EstimatorSpec) => void;
}

/** Where the settings stand: at the button or, of a bar over the plane, where they leave it free. */
function place(popover: HTMLElement, button: HTMLElement): void {
  const { innerWidth: width, innerHeight: height } = window;
  const bar = button.closest('.estimator-bar');
  const sides = (bar ?? button).getBoundingClientRect();
  const placeOf = bar ? placeBeside : placeAt;
  Object.assign(popover.style, placeOf(sides, { width, height }, unitInPixels()));
}

/** An estimator as a button that says its name and opens its settings. */
export function EstimatorPicker({ label, value, onChange }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const [explained, setExplained] = useState(false);
  const title = messages.estimators.title(value);

  const onToggle = (event: ToggleEvent<HTMLElement>): void => {
    const opens = event.newState === 'open';
    if (opens && button.current) place(event.currentTarget, button.current);
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
    <span className="estimator-picker" onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        className="estimator-button"
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
        className="estimator-settings"
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
