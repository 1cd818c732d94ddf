import { type KeyboardEvent, type ToggleEvent, useId, useRef, useState } from 'react';
import type { Ruler } from '../../engine/index.ts';
import { rulerTitle } from '../../state/settings.ts';
import { unitInPixels } from '../chart-canvas.tsx';
import { placeAt, placeBeside } from './popover-place.ts';
import { RulerDialog } from './RulerDialog.tsx';
import { RulerSettings } from './RulerSettings.tsx';
import './ruler.css';

interface Props {
  readonly label: string;
  readonly value: Ruler;
  readonly onChange: (ruler: Ruler) => void;
}

/** Where the settings stand: at the button or, of a bar over the plane, where they leave it free. */
function place(popover: HTMLElement, button: HTMLElement): void {
  const { innerWidth: width, innerHeight: height } = window;
  const bar = button.closest('.ruler-bar');
  const sides = (bar ?? button).getBoundingClientRect();
  const placeOf = bar ? placeBeside : placeAt;
  Object.assign(popover.style, placeOf(sides, { width, height }, unitInPixels()));
}

/** A ruler as a button that says its name and opens its settings. */
export function RulerPicker({ label, value, onChange }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const [explained, setExplained] = useState(false);
  const title = rulerTitle(value);

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
    <span className="ruler-picker" onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        className="ruler-button"
        aria-label={`${label}: ${title}`}
        title={`${title}: choose a ruler and its parameters`}
        popoverTarget={id}
      >
        <span>{title}</span> <span aria-hidden="true">▾</span>
      </button>
      <section
        id={id}
        ref={popover}
        popover="auto"
        className="ruler-settings"
        aria-label={label}
        onBeforeToggle={onToggle}
      >
        {open && (
          <RulerSettings value={value} onChange={onChange} onExplain={() => setExplained(true)} />
        )}
      </section>
      {explained && (
        <RulerDialog
          ruler={value}
          onClose={() => {
            setExplained(false);
            button.current?.focus();
          }}
        />
      )}
    </span>
  );
}
