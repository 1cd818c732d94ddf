/** A command line that cannot be used: reported in one line, exit status 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

export const EXIT_USAGE = 2;

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

const OLD_OPTIONS = ['--ruler', '--rulers'];
/** What they are called now, by command. */
const RENAMED: Readonly<Record<string, string>> = {
  train: '--estimators',
  inspect: '--estimator',
};

/** Refuses options by the names they had first, with their new ones. */
export function refuseOldOptions(command: string | undefined, args: readonly string[]): void {
  const renamed = RENAMED[command ?? ''];
  const old = args.map((arg) => arg.split('=')[0] ?? '').find((name) => OLD_OPTIONS.includes(name));
  if (renamed !== undefined && old !== undefined) {
    throw new UsageError(`${old}: this option is called ${renamed} now`);
  }
}

/** A whole number that an option gives; `from` and `to` are allowed. */
export function wholeNumber(option: string, given: string, from: number, to: number): number {
  const number = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (number >= from && number <= to) return number;
  throw new UsageError(`--${option} ${given}: allowed is a whole number from ${from} to ${to}`);
}
