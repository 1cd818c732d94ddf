import { describe, expect, test } from 'vitest';
import { EXACT, estimatorSpec } from '../engine/index.ts';
import { Inspection, inspectedLayer, inspectedNeuron, MAX_LABELS, widthsOf } from './inspection.ts';
import type { Notice } from './problem.ts';
import { SMALL_LINK, type TestPage, testFile, testPage } from './testing/pages.ts';

/** An inspection of what is on screen that follows it, as that of the Lab does. */
function inspect(page: TestPage) {
  const { changes, screen, measurer } = page;
  const notified: (Notice | undefined)[] = [];
  const inspection = new Inspection(screen, measurer, (problem) => notified.push(problem));
  const leave = changes.subscribe(() => inspection.update());
  inspection.update();
  return { inspection, measurer, notified, leave };
}

/** A file of layers of these widths. */
const fileOf = (widths: readonly number[], labelCount = 2) =>
  testFile({
    labelCount,
    layers: widths.map((width, l) => ({ name: `T${l + 1}`, width })),
    epochs: [1, 2],
  });

describe('what is asked', () => {
  test('follows the panel, the layer, the neuron and the playhead', async () => {
    const page = testPage(SMALL_LINK, [0, 1, 2]);
    const { measurer } = inspect(page);
    expect(measurer.texts).toEqual([]);
    const steps: (() => void)[] = [
      () => page.view.set({ panel: 'codes' }),
      () => page.playhead.seek(1),
      () => page.view.set({ layer: 1 }),
      () => page.playhead.setHover({ checkpoint: 0, layer: undefined }),
      () => page.view.set({ panel: 'shape' }),
      () => page.view.set({ panel: 'bins', neuron: 3 }),
    ];
    for (const step of steps) {
      step();
      await measurer.latestQuestion.answer();
    }
    expect(measurer.texts).toEqual([
      'codes of 1 at 2',
      'codes of 1 at 1',
      'codes of 0 at 1',
      'codes of 0 at 0',
      'points of 0 at 0',
      'neuron 2 of 0 at 0 by uniform',
    ]);
  });

  test('is nothing before the first checkpoint, and without a panel that needs it', () => {
    const page = testPage();
    const { measurer } = inspect(page);
    page.view.set({ panel: 'codes' });
    page.runs.open();
    expect(measurer.texts).toEqual([]);
    page.view.set({ panel: 'numbers' });
    page.trainer.latest.checkpoints(0);
    expect(measurer.texts).toEqual([]);
    page.view.set({ panel: 'codes' });
    expect(measurer.texts).toEqual(['codes of 1 at 0']);
  });

  test('is nothing while it rests, which drops the answer', async () => {
    const page = testPage(SMALL_LINK, [0]);
    const { inspection, measurer, leave } = inspect(page);
    page.view.set({ panel: 'codes' });
    await measurer.latestQuestion.answer();
    leave();
    inspection.rest();
    expect(inspection.answers).toEqual({});
    page.trainer.latest.checkpoints(1);
    expect(measurer.texts).toEqual(['codes of 1 at 0']);
    inspection.update();
    expect(measurer.texts).toEqual(['codes of 1 at 0', 'codes of 1 at 1']);
  });

  test('is the exact levels where the estimator has no bins', () => {
    const page = testPage(SMALL_LINK, [0]);
    const { measurer } = inspect(page);
    page.view.set({ panel: 'bins', estimator: estimatorSpec('kde_upper') });
    expect(measurer.texts).toEqual(['neuron 0 of 1 at 0 by exact']);
    page.view.set({ estimator: EXACT });
    expect(measurer.texts).toHaveLength(1);
  });

  test('is nothing that would have to be coloured by more labels than can be told apart', () => {
    const page = testPage(SMALL_LINK, [0]);
    const { measurer } = inspect(page);
    page.runs.showFile(fileOf([4], MAX_LABELS + 1));
    page.view.set({ panel: 'codes' });
    page.view.set({ panel: 'shape' });
    expect(measurer.texts).toEqual([]);
    page.view.set({ panel: 'bins' });
    expect(measurer.texts).toHaveLength(1);
  });
});

