/** That a sentence on a run states only what its plane and table show, on all presets. */
import { expect, test } from 'vitest';
import {
  DEFAULT_CRITERIA,
  judgedRecording,
  loadDataset,
  PRESETS,
  type Trajectory,
  trainToEnd,
} from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { insightOf, judgeLayers } from '../../state/insight.ts';
import { chooseBackend } from '../../worker/backend.ts';

const SEEDS = [1, 2, 3];

interface Stated {
  readonly epochs: readonly number[];
  readonly layers: readonly Trajectory[];
}

/** A number as text is the rounding of another one to its digits. */
function isRounding(text: string, of: number): boolean {
  const digits = text.split('.')[1]?.length ?? 0;
  return Math.abs(Number(text) - of) <= 0.5 * 10 ** -digits + 1e-9;
}

/**
 * The values that the movement of a layer has at the epochs named: from so many bits (at an epoch, else the
 * first), to so many by an epoch, at the end, and what has changed since.
 */
function checkMovement(sentence: string, { epochs, layers }: Stated): number {
  const movement =
    /(T\d) (?:fell|rose) from ([\d.]+)(?: bits)?(?: at epoch (\d+))? to ([\d.]+)(?: bits)?(?: by epoch (\d+)| at the end)(.*?): /.exec(
      sentence,
    );
  if (movement === null) return 0;
  const [, name, from = '', start, to = '', by, rest = ''] = movement;
  const ixt = layers.find((layer) => layer.name === name)?.ixt ?? [];
  const at = (epoch: string | undefined, otherwise: number): number =>
    ixt[epoch === undefined ? otherwise : epochs.indexOf(Number(epoch))] ?? Number.NaN;
  const last = epochs.length - 1;
  const low = at(by, last);
  const end = at(undefined, last);
  expect(isRounding(from, at(start, 0)), `${sentence} from`).toBe(true);
  expect(isRounding(to, low), `${sentence} to`).toBe(true);
  let high = low;
  for (const [, verb, text = '', until] of rest.matchAll(
    /(regained|lost|ended at) ([\d.]+)(?: since| by epoch (\d+))?/g,
  )) {
    const value = at(until, last);
    const stated = verb === 'ended at' ? end : Math.abs(value - high);
    expect(isRounding(text, stated), `${sentence} ${verb}`).toBe(true);
    high = value;
  }
  return 1;
}

test.each(PRESETS.map(({ id, run }) => [id, run] as const))(
  'on %s every number is that of plane and table at its epoch',
  async (_, preset) => {
    const { backend } = await chooseBackend();
    for (const seed of SEEDS) {
      const run = { ...preset, seed };
      const { recording, outcome } = trainToEnd(run, await loadDataset(run), backend);
      const { epochs, count } = recording;
      const layers = recording.trajectories('logits');
      const judged = judgedRecording(recording, count, outcome.kind === 'diverged');
      const verdicts = judgeLayers(layers, judged, DEFAULT_CRITERIA);
      const insight = insightOf(verdicts);
      if (insight === undefined) throw new Error('no insight');
      const sentence = messages.insight.sentence(insight);
      const moves = insight.headline !== undefined && !sentence.includes('(smoothed): ');
      expect(checkMovement(sentence, { epochs, layers }), sentence).toBe(moves ? 1 : 0);
      const amounts = [...sentence.matchAll(/\(by ([\d., and]+) bits/g)].map(
        ([, list = '']) => list.match(/[\d.]+/g) ?? [],
      );
      const groups = insight.others.map(({ layers: others }) =>
        others.flatMap(({ verdict: { deciding } }) => deciding ?? []),
      );
      for (const group of groups.filter((phases) => phases.length > 0)) {
        const stated = amounts.shift() ?? [];
        expect(stated, sentence).toHaveLength(group.length);
        group.forEach(({ start, end }, i) => {
          expect(isRounding(stated[i] ?? '', Math.abs(end.ixt - start.ixt)), sentence).toBe(true);
        });
      }
    }
  },
  60_000,
);
