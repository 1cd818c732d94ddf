import { expect, test } from 'vitest';
import { agreement, change } from './compare.ts';

const NONE = {
  uncompared: 0,
  compared: 0,
  disagreeing: 0,
  unlearned: 0,
  uninformative: 0,
  borderline: 0,
  waiting: 0,
};

test.each([
  [
    { uncompared: 12, compared: 24, disagreeing: 5, uninformative: 10, borderline: 2, waiting: 2 },
    '5 of 24 informative cells disagree with exact; not counted: 10 in saturated layers and 2 borderline; 2 verdicts still to come.',
  ],
  [{ compared: 3, disagreeing: 1 }, '1 of 3 informative cells disagrees with exact.'],
  [{ compared: 3 }, 'No informative disagreement with exact.'],
  [{ uncompared: 3 }, 'No informative disagreement with exact.'],
  [
    { uncompared: 3, unlearned: 2 },
    'No informative disagreement with exact; not counted: 2 of networks that did not learn.',
  ],
  [{ waiting: 1 }, '1 verdict still to come.'],
  [{}, 'Add an estimator to compare with exact.'],
])('%o is summed up in a sentence', (counts, sentence) => {
  expect(agreement({ ...NONE, ...counts })).toBe(sentence);
});

test('bits lost have no sign, bits gained have one', () => {
  expect(change(-2.31)).toBe('2.3');
  expect(change(-0.314)).toBe('0.31');
  expect(change(1.9)).toBe('+1.9');
});
