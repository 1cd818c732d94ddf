/** Labels and names as files give them. */

/** Names of what has the labels: a column, an array, a key. The first that is there has them. */
export const LABEL_NAMES: readonly string[] = [
  'label',
  'labels',
  'y',
  'y_true',
  'target',
  'targets',
  'classes',
];

const PREDICTION_NAME =
  /^((y|label)_?)?(pred|preds|predicted|predictions?)([ _]?(y|labels?|class(es)?))?$|^y_?hat$/i;

export const isPrediction = (name: string): boolean => PREDICTION_NAME.test(name);

/** Which names beside that of the labels are of other labels or of predictions. Beside x, y is a coordinate. */
export function otherLabelNames(names: readonly string[]): string[] {
  const hasX = names.some((name) => name.toLowerCase() === 'x');
  return names.filter((given) => {
    const name = given.toLowerCase();
    if (name === 'y' && hasX) return false;
    return LABEL_NAMES.includes(name) || isPrediction(name);
  });
}

/**
 * The text that stands for a label: integers are one however they are written, with a sign or with zeros
 * behind the point. All else is text: 007 is not 7, and 713752e1 may be the name of something.
 */
export function canonicalLabel(text: string): string {
  const [, sign, digits] = /^([+-]?)(0|[1-9]\d*)(?:\.0*)?$/.exec(text) ?? [];
  if (digits === undefined) return text;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Marks the text of JSON that looks like a number, which is not that number. */
const TEXT = '"';

/** Numbers by size, then text by alphabet. */
function compare(a: string, b: string): number {
  const areNumbers = [NUMBER.test(a), NUMBER.test(b)];
  if (areNumbers[0] !== areNumbers[1]) return areNumbers[0] ? -1 : 1;
  const difference = areNumbers[0] ? Number(a) - Number(b) : 0;
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return a < b ? -1 : Number(a > b);
}

/** Names distinct labels 0, 1, … as they appear. */
export class Labels {
  private readonly names = new Map<string, number>();

  /** Names a label of a table or an array, or a number of JSON. */
  name(label: string): number {
    const key = canonicalLabel(label);
    const known = this.names.get(key);
    if (known !== undefined) return known;
    this.names.set(key, this.names.size);
    return this.names.size - 1;
  }

  /** Names a label that is text by its quotes, which keeps "7" apart from 7. */
  nameText(label: string): number {
    return this.name(NUMBER.test(label) ? `${TEXT}${label}` : label);
  }

  /** Numbers names anew by the order of their labels: numbers by size, then text by alphabet. */
  inOrder(named: ArrayLike<number>): Int32Array {
    const sorted = [...this.names].sort(([a], [b]) => compare(a, b));
    const places = new Int32Array(sorted.length);
    sorted.forEach(([, name], place) => {
      places[name] = place;
    });
    return Int32Array.from(named, (name) => places[name] as number);
  }
}

/** Names in the order of a person: T2 before T10. Longer than any float64, digits compare by length. */
export function naturalOrder(a: string, b: string): number {
  const split = (name: string): string[] => name.match(/\d+|\D+/g) ?? [];
  const parts = [split(a), split(b)] as const;
  for (let i = 0; i < Math.min(parts[0].length, parts[1].length); i++) {
    const [one, other] = [parts[0][i] as string, parts[1][i] as string];
    const areDigits = /^\d/.test(one) && /^\d/.test(other);
    const [first, second] = areDigits
      ? [one, other].map((part) => part.replace(/^0+/, ''))
      : [one, other];
    const byLength = areDigits ? (first as string).length - (second as string).length : 0;
    if (byLength !== 0) return byLength;
    if (first !== second) return (first as string) < (second as string) ? -1 : 1;
  }
  return parts[0].length - parts[1].length || (a < b ? -1 : Number(a > b));
}
