/** Hands the focus of a button that is about to vanish to the grid it stands in. */
export function leaveToGrid(button: HTMLElement): void {
  button.closest<HTMLElement>('.plane-grid')?.focus();
}
