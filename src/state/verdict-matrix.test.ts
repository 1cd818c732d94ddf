import { describe, expect, test } from 'vitest';
import { DEFAULT_CRITERIA, type LearningStatus } from '../engine/index.ts';
import { fetchedMessages } from '../messages/fetched.ts';
import { messages } from '../messages/index.ts';
import {
  COMPRESSES,
  column,
  DEAD,
  DIVERGED,
  network,
  RISES,
  STAYS,
  trajectory,
  UNLEARNED,
} from './testing/compared.ts';
import { breaking, type MatrixCell, verdictMatrix } from './verdict-matrix.ts';

const exact = column('Exact', [STAYS, RISES, COMPRESSES]);

/** A cell in a word or two. */
function brief(cell: MatrixCell): string {
  if (cell.kind !== 'verdict') return cell.kind;
  const { verdict, against, saturated } = cell;
  const parts = [verdict.kind, against && `against ${against}`, saturated && 'saturated'];
  return parts.filter(Boolean).join(', ');
}

const cellsOf = (...given: Parameters<typeof verdictMatrix>): string[][] =>
  verdictMatrix(...given).groups.flatMap(({ columns }) =>
    columns.map(({ cells }) => cells.map(brief)),
  );

describe('the verdict matrix', () => {
  test('judges each layer under each estimator and marks who is not of one mind with exact', () => {
    const bins = column('30 bins', [STAYS, COMPRESSES, DEAD]);
    expect(cellsOf([network('tanh', [exact, bins])], DEFAULT_CRITERIA)).toEqual([
      ['stays-at-hx, saturated', 'rises', 'compresses'],
      ['stays-at-hx, saturated', 'compresses, against rises', 'dead, against compresses'],
    ]);
  });

  test('counts what disagrees among the cells that are not exact', () => {
    const bins = column('30 bins', [STAYS, COMPRESSES, DEAD]);
    const matrix = verdictMatrix([network('tanh', [exact, bins])], DEFAULT_CRITERIA);
    expect(matrix).toMatchObject({ uncompared: 1, compared: 2, disagreeing: 2, waiting: 0 });
    expect(fetchedMessages.compare.agreement(matrix)).toBe(
      '2 of 2 informative cells disagree with exact.',
    );
  });

  test('what differs from a saturated exact plane is no disagreement', () => {
    const unquantized = column('Exact', [STAYS, STAYS, STAYS]);
    const bins = column('30 bins', [STAYS, RISES, COMPRESSES]);
    const networks = [network('float32', [unquantized, bins])];
    expect(cellsOf(networks, DEFAULT_CRITERIA)[1]).toEqual([
      'stays-at-hx, saturated',
      'rises, saturated',
      'compresses, saturated',
    ]);
    expect(fetchedMessages.compare.agreement(verdictMatrix(networks, DEFAULT_CRITERIA))).toBe(
      'No informative disagreement with exact; not counted: 2 in saturated layers.',
    );
  });

  test('what is borderline is not held against exact', () => {
    const epochs = Array.from({ length: 200 }, (_, epoch) => epoch);
    const falling = (fall: number) => ({
      name: 'T1',
      ixt: epochs.map((epoch) => 8 - fall * Math.min(epoch / 100, 1) + (epoch % 2) * 0.1),
      ity: epochs.map((epoch) => Math.min(epoch / 20, 1)),
      states: epochs.map(() => 300),
    });
    const columns = [column('Exact', [falling(0)]), column('30 bins', [falling(0.3)])];
    const matrix = verdictMatrix([network('tanh', columns, { epochs })], DEFAULT_CRITERIA);
    expect(matrix.groups[0]?.columns[1]?.cells[0]).toMatchObject({
      verdict: { kind: 'compresses', qualifications: ['borderline'] },
      against: undefined,
    });
    expect(fetchedMessages.compare.agreement(matrix)).toBe(
      'No informative disagreement with exact; not counted: 1 borderline.',
    );
  });

  test.each<LearningStatus>([
    { kind: 'learned' },
    { kind: 'memorized', trainAccuracy: 0.9, testAccuracy: 0.5, majorityShare: 0.52 },
    { kind: 'unknown' },
  ])('a network that $kind has verdicts', (status) => {
    const found = cellsOf([network('tanh', [exact], { status })], DEFAULT_CRITERIA);
    expect(found[0]).toContain('compresses');
  });

  test('a network that did not learn has verdicts that are held against nothing', () => {
    const bins = column('30 bins', [STAYS, COMPRESSES, DEAD]);
    const unlearned = network('tanh', [exact, bins], UNLEARNED);
    expect(cellsOf([unlearned], DEFAULT_CRITERIA)).toEqual([
      ['stays-at-hx, saturated', 'rises', 'falls'],
      ['stays-at-hx, saturated', 'falls', 'dead'],
    ]);
    const matrix = verdictMatrix([unlearned], DEFAULT_CRITERIA);
    expect(matrix.groups[0]?.hasVerdicts).toBe(true);
    expect(matrix).toMatchObject({ uncompared: 3, compared: 0, disagreeing: 0, unlearned: 2 });
    expect(fetchedMessages.compare.agreement(matrix)).toBe(
      'No informative disagreement with exact; not counted: 2 of networks that did not learn.',
    );
  });

  test('a network that diverged has no verdicts', () => {
    const without = network('tanh', [exact, exact], DIVERGED);
    expect(cellsOf([without], DEFAULT_CRITERIA).flat()).toEqual(Array(6).fill('none'));
    expect(verdictMatrix([without], DEFAULT_CRITERIA).groups[0]?.hasVerdicts).toBe(false);
    expect(verdictMatrix([without], DEFAULT_CRITERIA)).toMatchObject({ compared: 0, waiting: 0 });
  });

  test('a network that is too short has none either, once it has ended', () => {
    const few = network('tanh', [exact, exact], { epochs: [0, 1, 2, 3] });
    expect(cellsOf([few], DEFAULT_CRITERIA).flat()).toEqual(Array(6).fill('none'));
    expect(verdictMatrix([few], DEFAULT_CRITERIA).groups[0]?.hasVerdicts).toBe(false);
    const begun = { ...few, isOver: false };
    expect(cellsOf([begun], DEFAULT_CRITERIA).flat()).toEqual(Array(6).fill('waiting'));
  });

  test('disagrees with exact also where exact is not among the estimators', () => {
    const bins = column('30 bins', [STAYS, COMPRESSES, COMPRESSES]);
    const { disagreeing } = verdictMatrix([network('tanh', [bins])], DEFAULT_CRITERIA);
    expect(disagreeing).toBe(1);
  });

  test('waits for the end of the run, then for each estimator', () => {
    const bins = { ...column('30 bins', [STAYS, RISES, COMPRESSES]), waits: '40 %' };
    const over = network('tanh', [exact, bins]);
    expect(cellsOf([over], DEFAULT_CRITERIA)[1]).toEqual(['waiting', 'waiting', 'waiting']);
    const before = verdictMatrix([{ ...over, isOver: false }], DEFAULT_CRITERIA);
    expect(fetchedMessages.compare.agreement(before)).toBe('6 verdicts still to come.');
  });

  test('a checkpoint that is not a number is no verdict', () => {
    const broken = { ...COMPRESSES, ixt: COMPRESSES.ixt.map((v, r) => (r === 3 ? NaN : v)) };
    const bins = column('30 bins', [STAYS, RISES, broken]);
    expect(cellsOf([network('tanh', [exact, bins])], DEFAULT_CRITERIA)[1]?.[2]).toBe('none');
  });

  test('a network that is less deep has no cells below its last layer', () => {
    const shallow = network('shallow', [column('Exact', [STAYS, RISES])]);
    const cells = cellsOf([network('tanh', [exact]), shallow], DEFAULT_CRITERIA);
    expect(cells[1]).toEqual(['stays-at-hx, saturated', 'rises', 'none']);
  });

  test('an estimator that cannot reach H(X) does not disagree where the exact verdict is that a layer stays at H(X), unless it loses bits', () => {
    const steady = trajectory('T1', [10, 10, 10], 1024);
    const near = column('Exact', [{ ...STAYS, states: STAYS.states.map(() => 3000) }]);
    const of = (layer: typeof steady) =>
      verdictMatrix([network('tanh', [near, column('KDE', [layer])])], DEFAULT_CRITERIA);
    expect(of(steady)).toMatchObject({ compared: 1, disagreeing: 0, uninformative: 0 });
    expect(of(trajectory('T1', [8, 10, 7], 1024))).toMatchObject({ compared: 1, disagreeing: 1 });
  });

  test('counts the estimators that find more in a layer than in the one before it', () => {
    const bins = column('30 bins', [STAYS, COMPRESSES, DEAD]);
    const rising = column('Bins 0.07 wide', [RISES, STAYS, COMPRESSES]);
    const other = [exact, bins, bins];
    const holding = verdictMatrix([network('tanh', other)], DEFAULT_CRITERIA);
    expect(breaking(holding)).toBe(0);
    const networks = [network('tanh', [exact, bins, rising]), network('ReLU', other)];
    expect(breaking(verdictMatrix(networks, DEFAULT_CRITERIA))).toBe(1);
    expect(messages.processing.summary(1, 3)).toBe(
      '1 of 3 estimators breaks the data-processing inequality.',
    );
  });

  test('knows of no violation before an estimator has measured all', () => {
    const rising = { ...column('Bins', [RISES, STAYS, COMPRESSES]), waits: '40 %' };
    const { groups } = verdictMatrix([network('tanh', [rising])], DEFAULT_CRITERIA);
    expect(groups[0]?.columns[0]?.processing).toBeUndefined();
  });

  test('follows ε', () => {
    const little = trajectory('T1', [8.9, 9, 8.8], 300);
    const one = [network('tanh', [column('Exact', [little])])];
    expect(cellsOf(one, DEFAULT_CRITERIA)).toEqual([['no-change']]);
    expect(cellsOf(one, { ...DEFAULT_CRITERIA, epsilon: 0.1 })).toEqual([['compresses']]);
  });

  test('without another estimator there is nothing to disagree', () => {
    const matrix = verdictMatrix([network('tanh', [exact])], DEFAULT_CRITERIA);
    expect(fetchedMessages.compare.agreement(matrix)).toBe(
      'Add an estimator to compare with exact.',
    );
  });
});
