import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A command line that cannot be used: reported in one line, exit status 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What `--strict` refuses: reported in one line, exit status 3. */
export class StrictError extends UsageError {}

export const EXIT_USAGE = 2;
export const EXIT_STRICT = 3;

/** Options that every command has. */
export const COMMON_OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  strict: { type: 'boolean' },
} as const;

export const COMMON_HELP = `  --strict           ends with exit status 3 where anything was repaired, or other bits came out than
                     a link promises
  -h, --help         this text`;

/** Joins options with negative numbers after them, which parseArgs would take for options. */
export function joinNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1);
    const isValue = /^-[.\d]/.test(arg) && last?.startsWith('--') && !last.includes('=');
    if (isValue) joined.splice(-1, 1, `${last}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

/** Letters to add, remove or change to come from one word to another; neighbours that swap are one. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1];
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row.push(
        Math.min(
          (last[j] as number) + 1,
          (row[j - 1] as number) + 1,
          (last[j - 1] as number) + (isSame ? 0 : 1),
          isSwap ? (before[j - 2] as number) + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, row];
  }
  return last[to.length] as number;
}

/** “; did you mean train?”, where one of the words is near but another; else nothing. */
export function didYouMean(given: string, words: readonly string[]): string {
  const [nearest] = words
    .map((word) => ({ word, far: distance(given.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, far }) => far > 0 && far <= Math.min(2, word.length / 2))
    .sort((a, b) => a.far - b.far);
  return nearest === undefined ? '' : `; did you mean ${nearest.word}?`;
}

/** Options by the names they had first, with the new ones that a command may have. */
const RENAMED: ReadonlyMap<string, readonly string[]> = new Map(
  ['ruler', 'rulers'].map((old) => [old, ['estimators', 'estimator']]),
);

/** What parseArgs reads; an option that is not known, or given twice, is refused. */
export function parseOptions<const T extends ParseArgsConfig>(
  config: T,
): ReturnType<typeof parseArgs<T>> {
  const names = Object.keys(config.options ?? {});
  const { tokens = [] } = parseArgs({ ...config, strict: false, tokens: true });
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName } = token;
    if (!names.includes(name)) {
      const renamed = RENAMED.get(name)?.find((now) => names.includes(now));
      if (renamed !== undefined) {
        throw new UsageError(`${rawName}: this option is called --${renamed} now`);
      }
      const near = didYouMean(name, names);
      throw new UsageError(
        `${rawName}: no such option${near.replace('mean ', 'mean --') || '; --help lists them'}`,
      );
    }
    if (given.has(name)) throw new UsageError(`--${name} is given twice`);
    given.add(name);
  }
  return parseArgs(config);
}

/** A whole number that an option gives; `from` and `to` are allowed. */
export function wholeNumber(option: string, given: string, from: number, to: number): number {
  const number = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (number >= from && number <= to) return number;
  throw new UsageError(`--${option} ${given}: allowed is a whole number from ${from} to ${to}`);
}
