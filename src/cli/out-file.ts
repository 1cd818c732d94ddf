/** The file that `--out` names: written beside it and renamed, so that it is never half of something. */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './options.ts';

const orRefused = <T>(path: string, action: () => T): T => {
  try {
    return action();
  } catch (error) {
    throw new UsageError(
      `--out ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

interface Target {
  /** What is replaced: the file that a link points to, not the link. */
  readonly path: string;
  readonly existing: Stats | undefined;
}

function targetOf(path: string): Target {
  const existing = statSync(path, { throwIfNoEntry: false });
  return { path: existing === undefined ? path : realpathSync(path), existing };
}

const draftOf = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${process.pid}.draft`);

/** Neither pipes nor devices can be renamed over. */
const isInPlace = ({ existing }: Target): boolean => existing !== undefined && !existing.isFile();

function write(path: string, flags: 'a' | 'w' | 'wx', pieces: Iterable<string>): void {
  const file = openSync(path, flags);
  try {
    for (const piece of pieces) writeFileSync(file, piece);
    if (flags === 'wx') fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Refuses a file that `--out` names where it cannot be written, before there is anything to write.
 * What it holds stays until then: a run may be interrupted.
 */
export function checkOut(path: string): void {
  orRefused(path, () => {
    const target = targetOf(path);
    if (isInPlace(target)) {
      write(target.path, 'a', []);
      return;
    }
    if (target.existing !== undefined) accessSync(target.path, constants.W_OK);
    const draft = draftOf(target.path);
    write(draft, 'wx', []);
    rmSync(draft);
  });
}

/** Writes a file that `--out` names, a piece at a time: the whole may be too long for one string. */
export function writeOut(path: string, pieces: Iterable<string>): void {
  orRefused(path, () => {
    const target = targetOf(path);
    if (isInPlace(target)) {
      write(target.path, 'w', pieces);
      return;
    }
    const draft = draftOf(target.path);
    try {
      write(draft, 'wx', pieces);
      if (target.existing !== undefined) chmodSync(draft, target.existing.mode);
      renameSync(draft, target.path);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  });
}
