// Contact sheets for judging verdicts blind. Trains every preset from several seeds, draws trajectories
// of I(X;T) by chance, and writes them as small pictures without words, with the verdicts in a file apart:
// `node scripts/verdict-sheet.mjs DIR [--first 1] [--seeds 10] [--count 200] [--draw 1]`.
// Then, from the pictures alone, write a line for each, such as `17 compresses`, with `?` behind where
// the eye is not certain; `--labels FILE` compares with the verdicts and puts the labels on record, with
// their trajectories, in src/engine/analysis/testing/labels.json.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { browserFlags, findBrowser } from './browser.mjs';
import { engine, source, trainPresets, upTo } from './preset-trajectories.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    first: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '10' },
    count: { type: 'string', default: '200' },
    draw: { type: 'string', default: '1' },
    labels: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('where to? node scripts/verdict-sheet.mjs DIR');
  process.exit(2);
}

/** @type {typeof import('../src/engine/numeric/random.ts')} */
const { random, shuffle } = await source('src/engine/numeric/random.ts');

/**
 * @typedef {object} Drawn
 * @property {string} preset
 * @property {number} seed
 * @property {string} layer
 * @property {{ epochs: readonly number[], ixt: readonly number[], ity: readonly number[], hx: number }} judged
 * @property {import('../src/engine/analysis/verdicts/verdict.ts').Verdict} verdict
 */

/** @type {Drawn[]} */
const all = [];
for await (const run of trainPresets(Number(options.first), Number(options.seeds))) {
  for (const layer of run.layers) {
    const cut = upTo(run, layer);
    // A picture does not show whether the network learned.
    const recording = /** @type {const} */ ({ ...cut.recording, status: { kind: 'unknown' } });
    const verdict = engine.judgeLayer(cut.layer, recording, engine.DEFAULT_CRITERIA);
    if (verdict === undefined) continue;
    const judged = { ...cut.layer, ...recording };
    all.push({ preset: run.preset, seed: run.seed, layer: layer.name, judged, verdict });
  }
}
const order = Uint32Array.from(all.keys());
shuffle(order, random(Number(options.draw), 'shuffle'));
const drawn = [...order.subarray(0, Number(options.count))].map(
  (i) => /** @type {Drawn} */ (all[i]),
);

const WIDTH = 385;
const HEIGHT = 270;
const COLUMNS = 4;
const PER_PAGE = 20;

/**
 * A trajectory over log(1 + epoch), from 0 to H(X); the dashed line is where the layer is fitted.
 * @param {Drawn} entry
 * @param {number} id
 */
function picture({ judged: { epochs, ixt, hx }, verdict: { fitted } }, id) {
  const last = Math.log(1 + (epochs.at(-1) ?? 0));
  const x = (/** @type {number} */ epoch) => 10 + ((WIDTH - 20) * Math.log(1 + epoch)) / last;
  const y = (/** @type {number} */ bits) => HEIGHT - 14 - ((HEIGHT - 34) * bits) / hx;
  const line = (/** @type {number} */ bits, /** @type {string} */ colour) =>
    `<path d="M10 ${y(bits)}H${WIDTH - 10}" stroke="${colour}"/>`;
  const points = epochs.map((epoch, i) => `${x(epoch).toFixed(1)},${y(ixt[i] ?? 0).toFixed(1)}`);
  const place = id % PER_PAGE;
  const left = (place % COLUMNS) * (WIDTH + 5);
  const top = Math.floor(place / COLUMNS) * (HEIGHT + 5);
  return `<g transform="translate(${left} ${top})" fill="none">
    <rect width="${WIDTH}" height="${HEIGHT}" stroke="#ddd"/>
    <text x="6" y="14" font-size="13" font-family="sans-serif" fill="#c00">${id}</text>
    ${[1, 2, 3, 4, 5].map((sixth) => line((sixth * hx) / 6, '#f0f0f0')).join('')}
    ${line(0, '#999')}${line(hx, '#999')}
    ${fitted ? `<path d="M${x(fitted.epoch)} ${y(hx)}V${y(0) + 8}" stroke="#2a7" stroke-dasharray="2 3"/>` : ''}
    <polyline points="${points.join(' ')}" stroke="#135" stroke-width="1.3"/></g>`;
}

async function writeSheets(/** @type {string} */ to) {
  mkdirSync(to, { recursive: true });
  const viewport = { width: COLUMNS * (WIDTH + 5), height: (PER_PAGE / COLUMNS) * (HEIGHT + 5) };
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: browserFlags,
  });
  try {
    const page = await browser.newPage({ viewport });
    const pictures = drawn.map(picture);
    for (let start = 0; start < pictures.length; start += PER_PAGE) {
      const { width, height } = viewport;
      const body = pictures.slice(start, start + PER_PAGE).join('');
      await page.setContent(
        `<body style="margin:0"><svg width="${width}" height="${height}">${body}</svg>`,
      );
      const number = String(start / PER_PAGE + 1).padStart(2, '0');
      await page.screenshot({ path: join(to, `page-${number}.png`) });
    }
  } finally {
    await browser.close();
  }
  const verdicts = drawn.map(({ judged: _, ...entry }, id) => ({ id, ...entry }));
  writeFileSync(join(to, 'verdicts.json'), `${JSON.stringify(verdicts, null, 1)}\n`);
  console.log(`${drawn.length} of ${all.length} trajectories drawn in ${to}`);
}

/** Thousandths of a bit, as differences from one checkpoint to the next. */
function differences(/** @type {readonly number[]} */ values) {
  const whole = values.map((value) => Math.round(1000 * value));
  return whole.map((value, i) => value - (whole[i - 1] ?? 0));
}

function recordLabels(/** @type {string} */ text) {
  const lines = text.trim().split(/\n+/);
  const labels = lines.map((line, id) => {
    const [, given, label = '', mark] = /^(\d+) ([a-z-]+)( \?)?$/.exec(line) ?? [];
    if (Number(given) !== id) throw new Error(`line ${id + 1} is no label of ${id}: ${line}`);
    return { label, isClear: mark === undefined };
  });
  if (labels.length !== drawn.length) throw new Error(`${labels.length} labels of ${drawn.length}`);
  /** A picture does not show how near to H(X) a layer stays. */
  const visible = (/** @type {string} */ kind) => (kind === 'stays-at-hx' ? 'stays-near-hx' : kind);
  /** @type {Map<string, number>} */
  const counts = new Map();
  const clear = drawn.flatMap(({ verdict: { kind } }, id) => {
    const { label = '', isClear = false } = labels[id] ?? {};
    const pair = `${label} → ${visible(kind)}${isClear ? '' : ', not clear'}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
    return isClear ? [label === visible(kind)] : [];
  });
  for (const [pair, count] of [...counts].sort()) console.log(`${count}\t${pair}`);
  console.log(`${clear.filter(Boolean).length} of ${clear.length} clear labels agree`);

  const series = drawn.flatMap(({ judged: { ixt, ity } }) => [
    ...differences(ixt),
    ...differences(ity),
  ]);
  const bytes = new Uint8Array(Int16Array.from(series).buffer);
  const record = {
    drawn: drawn.map(({ preset, seed, layer, judged: { epochs } }, id) => ({
      ...{ preset, seed, layer, checkpoints: epochs.length },
      ...labels[id],
    })),
    series: Buffer.from(deflateRawSync(bytes, { level: 9 })).toString('base64'),
  };
  const path = join(root, 'src/engine/analysis/testing/labels.json');
  writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`);
}

if (options.labels === undefined) await writeSheets(folder);
else recordLabels(readFileSync(options.labels, 'utf8'));
