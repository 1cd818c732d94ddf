/**
 * Hands the keyboard's focus to a neighbour before the element that has it goes away, else it falls
 * back to the top of the page; to the whole of `main` where the neighbour is not there.
 */
export function handFocus(neighbour: string): void {
  const taker = document.querySelector<HTMLElement>(neighbour) ?? document.querySelector('main');
  taker?.focus({ preventScroll: true });
}