describe('while one question is under way', () => {
  test('the answer to another is known to be of another epoch', async () => {
    const page = testPage(SMALL_LINK, [0, 10, 20]);
    const { inspection, measurer } = inspect(page);
    page.view.set({ panel: 'codes' });
    expect(inspection.behind).toBeUndefined();
    await measurer.latestQuestion.answer();
    expect(inspection.behind).toBeUndefined();
    page.playhead.seek(1);
    expect(inspection.behind).toEqual({ shown: 20, wanted: 10 });
    await measurer.latestQuestion.answer();
    expect(inspection.behind).toBeUndefined();
  });

  test('only the latest of those that follow is asked, and its answer stays', async () => {
    const page = testPage(SMALL_LINK, [0, 1, 2, 3]);
    const { inspection, measurer } = inspect(page);
    page.view.set({ panel: 'codes' });
    for (const checkpoint of [0, 1, 2]) page.playhead.seek(checkpoint);
    expect(measurer.texts).toEqual(['codes of 1 at 3']);
    await measurer.latestQuestion.answer();
    expect(measurer.texts).toEqual(['codes of 1 at 3', 'codes of 1 at 2']);
    await measurer.latestQuestion.answer();
    expect(measurer.texts).toHaveLength(2);
    expect(inspection.answers.codes).toMatchObject({
      answer: 'codes of 1 at 2',
      asked: { place: { checkpoint: 2 } },
    });
  });

  test('an answer that the playhead has passed is shown until the next one', async () => {
    const page = testPage(SMALL_LINK, [0, 1, 2]);
    const { inspection, measurer } = inspect(page);
    page.view.set({ panel: 'codes' });
    page.playhead.seek(0);
    await measurer.latestQuestion.answer();
    expect(inspection.answers.codes?.answer).toBe('codes of 1 at 2');
    page.playhead.seek(1);
    expect(inspection.answers.codes?.answer).toBe('codes of 1 at 2');
  });

  test('the bins of a neuron stay while a parameter of their estimator is dragged', async () => {
    const page = testPage(SMALL_LINK, [0]);
    const { inspection, measurer } = inspect(page);
    const dragged = page.view.state.estimator;
    page.view.set({ panel: 'bins' });
    await measurer.latestQuestion.answer();
    page.view.set({ estimator: estimatorSpec('uniform', { bins: 31 }) });
    expect(inspection.answers.neuron).toMatchObject({ asked: { estimator: dragged } });
    await measurer.latestQuestion.answer();
    expect(measurer.texts).toHaveLength(2);
    expect(inspection.answers.neuron).toMatchObject({
      asked: { estimator: { options: { bins: 31 } } },
    });
    page.view.set({ estimator: EXACT });
    expect(inspection.answers.neuron).toBeUndefined();
  });

  test.each([
    ['another layer', (page: TestPage) => page.view.set({ layer: 1 })],
    ['another panel', (page: TestPage) => page.view.set({ panel: 'shape' })],
    ['another output definition', (page: TestPage) => page.view.set({ output: 'class' })],
    ['a file', (page: TestPage) => page.runs.showFile(fileOf([3]))],
    ['nothing', (page: TestPage) => page.view.set({ panel: 'numbers' })],
  ])('an answer about what is not on screen any more is dropped: %s', async (_, turnTo) => {
    const page = testPage(SMALL_LINK, [0]);
    const { inspection, measurer } = inspect(page);
    page.view.set({ panel: 'codes' });
    turnTo(page);
    await measurer.questions[0]?.answer();
    expect(inspection.answers.codes).toBeUndefined();
  });
});

