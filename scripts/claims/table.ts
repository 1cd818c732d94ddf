/** Every claim about runs in the presets, the prepared comparisons, the help, README and docs. */
import { checkpointEpochs } from '../../src/engine/experiment/checkpoint-epochs.ts';
import { PRESETS as EXPERIMENTS } from '../../src/engine/index.ts';
import type { Claim } from './claim.ts';
import type { JudgedLayer, SeedRuns } from './seed-runs.ts';

const PRESETS = 'src/messages/en/presets.ts';
const COMPARE = 'src/messages/en/compare.ts';
const HELP = 'src/messages/en/help.ts';
const EXPLANATIONS = 'src/messages/en/explanations.ts';
const README = 'README.md';
const MODEL = 'docs/model.md';
const METHOD = 'docs/method.md';

/** Half the usual epochs, as in the prepared comparisons. */
const SHORT = 'epochs=200';
const FLOAT32 = 'bits=32&wbits=32';
const WHOLE_RUN = [30, 100, 256].map((bins) => `uniform,${bins},run`);
const TANH_RANGE = 'uniform,30,-1..1';
/** Bits by which a picture shows that two layers differ. */
const VISIBLE = 0.05;
/** H(prediction | bins) that is rounding alone. */
const ROUNDING = 1e-9;

const numbered = (layers: readonly JudgedLayer[], layer: number): JudgedLayer => {
  const found = layers[layer - 1];
  if (found === undefined) throw new Error(`there is no T${layer}`);
  return found;
};
const kindOf = (layers: readonly JudgedLayer[], layer: number) =>
  numbered(layers, layer).verdict.kind;
/** Whether a layer ends where a picture shows it at H(X), or never left that. */
const isAtBound = ({ verdict: { kind } }: JudgedLayer): boolean => kind.endsWith('hx');
const isSaturated = ({ verdict: { qualifications } }: JudgedLayer): boolean =>
  qualifications.includes('saturated');
/** Up, then left. */
const learnsThenForgets = ({ verdict: { kind, fitted } }: JudgedLayer): boolean =>
  kind === 'compresses' && fitted !== undefined;
const pairs = (a: readonly JudgedLayer[], b: readonly JudgedLayer[]) =>
  a.map((layer, l) => [layer, numbered(b, l + 1)] as const);

async function compressesUnderAll(runs: SeedRuns, link: string, layer: number): Promise<boolean> {
  for (const estimator of ['exact', ...WHOLE_RUN]) {
    if (kindOf(await runs.layers(link, estimator), layer) !== 'compresses') return false;
  }
  return true;
}

/** Bits of I(X;T) that 30 bins lose of each layer at the last epoch. */
async function lost(runs: SeedRuns, link: string): Promise<readonly number[]> {
  const binned = await runs.atEnd(link, 'uniform,30,layer');
  return (await runs.layers(link)).map(({ end }, l) => end - (binned[l] ?? Number.NaN));
}

async function someVerdictDiffers(
  runs: SeedRuns,
  link: string,
  estimators: readonly string[],
): Promise<boolean> {
  const [first, ...others] = await Promise.all(estimators.map((one) => runs.layers(link, one)));
  return others.some((other) =>
    pairs(first ?? [], other).some(([a, b]) => a.verdict.kind !== b.verdict.kind),
  );
}

/** What bins on tanh's range lack of the predictions at T4 of ReLU, bits. */
const missing = (runs: SeedRuns, preset: string): Promise<number> =>
  runs.missing(preset, 4, TANH_RANGE);

