// Puts the results of the engine on record: the fingerprints of all presets and of random runs, in
// src/engine/testing/fingerprints.json. `node scripts/fingerprints.mjs` writes the same file each
// time; where it does not, the engine's results have changed, or what it writes in links.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { simdKernel } from './simd-kernel.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const RUNS = 200;

/**
 * Numbers from 0 up to 1 by chance, mulberry32: of its own, so that a change of the engine's chance
 * changes the results on record and not the runs.
 * @param {number} seed
 */
function chanceOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const chance = chanceOf(20220425);

/**
 * A whole number from `min` to `max`.
 * @param {number} min
 * @param {number} max
 */
const whole = (min, max) => min + Math.floor(chance() * (max - min + 1));

/**
 * @template T
 * @param {readonly T[]} options
 */
const oneOf = (options) => /** @type {T} */ (options[whole(0, options.length - 1)]);

/**
 * A number of three digits, of any size from 10^`min` to 10^`max` alike.
 * @param {number} min
 * @param {number} max
 */
const ofAnySize = (min, max) => Number((10 ** (min + (max - min) * chance())).toPrecision(3));

/**
 * A link to a random run, with every setting named. What there is to choose from stands here and is
 * not read from the engine's table: a new choice there must not draw other runs.
 */
function anyLink() {
  const preset = oneOf([
    'tanh-4bit',
    'relu-4bit',
    'tanh-8bit',
    'relu-8bit',
    'tanh-2bit',
    'float32',
    'no-compression',
  ]);
  // Few settings make the numbers grow without end, so one run in six is drawn from among those.
  const isWild = chance() < 1 / 6;
  const hidden = Array.from({ length: whole(1, 8) }, () => whole(1, 32));
  const activations = isWild ? ['linear', 'relu'] : ['tanh', 'relu', 'relu6', 'sigmoid', 'linear'];
  const isMixed = chance() < 0.7;
  const act = isMixed ? hidden.map(() => oneOf(activations)) : [oneOf(activations)];
  // Small batches rarely and not for long: every step takes its time.
  const pace = isWild ? 0.2 : chance();
  const [batch, most] =
    pace < 0.1 ? [whole(1, 15), 3] : pace < 0.3 ? [whole(16, 127), 12] : [whole(128, 1024), 12];
  const settings = {
    data: oneOf(['icosahedron', 'majority', 'parity', 'random']),
    hidden: hidden.join('-'),
    act: act.join('-'),
    bits: isWild || chance() < 0.2 ? 32 : whole(1, 8),
    wbits: chance() < 0.2 ? 32 : whole(2, 8),
    opt: isWild ? 'sgd' : oneOf(['adam', 'sgd']),
    lr: isWild ? ofAnySize(-0.5, 0) : ofAnySize(-5, 0),
    batch,
    epochs: whole(1, most),
    l2: chance() < 0.5 ? 0 : ofAnySize(-7, 0),
    init: oneOf(['glorot', 'fan-in', 'width']),
    train: whole(10, 95),
    seed: oneOf([0, 1, 4294967295, ...Array.from({ length: 17 }, () => whole(0, 4294967295))]),
  };
  const pairs = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `v1/${preset}?${pairs.join('&')}`;
}

/** @type {import('vite').InlineConfig} */
const config = { root, configFile: false, logLevel: 'error', plugins: [simdKernel()] };
/** @type {{ module: typeof import('../src/engine/index.ts') }} */
const { module: engine } = await runnerImport(join(root, 'src/engine/index.ts'), config);
/** @type {{ module: typeof import('../src/link/index.ts') }} */
const { module: links } = await runnerImport(join(root, 'src/link/index.ts'), config);
/** @type {{ module: typeof import('../src/worker/backend.ts') }} */
const { module: chooser } = await runnerImport(join(root, 'src/worker/backend.ts'), config);
const { backend, fallback } = await chooser.chooseBackend();
if (fallback !== undefined) throw new Error(JSON.stringify(fallback));

/** @param {string} text */
async function entryOf(text) {
  const { link, repairs } = links.parseLink(text);
  const [repair] = repairs;
  if (repair !== undefined) throw new Error(`${text}: ${JSON.stringify(repair)}`);
  const { fingerprint, outcome } = engine.trainToEnd(
    link.run,
    await engine.loadDataset(link.run),
    backend,
  );
  return { link: links.formatLink(link), fingerprint, outcome: outcome.kind };
}

const texts = [
  ...engine.PRESETS.map(({ id }) => `v1/${id}`),
  ...Array.from({ length: RUNS }, anyLink),
];
const entries = await Promise.all(texts.map(entryOf));
writeFileSync(
  join(root, 'src/engine/testing/fingerprints.json'),
  `${JSON.stringify(entries, null, 2)}\n`,
);
const diverged = entries.filter(({ outcome }) => outcome === 'diverged').length;
console.log(`${entries.length} runs on record, ${diverged} of them diverge`);
