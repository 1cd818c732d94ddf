const CUT = '…';
/** Separates a name from what it adds: “30 bins, whole run”. */
const MORE = ', ';

/**
 * Names of at most `most` characters. What follows a comma in a long name is left out where no other
 * begins like it; else its end gives way, or its middle where names would become the same.
 */
export function shortNames(names: readonly string[], most: number): string[] {
  const plain = names.map((name) => withoutMore(name, names, most));
  const kept = Math.max(1, most - CUT.length);
  const isLong = (name: string): boolean => name.length > Math.max(most, kept + CUT.length);
  const beginning = (name: string): string =>
    isLong(name) ? `${name.slice(0, kept).trimEnd()}${CUT}` : name;
  const beginnings = plain.map(beginning);
  return plain.map((name) => {
    const short = beginning(name);
    const isShared = plain.some((other, n) => other !== name && beginnings[n] === short);
    if (!isLong(name) || !isShared) return short;
    const end = Math.floor(kept / 2);
    return `${name.slice(0, kept - end)}${CUT}${name.slice(name.length - end)}`;
  });
}

/** As much of a name as there is room for, unless the rest is what distinguishes it from the others. */
function withoutMore(name: string, names: readonly string[], most: number): string {
  const parts = name.split(MORE);
  while (parts.length > 1 && parts.join(MORE).length > most) parts.pop();
  const short = parts.join(MORE);
  const isShared = names.some((other) => other !== name && other.startsWith(short));
  return short === '' || isShared ? name : short;
}
