// Verdicts on all presets over many seeds, as Markdown: `npm run verdicts > docs/verdicts.md`, or fewer
// seeds with `npm run -s verdicts -- --seeds 5`. Also how firm they are, and which seeds of each preset
// are nearest to the median of its seeds.

import { parseArgs } from 'node:util';
import { engine, LONGER, source, trainPresets, upTo } from './preset-trajectories.mjs';

/** @typedef {import('./preset-trajectories.mjs').TrainedPreset} TrainedPreset */
/** @typedef {import('../src/engine/analysis/verdicts/verdict.ts').Verdict} Verdict */

/** @type {typeof import('../src/engine/version.ts')} */
const { ENGINE_VERSION } = await source('src/engine/version.ts');

const { values: options } = parseArgs({ options: { seeds: { type: 'string', default: '30' } } });
const SEEDS = Number(options.seeds);

/** Checkpoints of the distance to the median, in equal steps of log(1 + epoch). */
const CHECKPOINTS = 24;
/** Seeds nearest to the median that are printed. */
const NEAREST = 3;
/** Bits: where nearly all seeds have the same value, differences below it count for little. */
const MIN_SPREAD = 0.02;

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
function quantile(values, share) {
  const rising = values.toSorted((a, b) => a - b);
  const at = share * (rising.length - 1);
  const low = rising[Math.floor(at)] ?? Number.NaN;
  const high = rising[Math.ceil(at)] ?? Number.NaN;
  return low + (at - Math.floor(at)) * (high - low);
}

const median = (/** @type {readonly number[]} */ values) => quantile(values, 0.5);
const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1)} %`;
const signed = (/** @type {number} */ bits) =>
  `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(2)}`;
const title = (/** @type {string} */ kind) =>
  kind.replace('hx', 'H(X)').replaceAll('-', ' ').replace('re expands', 're-expands');
const isFirm = (/** @type {Verdict} */ { qualifications }) =>
  !qualifications.includes('borderline');

/**
 * @param {TrainedPreset} run
 * @param {number} layer
 * @param {number} [lastEpoch]
 * @returns {Verdict}
 */
function verdictOn(run, layer, lastEpoch) {
  const trajectory = run.layers[layer];
  const judged = trajectory && upTo(run, trajectory, lastEpoch);
  const verdict =
    judged && engine.judgeLayer(judged.layer, judged.recording, engine.DEFAULT_CRITERIA);
  if (verdict === undefined) throw new Error(`${run.preset}, seed ${run.seed}: nothing to judge`);
  return verdict;
}

/**
 * The kinds among those given, the most frequent first.
 * @param {readonly Verdict['kind'][]} kinds
 */
function byFrequency(kinds) {
  const count = (/** @type {string} */ kind) => kinds.filter((other) => other === kind).length;
  return [...new Set(kinds)].toSorted((a, b) => count(b) - count(a));
}

/** How often each kind occurs, with the median bits of what decides. */
function counts(/** @type {readonly Verdict[]} */ verdicts) {
  const cells = byFrequency(verdicts.map(({ kind }) => kind)).map((kind) => {
    const own = verdicts.filter((verdict) => verdict.kind === kind);
    const bits = own.flatMap(({ deciding }) => (deciding ? [deciding.bits] : []));
    return `${title(kind)} ${own.length}${bits.length > 0 ? ` (${signed(median(bits))})` : ''}`;
  });
  return cells.join(', ');
}

function printPreset(/** @type {string} */ id, /** @type {readonly TrainedPreset[]} */ runs) {
  const learned = runs.filter(({ judged }) => judged.status.kind === 'learned');
  const others = runs.filter((run) => !learned.includes(run));
  const accuracy = percent(median(learned.map(({ testAccuracy }) => testAccuracy)));
  const not = others.map(({ seed, judged }) => `seed ${seed} (${title(judged.status.kind)})`);
  const counted = `${learned.length} of ${runs.length} runs are counted`;
  console.log(`\n## ${id}\n`);
  console.log(`Median test accuracy ${accuracy}; ${[counted, ...not].join('; not ')}.`);
  console.log('\n| layer | verdicts | borderline | saturated | median start | end |');
  console.log('|---|---|---|---|---|---|');
  runs[0]?.layers.forEach(({ name }, layer) => {
    const verdicts = learned.map((run) => verdictOn(run, layer));
    const cells = [
      name,
      counts(verdicts),
      verdicts.filter((verdict) => !isFirm(verdict)).length,
      verdicts.filter(({ qualifications }) => qualifications.includes('saturated')).length,
      median(verdicts.map(({ phases }) => phases[0]?.start.ixt ?? 0)).toFixed(2),
      median(verdicts.map(({ end }) => end.ixt)).toFixed(2),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  });
}

