/** Runs of the command line, in processes of their own or not, and what they print. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { trainToEnd, typedArrayBackend } from '../../engine/index.ts';
import { dataOf } from '../../engine/testing/data.ts';
import { parseLink } from '../../link/index.ts';
import { UsageError } from '../options.ts';

export const COMMAND = fileURLToPath(new URL('../../../scripts/infoplane.mjs', import.meta.url));

/** Where files are written, and commands run: a folder that goes with the tests. */
export let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'infoplane-'));
  run('--help'); // The first run bundles the command.
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(...args: string[]): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
}

export const TINY = ['train', '--hidden', '2', '--epochs', '2'];
export const TINY_LINK = 'v1/tanh-4bit?hidden=2&epochs=2';

/** What a run that must succeed prints. */
export function printed(...args: string[]): string {
  const { status, stdout, stderr } = run(...args);
  expect(stderr).not.toMatch(/error/i);
  expect(status).toBe(0);
  return stdout;
}

/** The one line with which a command refuses; nothing else may have been printed. */
export function refusal(...args: string[]): string {
  const { status, stdout, stderr } = run(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^infoplane: [^\n]+\n$/);
  return stderr;
}

/** The line with which a command refuses, without a process of its own: there are many. */
export async function refused(
  command: (args: string[]) => unknown,
  ...args: string[]
): Promise<string> {
  try {
    await command(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    expect(error.message).not.toContain('\n');
    return error.message;
  }
  throw new Error('it was not refused');
}

/** A file in a folder of its own. */
export function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A run of the engine itself, for comparison. */
export function fingerprintOf(link: string): string {
  const { run } = parseLink(link).link;
  return trainToEnd(run, dataOf(run), typedArrayBackend).fingerprint;
}
