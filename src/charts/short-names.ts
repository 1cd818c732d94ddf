const CUT = '…';

/**
 * Names of at most `most` characters: the end gives way, or the middle where names would become
 * the same.
 */
export function shortNames(names: readonly string[], most: number): string[] {
  const kept = Math.max(1, most - CUT.length);
  const isLong = (name: string): boolean => name.length > Math.max(most, kept + CUT.length);
  const beginning = (name: string): string =>
    isLong(name) ? `${name.slice(0, kept).trimEnd()}${CUT}` : name;
  const beginnings = names.map(beginning);
  return names.map((name) => {
    const short = beginning(name);
    const isShared = names.some((other, n) => other !== name && beginnings[n] === short);
    if (!isLong(name) || !isShared) return short;
    const end = Math.floor(kept / 2);
    return `${name.slice(0, kept - end)}${CUT}${name.slice(name.length - end)}`;
  });
}
