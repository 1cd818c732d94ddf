import { describe, expect, test } from 'vitest';
import { PRESETS } from '../../src/engine/index.ts';
import { runsOfSeed } from './seed-runs.ts';
import { misstatements, OTHER_LINKS, type Statement, statementOn } from './sentences.ts';

// `npm run claims` checks 30.
const SEEDS = [1, 2, 3];

test.each(SEEDS)(
  'with seed %i every number stated of a run is one that is shown at its epoch',
  async (seed) => {
    const runs = await runsOfSeed(seed);
    for (const link of [...PRESETS.map(({ id }) => id), ...OTHER_LINKS]) {
      const statement = statementOn(await runs.train(link));
      expect(misstatements(statement), `${link}: ${statement.text}`).toEqual([]);
    }
  },
  120_000,
);

describe('a sentence is refused', () => {
  const statement: Statement = {
    text: '',
    epochs: [0, 10, 20, 1000],
    layers: [{ name: 'T5', ixt: [7, 8, 3, 4], ity: [0, 1, 1, 1], states: [9, 9, 9, 9] }],
    verdicts: [],
    accuracy: { train: 0.997, test: 0.9, majority: 0.517 },
  };
  const faults = (text: string) => misstatements({ ...statement, text });

  test.each([
    [
      'where a value is not that of its epoch',
      'T5 compresses: from 7.9 bits at epoch 10 to 3.0 by epoch 20, then up to 4.0 at the end.',
    ],
    ['where the epoch is another', 'T5 compresses: from 8.0 bits at epoch 20 to 4.0 at the end.'],
    [
      'where what came after is not so',
      'T5 re-expands: from 8.0 bits at epoch 10 to 3.0 by epoch 20, then up to 5.0 at the end.',
    ],
    [
      'where it goes the other way',
      'T5 re-expands: from 8.0 bits at epoch 10 to 3.0 by epoch 20, then down to 4.0 at the end.',
    ],
    [
      'where a change after another one is not so',
      'T5 (−5.0 bits from epoch 10 to 20, +2.0 since) re-expands.',
    ],
    ['where a change is not that since its epoch', 'T5 (−1.0 bits since epoch 10) compresses.'],
    ['where an accuracy is rounded to 1', 'Memorized: training accuracy 1.00.'],
    ['for any number of unknown meaning', 'T5 has lost 4.0 bits.'],
  ])('%s', (_, text) => {
    expect(faults(text)).not.toEqual([]);
  });

  test('not where all is as recorded', () => {
    const text = [
      'T5 re-expands: from 8.0 bits at epoch 10 to 3.0 by epoch 20, then up to 4.0 at the end.',
      'T5 re-expands: from 7.0 bits to 8.0 by epoch 10, then down to 3.0 by epoch 20, up to 4.0 at the end.',
      'T5 (−4.0 bits since epoch 10, borderline) and T5 (−3.0 since epoch 0) compress too.',
      'T5 (+1.0 bits by epoch 10, −5.0 by epoch 20, +1.0 since) re-expands. T5 (+1.0 since epoch 20) rises. Training accuracy 0.997, test accuracy 0.90.',
    ];
    expect(faults(text.join(' '))).toEqual([]);
  });
});
