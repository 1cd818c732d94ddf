/** Whether each number in what the page states of a run is one that its plane, table and dialog show. */
import {
  DEFAULT_CRITERIA,
  datasetInfo,
  insightOf,
  judgedRecording,
  judgeLayers,
  type LayerVerdict,
  type Trajectory,
} from '../../src/engine/index.ts';
import { messages } from '../../src/messages/index.ts';
import type { Trained } from './seed-runs.ts';

/** Runs whose sentences are checked besides the presets: at chance, learned by heart, just long enough. */
export const OTHER_LINKS = [
  'relu-4bit?lr=1',
  'tanh-4bit?data=random&epochs=200',
  'tanh-4bit?epochs=8',
];

/** What is stated of a run, and what it is checked against. */
export interface Statement {
  readonly text: string;
  readonly epochs: readonly number[];
  readonly layers: readonly Trajectory[];
  readonly verdicts: readonly LayerVerdict[];
  /** At the last epoch. */
  readonly accuracy: { readonly train: number; readonly test: number; readonly majority: number };
}

/** The sentence and the accuracy below the plane. */
export function statementOn({ recording, hasDiverged }: Trained): Statement {
  const { epochs, count, learning, run } = recording;
  const layers = recording.trajectories('logits');
  const judged = judgedRecording(recording, count, hasDiverged);
  const { status } = judged;
  const verdicts = judgeLayers(layers, judged, DEFAULT_CRITERIA);
  const insight = insightOf(verdicts);
  const [train = Number.NaN, test = Number.NaN] = [
    learning.accuracy.train,
    learning.accuracy.test,
  ].map((values) => values[count - 1] ?? Number.NaN);
  const majority = datasetInfo(run.data).majorityShare;
  const text = [
    messages.verdicts.runStatus(status, 0),
    insight === undefined ? '' : messages.insight.sentence(insight, status.kind === 'memorized'),
    status.kind === 'diverged' ? '' : messages.lab.accuracy(test, majority),
  ];
  return {
    text: text.filter(Boolean).join(' '),
    epochs,
    layers,
    verdicts,
    accuracy: { train, test, majority },
  };
}

/** A number as text is the rounding of another one to its digits. */
function isRounding(text: string, of: number): boolean {
  const digits = text.split('.')[1]?.length ?? 0;
  return Math.abs(Number(text) - of) <= 0.5 * 10 ** -digits + 1e-9;
}

/** The same of a share, which is 0 or 1 only if it is that without rounding. */
const isShare = (text: string, of: number): boolean =>
  isRounding(text, of) && (![0, 1].includes(Number(text)) || Number(text) === of);

const NUMBER = '(\\d+(?:\\.\\d+)?)';
const EPOCH = '(\\d+)';
/** What one layer does: “T5 compresses: from 7.2 bits at epoch 5 to 4.7 at the end”. */
const STORY = new RegExp(
  `(T\\d) [^:.;]*: from ${NUMBER} bits(?: at epoch ${EPOCH})?(.*?)(?=, in several|\\.(?: |$))`,
  'g',
);
const STEP = new RegExp(
  `(?:, then| and|,)?(?: (up|down))?(?: to)? ${NUMBER}(?: by epoch ${EPOCH}| at the end)`,
  'g',
);
/** What others do: “T3 (−1.1 bits since epoch 12, borderline)”. */
const CHANGES = /(T\d) \(([−+][^)]*)\)/g;
const CHANGE = new RegExp(
  `^([−+])${NUMBER}(?: bits)?(?: from epoch ${EPOCH})?(?: (?:by epoch|to) ${EPOCH}| since(?: epoch ${EPOCH})?)$`,
);
const SWINGS = new RegExp(
  `in several swings \\(${EPOCH} falls?, ${EPOCH} rises?(?: since epoch ${EPOCH})?\\)`,
  'g',
);
const ACCURACY = new RegExp(`(training|test) accuracy ${NUMBER}`, 'gi');
const MAJORITY = new RegExp(`majority (?:label alone gives|share)(?: of)? ${NUMBER}`, 'g');

