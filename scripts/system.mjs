// What scripts need of this machine: programs, packages of Debian, a free port.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

/** @typedef {[name: string, paths: () => string[] | Promise<string[]>]} Source gives paths to try */

/**
 * Tries sources in turn. What was found is what `check` made of the first path that it accepts;
 * without one, `why` has the reason of each source.
 * @template T
 * @param {readonly Source[]} sources
 * @param {(path: string) => T | Promise<T>} check throws where a path is of no use
 * @returns {Promise<{ found: T | undefined, why: string }>}
 */
export async function firstThatWorks(sources, check) {
  /** @type {string[]} */
  const reasons = [];
  const note = (/** @type {string} */ reason) => {
    print(reason);
    reasons.push(reason);
  };
  const reasonOf = (/** @type {unknown} */ error) =>
    error instanceof Error ? error.message.split('\n')[0] : error;
  for (const [name, source] of sources) {
    try {
      const paths = await source();
      if (paths.length === 0) note(`${name}: none`);
      for (const path of paths) {
        try {
          const found = await check(path);
          print(`${name}: using ${path || found}`);
          return { found, why: '' };
        } catch (error) {
          note(`${name}: ${path} ${reasonOf(error)}`);
        }
      }
    } catch (error) {
      note(`${name}: ${reasonOf(error)}`);
    }
  }
  return { found: undefined, why: reasons.join('; ') };
}

/**
 * Where a program is, in all folders of programs.
 * @param {string} program
 */
export function onPath(program) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).filter((path) => existsSync(path));
}

/**
 * Installs packages, as root on Debian or what is made of it.
 * @param {readonly string[]} packages
 */
export function installFromDebian(packages) {
  if (!existsSync('/etc/debian_version')) throw new Error('this system is not Debian');
  if (process.getuid?.() !== 0) throw new Error('only root can install packages');
  print(`installing ${packages.join(', ')} with apt-get`);
  // Another apt-get may be at work.
  const options = ['-o', 'DPkg::Lock::Timeout=300'];
  run('apt-get', ['update', ...options]);
  run('apt-get', ['install', '--no-install-recommends', '-y', ...options, ...packages]);
}

/**
 * Runs a program to its end; its output is shown only if it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {string} [cwd]
 */
export function run(program, args, cwd) {
  const { status, error, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 600_000,
  });
  if (status === 0) return;
  process.stderr.write(stderr ?? '');
  throw error ?? new Error(`${program} ${args[0]} failed (${status})`);
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** @param {string} line */
export function print(line) {
  process.stderr.write(`browser: ${line}\n`);
}
