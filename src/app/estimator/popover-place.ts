/** The sides of a button that matter, pixels. */
type Sides = Pick<DOMRect, 'left' | 'top' | 'bottom'>;

/** Of the window, pixels. */
type Extent = Pick<DOMRect, 'width' | 'height'>;

/** CSS lengths. */
export interface Place {
  readonly left: string;
  readonly top: string;
  readonly bottom: string;
}

/** As in estimator.css, and to what is next to it; tenths of a rem. */
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