/** What in a text is not as recorded, or is a number that nothing is known to show; empty if all is well. */
export function misstatements({ text, epochs, layers, verdicts, accuracy }: Statement): string[] {
  const found: string[] = [];
  const check = (isSo: boolean, part: string): void => {
    if (!isSo) found.push(part);
  };
  const ixtOf = (name: string): readonly number[] =>
    layers.find((layer) => layer.name === name)?.ixt ?? [];
  const last = epochs.length - 1;
  const at = (values: ArrayLike<number>, epoch: string | undefined, otherwise: number): number =>
    values[epoch === undefined ? otherwise : epochs.indexOf(Number(epoch))] ?? Number.NaN;

  type Check = (part: string, ...groups: (string | undefined)[]) => void;
  let lead = { name: '', start: 0 };
  const story: Check = (part, name = '', from = '', start, steps = '') => {
    const ixt = ixtOf(name);
    let before = at(ixt, start, 0);
    lead = { name, start: Number(start ?? epochs[0]) };
    check(isRounding(from, before), `${part} from`);
    const left = steps.replaceAll(STEP, (step, direction, to, by) => {
      const value = at(ixt, by, last);
      check(isRounding(to, value), `${part}: ${step}`);
      if (direction) check(value > before === (direction === 'up'), `${part}: ${direction}`);
      before = value;
      return '';
    });
    check(left === '', `${part} has other words: ${left}`);
  };
  const changes: Check = (part, name = '', bracket = '') => {
    const ixt = ixtOf(name);
    let before = at(ixt, undefined, 0);
    for (const one of bracket.split(', ').filter((word) => /\d/.test(word))) {
      const [, sign, bits = '', from, to, since] = CHANGE.exec(one) ?? [];
      const start = from ?? since;
      if (start !== undefined) before = at(ixt, start, 0);
      const value = at(ixt, to, last);
      check(isRounding(bits, sign === '−' ? before - value : value - before), `${part}: ${one}`);
      before = value;
    }
  };
  const swings: Check = (part, falls, rises, since = String(lead.start)) => {
    const ixt = ixtOf(lead.name);
    const peak = Math.max(...ixt);
    check(ixt.lastIndexOf(peak) === epochs.indexOf(Number(since)), `${part}: peak`);
    const phases =
      verdicts
        .find((one) => one.name === lead.name)
        ?.verdict.phases.filter(({ kind, end }) => kind !== 'level' && end.epoch > Number(since)) ??
      [];
    // As the eye counts them: none that is less than a tenth of the largest, and what it parts is one.
    const largest = Math.max(...phases.map(({ bits }) => Math.abs(bits)));
    const seen = phases
      .filter(({ bits }) => 10 * Math.abs(bits) >= largest)
      .map(({ kind }) => kind);
    const count = (of: string): number =>
      seen.filter((kind, i) => kind === of && kind !== seen[i - 1]).length;
    check(count('fall') === Number(falls) && count('rise') === Number(rises), part);
  };

  const checks: readonly (readonly [RegExp, Check])[] = [
    [STORY, story],
    [CHANGES, changes],
    [SWINGS, swings],
    [
      ACCURACY,
      (part, which, share = '') =>
        check(isShare(share, /^test$/i.test(which ?? '') ? accuracy.test : accuracy.train), part),
    ],
    [MAJORITY, (part, share = '') => check(isShare(share, accuracy.majority), part)],
  ];
  const rest = checks.reduce(
    (left, [pattern, verify]) =>
      left.replaceAll(pattern, (part: string, ...groups) => {
        verify(part, ...groups);
        return ' … ';
      }),
    text.replaceAll(/(\d),(?=\d{3})/g, '$1'),
  );
  const unknown = rest.replaceAll(/\bT\d\b/g, '').match(/\S*\d\S*/g) ?? [];
  return [...found, ...unknown];
}
