import { hashOf, type Repair } from '../link/index.ts';

/**
 * The hash of the address that the page was opened at. Where a program has escaped its mark it stands
 * in the path or the query, and the address is put right.
 */
export function openedHash({ location, history }: Pick<Window, 'location' | 'history'>): {
  readonly hash: string;
  readonly repairs: readonly Repair[];
} {
  const found = location.hash === '' ? hashOf(location.href) : undefined;
  // Other programs' parameters may hold a mark, too.
  if (found === undefined || !/^#v\d/i.test(found.hash)) {
    return { hash: location.hash, repairs: [] };
  }
  try {
    history.replaceState(null, '', `${found.before.replace(/[?&]$/, '')}${found.hash}`);
  } catch {
    // A page that may not: it is written with the next change, or stays as it is.
  }
  return found;
}
