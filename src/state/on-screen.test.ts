import { describe, expect, test } from 'vitest';
import { EXACT, estimatorSpec, formatEstimator } from '../engine/index.ts';
import { SMALL_LINK, testFile, testPage } from './testing/pages.ts';

const KDE = estimatorSpec('kde_upper');
const FLOATS = testFile({ informative: KDE });

describe('the plane is of', () => {
  test('the exact count of a run and of a file of codes', () => {
    const { screen, runs, view } = testPage(`${SMALL_LINK}&estimator=uniform,8,layer`, [0, 1]);
    view.set({ overlay: true });
    for (const file of [undefined, testFile()]) {
      runs.showFile(file);
      expect(screen.main).toBe(EXACT);
      expect(formatEstimator(screen.overlaid ?? EXACT)).toBe('uniform,8,layer');
    }
  });

  test('what is informative of another file, with nothing laid over it, until exact is chosen', () => {
    const { screen, runs, view } = testPage(SMALL_LINK, [0, 1]);
    view.set({ overlay: true });
    runs.showFile(FLOATS);
    expect([screen.main, screen.overlaid]).toEqual([KDE, undefined]);
    runs.showByEstimator(false);
    expect([screen.main, screen.overlaid]).toEqual([EXACT, KDE]);
    runs.showByEstimator(true);
    expect(screen.main).toBe(KDE);
  });

  test('the estimator that was chosen, before the file was opened or after', () => {
    const { screen, runs, view } = testPage(SMALL_LINK, [0, 1]);
    const eight = estimatorSpec('uniform', { bins: 8 });
    runs.showFile(FLOATS);
    view.set({ estimator: eight });
    expect(screen.main).toBe(eight);
    runs.showFile(undefined);
    runs.showFile(FLOATS);
    expect(screen.main).toBe(eight);
  });

  test.each(['uniform,8,layer', 'uniform,30,layer', 'exact'])(
    '%s where the link names that, be it what a newcomer has',
    (text) => {
      const { screen, runs } = testPage(`${SMALL_LINK}&estimator=${text}`, [0, 1]);
      runs.showFile(FLOATS);
      expect(formatEstimator(screen.main)).toBe(text);
    },
  );

  test('what it was before once the file is closed: the choice for it is not one for runs', () => {
    const { screen, runs } = testPage(SMALL_LINK, [0, 1]);
    const { estimator } = screen;
    runs.showFile(FLOATS);
    runs.showFile(undefined);
    expect([screen.estimator, screen.main]).toEqual([estimator, EXACT]);
    expect(runs.hash).not.toContain('estimator');
  });
});

test('a file may have one epoch only, a run that begins has several', () => {
  const { screen, runs } = testPage(SMALL_LINK, []);
  expect(screen.hasSeveralEpochs).toBe(true);
  runs.showFile(testFile({ epochs: [0] }));
  expect(screen.hasSeveralEpochs).toBe(false);
});
