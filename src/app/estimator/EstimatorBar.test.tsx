// @vitest-environment jsdom

import { act } from 'react';
import { describe, expect, test } from 'vitest';
import type { FileRecording } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { estimatorSpec } from '../../state/engine-values.ts';
import { isBinning } from '../../state/estimates.ts';
import { SMALL_LINK, type TestPage, testFile, testPage } from '../../state/testing/pages.ts';
import { WorkerError } from '../../worker/live.ts';
import { laboratory } from '../lab/laboratory.tsx';
import { click, mount } from '../testing/mount.tsx';
import { EstimatorBar } from './EstimatorBar.tsx';

const LAYER = estimatorSpec('uniform', { bins: 30, bounds: 'layer' });

describe('the distance from exact', () => {
  test('is lost to binning where a bin is a function of the code', () => {
    for (const method of ['uniform', 'adaptive', 'quantized', 'idnns', 'floor', 'ebab'] as const) {
      expect(isBinning(estimatorSpec(method))).toBe(true);
    }
    expect(messages.estimators.distance(isBinning(LAYER))).toBe('bits lost to binning');
  });

  test('is a difference for densities, and for means over neurons', () => {
    for (const other of [
      estimatorSpec('kde_upper'),
      estimatorSpec('kde_lower'),
      estimatorSpec('floor', { mean: true }),
    ]) {
      expect(isBinning(other)).toBe(false);
      expect(messages.estimators.distance(isBinning(other))).toBe('difference from exact');
    }
  });
});

const WITH = (estimator: string) => `${SMALL_LINK}&overlay=1&estimator=${estimator}`;

const WHISKERS = 'whiskers: bits lost to binning';

/** A page in the Lab, and the bar on it. */
function mounted(hash: string, epochs: readonly number[]) {
  const page = testPage(hash, epochs);
  page.activate(laboratory.createModel(page), laboratory.commands);
  const bar = mount(<EstimatorBar />, page);
  const status = () => document.querySelector('[data-testid=estimator-status]')?.textContent.trim();
  return { ...bar, status };
}

/** What is progress is shown a few times a second. */
const SHOWN_AFTER = 200;

function report({ measurer, clock }: TestPage, checkpoint: number): void {
  act(() => {
    measurer.latest.reports(checkpoint);
    clock.pass(SHOWN_AFTER);
  });
}

async function finish({ measurer, clock }: TestPage): Promise<void> {
  await act(() => measurer.latest.finish());
  act(() => clock.pass(SHOWN_AFTER));
}

describe('what is written about an estimator', () => {
  test('is nothing before the first checkpoint, and without an overlay', () => {
    expect(mounted(WITH('uniform,30,layer'), []).status()).toBeUndefined();
    expect(mounted(SMALL_LINK, [0, 10]).status()).toBeUndefined();
  });

  test('counts while it measures, then is what whiskers are', async () => {
    const { page, status } = mounted(WITH('uniform,30,layer'), [0, 10, 20]);
    report(page, 2);
    expect(status()).toBe('measuring 1 of 3');
    await finish(page);
    expect(status()).toBe(WHISKERS);
  });

  test('of a range over the run waits for its end', async () => {
    const { page, status } = mounted(WITH('uniform,30,run'), [0, 10, 20]);
    expect(status()).toBe('measured when the run has ended');
    await act(() => page.trainer.latest.finish());
    expect(status()).toBe('measuring 0 of 3');
  });

  test('of exact is that it is that', () => {
    expect(mounted(WITH('exact'), [0, 10]).status()).toBe('this is the exact count itself');
  });

  test.each([
    ['an overlay', () => mounted(WITH('uniform,30,layer'), [0, 10, 20]), WHISKERS],
    [
      'the estimator of a file',
      () => ofFile(testFile({ informative: estimatorSpec('kde_upper') })),
      undefined,
    ],
    ['the exact count of a file', () => ofFile(testFile()), undefined],
  ])('is that %s was not measured, and the way to try again', async (_, mountBar, measured) => {
    const { page, status, button } = mountBar();
    expect(status()).toBe('measuring 0 of 3');
    await act(() => page.measurer.latest.fail(new WorkerError('lost')));
    expect(status()).toBe('not measured Measure again');
    expect(page.notices.state.list).toHaveLength(1);
    click(button('Measure again'));
    expect(status()).toBe('measuring 0 of 3');
    expect(page.notices.state.list).toEqual([]);
    await finish(page);
    expect(status()).toBe(measured);
  });

  test('is of the exact count of a file first, then of what is laid over it', async () => {
    const { page, status } = ofFile(testFile());
    act(() => page.view.set({ overlay: true, estimator: LAYER }));
    expect(status()).toBe('measuring 0 of 3');
    report(page, 2);
    expect(status()).toBe('measuring 1 of 3');
    await finish(page);
    expect(status()).toBe(WHISKERS);
  });
});

function ofFile(file: FileRecording) {
  const bar = mounted(SMALL_LINK, [0]);
  act(() => bar.page.runs.showFile(file));
  return bar;
}