describe('the answers', () => {
  test('are the same object until there is another', async () => {
    const page = testPage(SMALL_LINK, [0, 1]);
    const { inspection, measurer } = inspect(page);
    page.view.set({ panel: 'codes' });
    const none = inspection.answers;
    page.playhead.setSpeed(2);
    expect(inspection.answers).toBe(none);
    await measurer.latestQuestion.answer();
    const first = inspection.answers;
    expect(first).not.toBe(none);
    page.playhead.seek(0);
    expect(inspection.answers).toBe(first);
    await measurer.latestQuestion.answer();
    expect(inspection.answers).not.toBe(first);
  });
});

describe('a question that fails', () => {
  test('leaves no answer of another checkpoint behind, until the next one', async () => {
    const page = testPage(SMALL_LINK, [0, 1, 2]);
    const { inspection, measurer } = inspect(page);
    page.view.set({ panel: 'codes' });
    await measurer.latestQuestion.answer();
    page.playhead.seek(1);
    await measurer.latestQuestion.fail('lost');
    expect(inspection.answers.codes).toBeUndefined();
    expect(inspection.answers.failed).toMatchObject({
      asked: { place: { checkpoint: 1 } },
      problem: { code: 'unknown', detail: 'Error: lost' },
    });
    page.playhead.seek(0);
    await measurer.latestQuestion.answer();
    expect(inspection.answers.codes?.answer).toBe('codes of 1 at 0');
    expect(inspection.answers.failed).toBeUndefined();
  });

  test('because the layer was not recorded is kept as the reason for no answer, not as a notice', async () => {
    const page = testPage(SMALL_LINK, [0]);
    const { inspection, measurer, notified } = inspect(page);
    page.runs.showFile(fileOf([4, 3]));
    page.view.set({ panel: 'bins' });
    await measurer.latestQuestion.fail('layer 2 was not recorded', 'RangeError');
    expect(notified).toEqual([undefined]);
    expect(inspection.answers.failed).toMatchObject({
      asked: { place: { checkpoint: 1, layer: 1 } },
    });
    expect(inspection.answers.failed?.problem).toBeUndefined();
    page.view.set({ layer: 1 });
    expect(inspection.answers.failed).toBeUndefined();
  });

  test('is reported once and not asked again before something changes', async () => {
    const page = testPage(SMALL_LINK, [0, 1]);
    const { inspection, measurer, notified } = inspect(page);
    page.view.set({ panel: 'codes' });
    await measurer.latestQuestion.fail('lost');
    page.measured(undefined);
    expect(notified).toEqual([
      { code: 'inspection-failed', problem: { code: 'unknown', detail: 'Error: lost' } },
    ]);
    expect(measurer.texts).toHaveLength(1);
    page.playhead.seek(0);
    await measurer.latestQuestion.answer();
    expect(inspection.answers.codes?.answer).toBe('codes of 1 at 0');
  });

  test('does not hold up the one that has replaced it', async () => {
    const page = testPage(SMALL_LINK, [0, 1]);
    const { measurer } = inspect(page);
    page.view.set({ panel: 'codes' });
    page.playhead.seek(0);
    await measurer.latestQuestion.fail('lost');
    expect(measurer.texts).toEqual(['codes of 1 at 1', 'codes of 1 at 0']);
  });
});

describe('what is inspected', () => {
  test('is the last hidden layer of a run and the last layer of a file, unless one is selected', () => {
    const page = testPage(SMALL_LINK, [0]);
    expect(widthsOf(page.screen.shown.snapshot.recording, 'logits')).toEqual([3, 2, 2]);
    expect(widthsOf(page.screen.shown.snapshot.recording, 'class')).toEqual([3, 2, 1]);
    expect(inspectedLayer(page.screen)).toBe(1);
    page.view.set({ layer: 3 });
    expect(inspectedLayer(page.screen)).toBe(2);
    page.runs.showFile(fileOf([5, 4]));
    expect(inspectedLayer(page.screen)).toBe(1);
  });

  test('is a neuron that the layer has', () => {
    const page = testPage(SMALL_LINK, [0]);
    page.view.set({ neuron: 9 });
    expect(inspectedNeuron(page.screen)).toBe(1);
    page.view.set({ layer: 1 });
    expect(inspectedNeuron(page.screen)).toBe(2);
  });
});
