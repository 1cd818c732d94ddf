// A small client of W3C WebDriver, for WebKitGTK as Debian ships it, which Playwright does not drive.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './system.mjs';

const START_MS = 60_000;
/** The longest that a script in the page may take. */
const SCRIPT_MS = 120_000;

/** What the standard calls the field of an element's reference. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** @typedef {(method: string, path: string, body?: object) => Promise<unknown>} Send */

/** One browser with one page. */
export class Session {
  #send;
  #end;

  /**
   * @param {Send} send a command of this session
   * @param {() => void} end ends the driver
   */
  constructor(send, end) {
    this.#send = send;
    this.#end = end;
  }

  /** @param {string} url */
  async open(url) {
    await this.#send('POST', '/url', { url });
  }

  /**
   * Calls a function in the page and awaits its result; it sees nothing but its arguments.
   * @template {readonly unknown[]} Args
   * @template Result
   * @param {(...args: Args) => Result} script
   * @param {Args} args
   * @returns {Promise<Awaited<Result>>}
   */
  async call(script, ...args) {
    const body = { script: `return (${script})(...arguments)`, args };
    const result = await this.#send('POST', '/execute/sync', body);
    return /** @type {Awaited<Result>} */ (result);
  }

  /**
   * Clicks the middle of an element.
   * @param {string} xpath
   */
  async click(xpath) {
    const found = await this.#send('POST', '/element', { using: 'xpath', value: xpath });
    const id = /** @type {Record<string, string>} */ (found)[ELEMENT];
    await this.#send('POST', `/element/${id}/click`, {});
  }

  /**
   * Presses keys, one upon another, and lets go of them.
   * @param {readonly string[]} keys characters; the standard has codes for the others
   */
  async press(...keys) {
    const actions = [
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
    ];
    await this.#send('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  }

  async close() {
    try {
      await this.#send('DELETE', '');
    } finally {
      this.#end();
    }
  }
}

/**
 * Starts WebKit on a screen of its own that is not shown.
 * @param {string} driver the path of WebKitWebDriver
 */
export async function openWebKit(driver) {
  const binary = miniBrowser();
  const screen = await hiddenScreen();
  const port = await freePort();
  // A group of processes of its own, so that all of them can be ended.
  const server = spawn(driver, [`--port=${port}`], {
    detached: true,
    env: { ...process.env, DISPLAY: screen.display },
    stdio: 'ignore',
  });
  const end = () => {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid);
    screen.end();
  };
  const failed = failure(server, 'WebKitWebDriver');
  const send = sender(`http://127.0.0.1:${port}`);
  try {
    await Promise.race([answered(send), failed]);
    const session = await send('POST', '/session', {
      capabilities: {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } },
      },
    });
    const { sessionId } = /** @type {{ sessionId: string }} */ (session);
    const sendHere = sender(`http://127.0.0.1:${port}/session/${sessionId}`);
    await sendHere('POST', '/timeouts', { script: SCRIPT_MS });
    await sendHere('POST', '/window/rect', { x: 0, y: 0, width: 1366, height: 850 });
    return new Session(sendHere, end);
  } catch (error) {
    end();
    throw error;
  }
}

async function hiddenScreen() {
  // Writes the number of the display that it took to the fourth of its files.
  const args = ['-displayfd', '3', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const output = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  const [number] = await Promise.race([once(output, 'data'), failure(server, 'Xvfb')]);
  return { display: `:${String(number).trim()}`, end: () => server.kill() };
}

/**
 * Rejects if a program cannot be started or ends.
 * @param {import('node:child_process').ChildProcess} program
 * @param {string} name
 * @returns {Promise<never>}
 */
function failure(program, name) {
  /** @type {Promise<never>} */
  const failed = new Promise((_, reject) => {
    program.on('error', reject);
    program.on('exit', (status) => reject(new Error(`${name} ended (${status})`)));
  });
  // It ends in the end, when this is no longer awaited.
  failed.catch(() => {});
  return failed;
}

/**
 * @param {string} base
 * @returns {Send}
 */
function sender(base) {
  return async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
}

/**
 * Waits until the driver listens.
 * @param {Send} send
 */
async function answered(send) {
  const end = Date.now() + START_MS;
  for (;;) {
    try {
      return await send('GET', '/status');
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(100);
    }
  }
}

/** The small browser that comes with WebKitGTK, of the newest version. */
function miniBrowser() {
  const within = (/** @type {string} */ folder, /** @type {RegExp} */ name) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((entry) => name.test(entry))
          .map((entry) => join(folder, entry))
      : [];
  const folders = ['/usr/libexec', '/usr/lib', ...within('/usr/lib', /-linux-gnu/)];
  const browser = folders
    .flatMap((folder) => within(folder, /^webkit2?gtk-/))
    .map((folder) => join(folder, 'MiniBrowser'))
    .filter((path) => existsSync(path))
    .sort()
    .at(-1);
  if (browser === undefined) throw new Error('has no MiniBrowser');
  return browser;
}
