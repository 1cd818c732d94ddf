import { describe, expect, test } from 'vitest';
import { EXACT, estimatorSpec } from '../engine/index.ts';
import { messages } from '../messages/index.ts';
import { stageOf } from './stage.ts';
import { isOver, type Status } from './training.ts';

const perLayer = estimatorSpec('uniform', { bounds: 'layer' });
const wholeRun = estimatorSpec('uniform', { bounds: 'run' });
const training: Status = { kind: 'training' };
const completed: Status = { kind: 'completed' };

const stage = (
  status: Status,
  count: number,
  estimator: typeof perLayer,
  measured: number,
  hasFailed = false,
) => stageOf(estimator, { isOver: isOver(status), count, measured, hasFailed });

describe('how far an estimator is', () => {
  test.each<[string, Status, number, typeof perLayer, number]>([
    ['not trained yet', { kind: 'waiting', seconds: 60 }, 0, perLayer, 0],
    ['not trained yet', { kind: 'starting' }, 0, EXACT, 0],
    [
      'nothing was recorded',
      { kind: 'failed', problem: { code: 'lost', detail: '' } },
      0,
      perLayer,
      0,
    ],
    ['measured when the run has ended', training, 20, wholeRun, 0],
    ['measuring 3 of 20', training, 20, perLayer, 3],
    ['measuring 12 of 51', completed, 51, wholeRun, 12],
    ['', completed, 51, wholeRun, 51],
    ['', { kind: 'stopped' }, 20, wholeRun, 20],
  ])('%s', (sentence, status, checkpoints, given, measured) => {
    const found = stage(status, checkpoints, given, measured);
    expect(messages.status.stage(found, measured, checkpoints)).toBe(sentence);
  });

  test('what could not be measured is said, unless it was measured before', () => {
    const stages = [0, 12, 51].map((measured) => stage(completed, 51, perLayer, measured, true));
    expect(stages).toEqual(['failed', 'failed', 'complete']);
    expect(messages.status.stage('failed', 12, 51)).toBe('not measured');
    expect(stage(training, 20, wholeRun, 0, true)).toBe('until-the-end');
  });

  test('the head of a column counts in tens', () => {
    const notes = [0, 9, 10, 55, 99].map((measured) =>
      messages.status.stageNote('measuring', measured, 100),
    );
    expect(notes).toEqual(['0 %', '0 %', '10 %', '50 %', '90 %']);
    expect(messages.status.stageNote('until-the-end', 0, 100)).toBe('after the run');
    expect(messages.status.stageNote('complete', 100, 100)).toBe('');
  });
});
