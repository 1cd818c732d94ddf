/** What a run is doing, and how far estimators are with it. */
import { type Problem, problem } from './notices.ts';
import { duration, number, percent } from './numbers.ts';

type Status =
  | { readonly kind: 'waiting'; readonly seconds: number }
  | { readonly kind: 'starting' | 'training' | 'stopped' | 'completed' }
  | { readonly kind: 'diverged'; readonly epoch: number }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** The state of a run. */
export function sentence(status: Status): string {
  switch (status.kind) {
    case 'waiting':
      return `Not started: it would take about ${duration(status.seconds)}. Press Train.`;
    case 'starting':
      return 'Starting…';
    case 'training':
      return 'Training.';
    case 'stopped':
      return 'Stopped. Recorded epochs are kept.';
    case 'completed':
      return 'Training complete.';
    case 'diverged':
      return `Training diverged at epoch ${number(status.epoch)}. Try a smaller learning rate.`;
    case 'failed':
      return `${problem(status.problem)} Press Retry to train again.`;
  }
}

/** What stands beside `starting` after some seconds. */
export function silence(): string {
  return 'the worker has not answered yet';
}

/** How a network of a comparison is doing, at its last recorded epoch; empty when it is done. */
export function ofNetwork(status: Status, epoch: number, epochs: number): string {
  switch (status.kind) {
    case 'waiting':
      return `not started: about ${duration(status.seconds)}`;
    case 'starting':
      return 'waiting for its turn';
    case 'training':
      return `training: ${percent(Math.floor((100 * epoch) / epochs))}`;
    case 'stopped':
      return `stopped at epoch ${number(epoch)}`;
    case 'diverged':
      return `diverged at epoch ${number(status.epoch)}`;
    case 'failed':
      return problem(status.problem);
    case 'completed':
      return '';
  }
}

type Stage = 'untrained' | 'empty' | 'until-the-end' | 'measuring' | 'failed' | 'complete';

/** Why there is nothing, or not all, to be seen of an estimator; empty once there is. */
export function stage(of: Stage, measured: number, count: number): string {
  switch (of) {
    case 'untrained':
      return 'not trained yet';
    case 'empty':
      return 'nothing was recorded';
    case 'until-the-end':
      return 'measured when the run has ended';
    case 'measuring':
      return `measuring ${number(measured)} of ${number(count)}`;
    case 'failed':
      return 'not measured';
    case 'complete':
      return '';
  }
}

/** The same for the head of a column, in steps that do not flicker. */
export function stageNote(of: Stage, measured: number, count: number): string {
  switch (of) {
    case 'until-the-end':
      return 'after the run';
    case 'measuring':
      return percent(10 * Math.floor((10 * measured) / count));
    default:
      return stage(of, measured, count);
  }
}

/** The speed of training and what is left of it. */
export function speed(epochsPerSecond: number, secondsLeft: number): string {
  const rate = epochsPerSecond < 10 ? epochsPerSecond.toFixed(1) : Math.round(epochsPerSecond);
  return `${rate} epochs/s · ${duration(secondsLeft)} left`;
}
