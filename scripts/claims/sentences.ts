/** Whether each number in what the page states of a run is one that its plane, table and dialog show. */
import { smooth } from '../../src/engine/analysis/verdicts/smooth.ts';
import {
  DEFAULT_CRITERIA,
  datasetInfo,
  judgedRecording,
  type Trajectory,
} from '../../src/engine/index.ts';
import { messages } from '../../src/messages/index.ts';
import { insightOf, judgeLayers, type LayerVerdict } from '../../src/state/insight.ts';
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
const MOVEMENT = new RegExp(
  `(T\\d) (fell|rose) from ${NUMBER}(?: bits)?(?: at epoch ${EPOCH})? to ${NUMBER}(?: bits)?(?: by epoch ${EPOCH}| at the end)([^:]*): `,
  'g',
);
const SEQUEL = new RegExp(
  `(regained|lost|ended at) ${NUMBER}( \\(smoothed\\))?(?: since| by epoch ${EPOCH})?`,
  'g',
);
const SMOOTHED = new RegExp(
  `(T\\d) (fell|rose) by ${NUMBER} bits from epoch ${EPOCH} to ${EPOCH} \\(smoothed\\): `,
  'g',
);
const CHANGE = new RegExp(`(T\\d) \\(([−+])${NUMBER}(?: bits)? since epoch ${EPOCH}`, 'g');
const SWINGS = new RegExp(
  `in several swings \\(${EPOCH} falls? and ${EPOCH} rises? since epoch ${EPOCH}\\)`,
  'g',
);
const ACCURACY = new RegExp(`(training|test) accuracy ${NUMBER}`, 'gi');
const MAJORITY = new RegExp(`majority (?:label alone gives|share) ${NUMBER}`, 'g');

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
  const movement: Check = (part, name = '', verb, from = '', start, to = '', by, rest = '') => {
    const ixt = ixtOf(name);
    const before = at(ixt, start, 0);
    let high = at(ixt, by, last);
    check(isRounding(from, before), `${part} from`);
    check(isRounding(to, high), `${part} to`);
    check(high < before === (verb === 'fell'), `${part} ${verb}`);
    let sinceEpoch = by;
    const left = rest.replaceAll(SEQUEL, (what, sequel, bits, isSmoothed, until) => {
      const values = isSmoothed ? smooth(epochs, ixt).values : ixt;
      const value = at(values, until, last);
      const since = isSmoothed ? at(values, sinceEpoch, last) : high;
      const stated =
        sequel === 'ended at' ? value : sequel === 'lost' ? since - value : value - since;
      check(isRounding(bits, stated), `${part}${what}`);
      high = at(ixt, until, last);
      sinceEpoch = until;
      return '';
    });
    check(!/\d/.test(left), `${part} has other numbers`);
  };
  const smoothed: Check = (part, name = '', verb, bits = '', from, to) => {
    const { values } = smooth(epochs, ixtOf(name));
    const change = at(values, to, last) - at(values, from, 0);
    check(isRounding(bits, verb === 'fell' ? -change : change), part);
  };
  const change: Check = (part, name = '', sign, bits = '', since) => {
    const ixt = ixtOf(name);
    const moved = at(ixt, undefined, last) - at(ixt, since, 0);
    check(isRounding(bits, sign === '−' ? -moved : moved), part);
  };
  const swings: Check = (part, falls, rises, since) => {
    const [, name] = /(T\d) (?:fell|rose) /.exec(text) ?? [];
    const ixt = ixtOf(name ?? '');
    const peak = Math.max(...ixt);
    check(ixt.lastIndexOf(peak) === epochs.indexOf(Number(since)), `${part}: peak`);
    const phases = verdicts
      .find((one) => one.name === name)
      ?.verdict.phases.filter(({ end }) => end.epoch > Number(since));
    const count = (kind: string) => phases?.filter((phase) => phase.kind === kind).length;
    check(count('fall') === Number(falls) && count('rise') === Number(rises), part);
  };

  const checks: readonly (readonly [RegExp, Check])[] = [
    [MOVEMENT, movement],
    [SMOOTHED, smoothed],
    [CHANGE, change],
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