/** How many verdicts are others where a run ends 5 % earlier or later. */
function printEndings(/** @type {readonly TrainedPreset[]} */ runs) {
  let firm = 0;
  let borderline = 0;
  /** @type {string[]} */
  const turned = [];
  for (const run of runs) {
    run.layers.forEach(({ name }, layer) => {
      const verdict = verdictOn(run, layer);
      if (!isFirm(verdict)) {
        borderline++;
        return;
      }
      firm++;
      const ends = [2 - LONGER, LONGER].map((factor) => Math.round(factor * run.lastEpoch));
      const kinds = ends.map((end) => verdictOn(run, layer, end).kind);
      if (kinds.some((kind) => kind !== verdict.kind)) {
        turned.push(`${run.preset} seed ${run.seed} ${name}`);
      }
    });
  }
  console.log('\n## How firm they are\n');
  console.log(
    `${borderline} of ${firm + borderline} verdicts are borderline. Of the ${firm} others,
${turned.length} (${percent(turned.length / firm)}) are not the same where the run ends 5 % earlier or 5 % later.`,
  );
}

/**
 * Seeds by their distance to the median: |value − median| in interquartile ranges, the mean over
 * layers, I(X;T) and I(T;Y), and epochs.
 * @param {readonly [TrainedPreset, ...TrainedPreset[]]} runs
 */
function placesOf(runs) {
  const [first] = runs;
  const { lastEpoch, layers } = first;
  const epochs = Array.from({ length: CHECKPOINTS }, (_, i) =>
    Math.round((1 + lastEpoch) ** (i / (CHECKPOINTS - 1)) - 1),
  );
  const distances = runs.map(() => 0);
  let terms = 0;
  for (const epoch of new Set(epochs)) {
    const at = first.epochs.findLastIndex((own) => own <= epoch);
    for (const layer of layers.keys()) {
      for (const quantity of /** @type {const} */ (['ixt', 'ity'])) {
        const values = runs.map((run) => run.layers[layer]?.[quantity][at] ?? 0);
        const middle = median(values);
        const spread = quantile(values, 0.75) - quantile(values, 0.25);
        terms++;
        values.forEach((value, i) => {
          const distance = Math.abs(value - middle) / Math.max(spread, MIN_SPREAD);
          distances[i] = (distances[i] ?? 0) + distance;
        });
      }
    }
  }
  const kindsOf = runs.map((run) => layers.map((_, layer) => verdictOn(run, layer).kind));
  const usual = layers.map(
    (_, layer) => byFrequency(kindsOf.flatMap((kinds) => kinds[layer] ?? []))[0],
  );
  return runs
    .map(({ seed }, i) => ({
      seed,
      distance: (distances[i] ?? 0) / terms,
      usual: kindsOf[i]?.filter((kind, layer) => kind === usual[layer]).length ?? 0,
      kinds: (kindsOf[i] ?? []).map(title).join(', '),
    }))
    .toSorted((a, b) => a.distance - b.distance);
}

/**
 * The nearest seeds, the one that the page begins with, and seed 1, which links without a seed mean.
 * @param {import('../src/engine/index.ts').Preset} preset
 * @param {readonly TrainedPreset[]} runs
 */
function printTypicalSeeds({ id, run, typicalSeed }, runs) {
  const [first, ...others] = runs;
  if (first === undefined) return;
  const places = placesOf([first, ...others]);
  places.forEach(({ seed, distance, usual, kinds }, i) => {
    if (i >= NEAREST && seed !== run.seed && seed !== typicalSeed) return;
    const chosen = seed === typicalSeed ? ' (chosen)' : '';
    const layers = `${usual} of ${first.layers.length}`;
    const cells = [id, i + 1, `${seed}${chosen}`, distance.toFixed(3), layers, kinds];
    console.log(`| ${cells.join(' | ')} |`);
  });
}

console.log(`# Verdicts on the presets

Written by \`npm run -s verdicts\`: every preset, seeds 1 to ${SEEDS}, engine version
${ENGINE_VERSION}, exact count, output as logits; what the words mean is in
[src/engine/analysis/verdicts](../src/engine/analysis/verdicts/README.md). Beside each verdict: how many
seeds have it, and in brackets the median change of I(X;T), in bits, over the movement that decides.
Runs that did not learn, or only memorized, are not counted.`);

/** @type {TrainedPreset[]} */
const all = [];
for await (const run of trainPresets(1, SEEDS)) {
  all.push(run);
  if (run.seed === SEEDS) {
    printPreset(
      run.preset,
      all.filter(({ preset }) => preset === run.preset),
    );
  }
}
printEndings(all);
console.log(`
## Typical seeds

A preset that is chosen on the page, and a page that is opened without a link, begin with the seed
nearest to the median of the seeds: |value − median| in interquartile ranges (of at least ${MIN_SPREAD} bit), the
mean over layers, I(X;T) and I(T;Y), and epochs in equal steps of log(1 + epoch). Links without a seed
go on to mean seed 1.

| preset | place | seed | distance | layers with the most frequent verdict | T1 … |
|---|---|---|---|---|---|`);
for (const preset of engine.PRESETS) {
  printTypicalSeeds(
    preset,
    all.filter((run) => run.preset === preset.id),
  );
}