export const CLAIMS: readonly Claim[] = [
  {
    id: 'tanh-4bit learns, then forgets',
    source: PRESETS,
    text: 'Watch T5 learn the label (up), then forget the input (left), as in 28 of 30 seeds.',
    of: 'seeds',
    except: [12, 22],
    holds: async (runs) => learnsThenForgets(numbered(await runs.layers('tanh-4bit'), 5)),
  },
  {
    id: 'relu-4bit starts left',
    source: PRESETS,
    text: 'values below zero all become 0, so layers start further left.',
    of: 'seeds',
    holds: async (runs) =>
      pairs(await runs.layers('relu-4bit'), await runs.layers('tanh-4bit')).every(
        ([relu, tanh]) => relu.start < tanh.start,
      ),
  },
  {
    id: 'tanh-8bit is at the bound',
    source: PRESETS,
    text: 'With 256 levels per neuron, most layers keep nearly every input distinct: they sit at the bound H(X), T1 to T4 in 28 of 30 seeds.',
    of: 'seeds',
    except: [15, 26],
    holds: isTanhAtBound,
  },
  {
    id: 'relu-8bit leaves the bound',
    source: PRESETS,
    text: 'everything below zero is cut off: T4 to T6 leave the bound.',
    of: 'seeds',
    holds: async (runs) => !(await runs.layers('relu-8bit')).slice(3).some(isAtBound),
  },
  {
    id: 'tanh-2bit starts left',
    source: PRESETS,
    text: 'little room, so layers start far left.',
    of: 'seeds',
    holds: async (runs) =>
      pairs(await runs.layers('tanh-2bit'), await runs.layers('tanh-4bit')).every(
        ([few, more]) => few.start < more.start,
      ),
  },
  {
    id: 'float32 is at the bound',
    source: PRESETS,
    text: 'nearly every input has its own code, so every layer is at H(X) whatever it has learned.',
    of: 'seeds',
    holds: isFloat32AtBound,
  },
  {
    id: 'relu6-4bit ends further right',
    source: PRESETS,
    text: 'all end with more I(X;T) than they began with, as in 28 of 30 seeds.',
    of: 'seeds',
    except: [4, 23],
    holds: async (runs) => (await runs.layers('relu6-4bit')).every(({ start, end }) => end > start),
  },
  {
    id: 'ReLU re-expands by the exact count',
    source: COMPARE,
    text: 'At 8 bits: by the exact count T6 of ReLU re-expands in 19 of 30 seeds',
    of: 'seeds',
    except: [2, 5, 6, 8, 13, 16, 17, 22, 23, 25, 30],
    holds: async (runs) => kindOf(await runs.layers(`relu-8bit?${SHORT}`), 6) === 're-expands',
  },
  {
    id: 'ReLU rises by 30 bins',
    isSlow: true,
    source: COMPARE,
    text: 'by 30 bins over the whole run it only rises in 20 of 30',
    of: 'seeds',
    except: [2, 5, 7, 16, 17, 22, 23, 24, 25, 30],
    holds: async (runs) =>
      kindOf(await runs.layers(`relu-8bit?${SHORT}`, 'uniform,30,run'), 6) === 'rises',
  },
  {
    id: 'tanh compresses by all estimators',
    isSlow: true,
    source: COMPARE,
    text: 'T5 of tanh compresses under all four estimators in 29 of 30.',
    of: 'seeds',
    except: [22],
    holds: (runs) => compressesUnderAll(runs, `tanh-8bit?${SHORT}`, 5),
  },
  {
    id: 'float32 keeps inputs distinct',
    source: COMPARE,
    text: 'The float32 network keeps every input distinct',
    of: 'seeds',
    holds: async (runs) =>
      (await runs.layers(`tanh-4bit?${SHORT}&${FLOAT32}`)).every(({ end }) => 12 - end < VISIBLE),
  },
  {
    id: 'float32 seems to compress',
    isSlow: true,
    source: COMPARE,
    text: 'where it seems to compress, as by 30 bins over the whole run in 27 of 30 seeds, the estimator does it.',
    of: 'seeds',
    except: [13, 20, 24],
    holds: async (runs) =>
      (await runs.layers(`tanh-4bit?${SHORT}&${FLOAT32}`, 'uniform,30,run')).some(
        ({ verdict: { kind } }) => kind === 'compresses',
      ),
  },
  {
    id: 'ReLU compresses by bins on [−1, 1]',
    isSlow: true,
    source: COMPARE,
    text: 'T2 of ReLU grows out of them and seems to compress in 25 of 30 seeds',
    of: 'seeds',
    except: [1, 10, 21, 23, 28],
    holds: async (runs) =>
      kindOf(await runs.layers(`relu-4bit?${SHORT}`, TANH_RANGE), 2) === 'compresses',
  },
  {
    id: 'ReLU compresses by the exact count',
    source: COMPARE,
    text: 'by the exact count it does in 8 of 30.',
    of: 'seeds',
    except: [1, 4, 6, 7, 8, 9, 10, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28],
    holds: async (runs) => kindOf(await runs.layers(`relu-4bit?${SHORT}`), 2) === 'compresses',
  },
  {
    id: 'tanh is the same by bins on [−1, 1]',
    isSlow: true,
    source: COMPARE,
    text: 'The hidden layers of tanh do not change.',
    of: 'seeds',
    holds: async (runs) => {
      const link = `tanh-4bit?${SHORT}`;
      return pairs(await runs.layers(link), await runs.layers(link, TANH_RANGE))
        .slice(0, -1)
        .every(([exact, binned]) => Math.abs(exact.end - binned.end) < VISIBLE);
    },
  },
  {
    id: 'more levels, more merged',
    source: COMPARE,
    text: 'the more levels, the more a binning merges.',
    of: 'seeds',
    holds: losesMoreAtEight,
  },
  {
    id: 'a cut-off float32 plane',
    source: COMPARE,
    text: 'its exact plane is degenerate, except where values are cut off, as by ReLU.',
    of: 'some',
    holds: async (runs) =>
      (await runs.layers(`relu-4bit?${SHORT}&${FLOAT32}`)).some((layer) => !isAtBound(layer)),
  },
  {
    id: 'layers rise, some turn left',
    source: HELP,
    text: 'layers rise as they learn the label, and some turn left.',
    of: 'seeds',
    holds: async (runs) =>
      (await runs.layers('tanh-4bit')).filter(({ verdict }) => verdict.deciding?.kind === 'fall')
        .length >= 2,
  },
  {
    id: 'more to lose at 8 bits',
    source: HELP,
    text: 'At 8 bits there is more to lose.',
    of: 'seeds',
    holds: losesMoreAtEight,
  },
  {
    id: 'bins decide',
    isSlow: true,
    source: EXPLANATIONS,
    text: 'The number of bins and the range decide whether a layer seems to compress.',
    of: 'seeds',
    holds: differsByBins,
  },
  {
    id: 'T4 and T5 turn left',
    source: README,
    text: 'Watch T4 and T5 rise (they learn the label), then move left (they forget the input), as in 28 of 30 seeds.',
    of: 'seeds',
    except: [12, 22],
    holds: async (runs) => (await runs.layers('tanh-4bit')).slice(3, 5).every(learnsThenForgets),
  },
  {
    id: '8 bits are at the bound',
    source: README,
    text: 'Most layers (T1 to T4 in 28 of 30 seeds) move to H(X)',
    of: 'seeds',
    except: [15, 26],
    holds: isTanhAtBound,
  },
  {
    id: '8 bits saturate T1 to T3',
    source: README,
    text: 'T1 to T3 are marked *saturated*',
    of: 'seeds',
    holds: async (runs) => (await runs.layers('tanh-8bit')).slice(0, 3).every(isSaturated),
  },
  {
    id: '8 bits saturate T4',
    source: README,
    text: 'and T4 in 22 of 30 seeds',
    of: 'seeds',
    except: [2, 6, 10, 11, 14, 15, 21, 26],
    holds: isFourthSaturated,
  },
  {
    id: 'nor T4 at first',
    source: README,
    text: "(not with the page's first one, seed 14)",
    of: EXPERIMENTS[0].typicalSeed,
    holds: async (runs) => !(await isFourthSaturated(runs)),
  },
  {
    id: 'tanh and ReLU: verdicts differ',
    isSlow: true,
    source: README,
    text: 'tanh and ReLU under four estimators: where the verdicts differ',
    of: 'seeds',
    holds: (runs) => someVerdictDiffers(runs, 'relu-8bit', ['exact', 'uniform,30,run']),
  },
  {
    id: 'float32 is nearly uninformative',
    source: README,
    text: 'another network, whose exact plane is nearly uninformative',
    of: 'seeds',
    holds: isFloat32AtBound,
  },
  {
    id: 'bins on [−1, 1] lose predictions',
    source: README,
    text: 'bins on [−1, 1] applied to ReLU: in 29 of 30 seeds they no longer determine the network’s predictions',
    of: 'seeds',
    except: [23],
    holds: async (runs) => (await missing(runs, 'relu-8bit')) > ROUNDING,
  },
  {
    id: 'what they lose with seed 1',
    source: README,
    text: '0.37 bit is missing with seed 1',
    of: 1,
    holds: async (runs) => (await missing(runs, 'relu-8bit')).toFixed(2) === '0.37',
  },
  {
    id: 'they lose little with most',
    source: README,
    text: 'less than 0.05 in 26 of 30',
    of: 'seeds',
    except: [1, 24, 25, 29],
    holds: async (runs) => (await missing(runs, 'relu-8bit')) < 0.05,
  },
  {
    id: 'few levels force to forget',
    source: MODEL,
    text: 'With few levels a layer is forced to forget, which is compression by construction: compare 2, 4 and 8 bits.',
    of: 'seeds',
    holds: async (runs) => {
      const [two = [], four = [], eight = []] = await Promise.all(
        ['tanh-2bit', 'tanh-4bit', 'tanh-8bit'].map((preset) => runs.layers(preset)),
      );
      const isLeft = ([few, more]: readonly [JudgedLayer, JudgedLayer]) => few.end < more.end;
      return [...pairs(two, four).slice(1, 5), ...pairs(four, eight).slice(1, 5)].every(isLeft);
    },
  },
  {
    id: 'verdicts change with bins',
    isSlow: true,
    source: MODEL,
    text: 'see how a verdict changes between 10, 30 and 100 bins on the same run.',
    of: 'seeds',
    holds: differsByBins,
  },
  {
    id: 'such a layer predicts otherwise',
    source: MODEL,
    text: 'shows that such a layer could not have made the network’s predictions (T4 of ReLU with 4 bits in 28 of 30 seeds).',
    of: 'seeds',
    except: [18, 23],
    holds: async (runs) => (await missing(runs, 'relu-4bit')) > ROUNDING,
  },
  {
    id: 'not under the next seed',
    source: MODEL,
    text: 'Layers that compress under one seed may not under the next.',
    of: 'some',
    holds: async (runs) => kindOf(await runs.layers('tanh-4bit'), 5) !== 'compresses',
  },
  {
    id: 'float32 ReLU may compress',
    source: METHOD,
    text: 'of ReLU networks, deep layers may still compress',
    of: 'some',
    holds: async (runs) =>
      kindOf(await runs.layers(`relu-4bit?${SHORT}&${FLOAT32}`), 5) === 'compresses',
  },
  {
    id: 'ties up',
    isSlow: true,
    source: METHOD,
    text: 'tanh, 2 bits, seed 4, 4000 epochs, T1 had 10.73 bits in engine version 1, and 9.43 with the two codes merged; trained with halves going up it has 9.48.',
    of: 4,
    holds: async (runs) =>
      numbered(await runs.layers('tanh-2bit?epochs=4000'), 1).end.toFixed(2) === '9.48',
  },
  {
    id: 'what a run keeps',
    source: METHOD,
    text: 'all of a run of 600 epochs (601 checkpoints), every second one of a run of 601 (352), every 16th of a run of 8000 (595).',
    of: 'none',
    holds: () =>
      [600, 601, 8000].map((epochs) => checkpointEpochs(epochs).length).join() === '601,352,595',
  },
  {
    id: 'what the figure keeps',
    source: 'docs/performance.md',
    text: 'a run here keeps 595 checkpoints',
    of: 'none',
    holds: () => checkpointEpochs(8000).length === 595,
  },
];

async function isTanhAtBound(runs: SeedRuns): Promise<boolean> {
  return (await runs.layers('tanh-8bit')).slice(0, 4).every(isAtBound);
}

async function isFourthSaturated(runs: SeedRuns): Promise<boolean> {
  return isSaturated(numbered(await runs.layers('tanh-8bit'), 4));
}

async function isFloat32AtBound(runs: SeedRuns): Promise<boolean> {
  return (await runs.layers('float32')).every(isAtBound);
}

async function losesMoreAtEight(runs: SeedRuns): Promise<boolean> {
  const four = await lost(runs, 'tanh-4bit');
  const eight = await lost(runs, 'tanh-8bit');
  return eight.every((bits, l) => bits >= (four[l] ?? 0)) && Math.max(...eight) > Math.max(...four);
}

function differsByBins(runs: SeedRuns): Promise<boolean> {
  const estimators = [10, 30, 100].map((bins) => `uniform,${bins},layer`);
  return someVerdictDiffers(runs, 'tanh-8bit', estimators);
}
