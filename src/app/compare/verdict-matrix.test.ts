import { describe, expect, test } from 'vitest';
import { DEFAULT_CRITERIA } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { COMPRESSES, column, DEAD, network, RISES, STAYS, trajectory } from './testing/compared.ts';
import { type MatrixCell, verdictMatrix } from './verdict-matrix.ts';

const exact = column('Exact', [STAYS, RISES, COMPRESSES]);

/** A cell in a word or two. */
function brief(cell: MatrixCell): string {
  if (cell.kind !== 'layerVerdicts') return cell.kind;
  const { verdict, against } = cell;
  const parts = [verdict.kind, against && `against ${against}`, ...verdict.qualifications];
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
    expect(matrix).toMatchObject({ compared: 3, disagreeing: 2, uninformative: 0, waiting: 0 });
    expect(messages.verdicts.agreement(matrix)).toBe('2 of 3 cells differ from exact.');
  });

  test('counts the disagreements that are with a saturated exact plane', () => {
    const unquantized = column('Exact', [STAYS, STAYS, STAYS]);
    const bins = column('30 bins', [STAYS, RISES, COMPRESSES]);
    const matrix = verdictMatrix([network('float32', [unquantized, bins])], DEFAULT_CRITERIA);
    expect(messages.verdicts.agreement(matrix)).toBe(
      'No informative disagreement: the 2 cells that differ are of saturated layers.',
    );
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
    expect(messages.verdicts.agreement(before)).toBe('6 verdicts still to come.');
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
    const kde = { ...column('KDE', [steady, RISES, COMPRESSES]), ceiling: 10 };
    const matrix = verdictMatrix([network('tanh', [exact, kde])], DEFAULT_CRITERIA);
    expect(matrix).toMatchObject({ compared: 2, disagreeing: 0 });
    expect(matrix.groups[0]?.columns[1]?.cells[0]).toMatchObject({
      capped: true,
      against: undefined,
    });
    const losing = { ...kde, layers: [trajectory('T1', [8, 10, 7], 1024), RISES, COMPRESSES] };
    expect(verdictMatrix([network('tanh', [exact, losing])], DEFAULT_CRITERIA)).toMatchObject({
      compared: 3,
      disagreeing: 1,
    });
  });

  test('follows ε', () => {
    const little = trajectory('T1', [8.9, 9, 8.8], 300);
    const one = [network('tanh', [column('Exact', [little])])];
    expect(cellsOf(one, DEFAULT_CRITERIA)).toEqual([['no-change']]);
    expect(cellsOf(one, { ...DEFAULT_CRITERIA, epsilon: 0.1 })).toEqual([['compresses']]);
  });

  test('without another estimator there is nothing to disagree', () => {
    const matrix = verdictMatrix([network('tanh', [exact])], DEFAULT_CRITERIA);
    expect(messages.verdicts.agreement(matrix)).toBe('Add an estimator to compare with exact.');
  });
});
