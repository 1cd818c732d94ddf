import { describe, expect, test } from 'vitest';
import { type Backend, EXACT, estimatorSpec, typedArrayBackend } from '../engine/index.ts';
import { packStates } from '../engine/training/packed-checkpoints.ts';
import type { MeasureJob, MeasureMessage } from './measure-to-port.ts';
import { measuring, type Place } from './measuring.ts';
import { checkpoints, recordingOf, TINY, turn } from './testing/workers.ts';

const recording = recordingOf(TINY);
const RECORDED = 1;
const at = (checkpoint: number, layer = 1): Place => ({ checkpoint, layer, output: 'logits' });

/** The side of a worker with the recording already sent, once it has its backend. */
function side(backend: Promise<Backend> = Promise.resolve(typedArrayBackend)) {
  const made = measuring(backend, { now: () => performance.now(), yieldToEventLoop: turn });
  made.openRecording(RECORDED, TINY);
  void made.extendRecording(RECORDED, packStates(recording.states));
  return made;
}

const job = (id: number, changes: Partial<MeasureJob> = {}): MeasureJob => ({
  id,
  measurements: [{ kind: 'estimator', estimator: EXACT }],
  output: 'logits',
  checkpoints: checkpoints(recording.count),
  ...changes,
});

/** A port that keeps what is posted. */
function listener() {
  const received: MeasureMessage[] = [];
  const port = { postMessage: (message: MeasureMessage) => void received.push(message) };
  return { received, port: port as unknown as MessagePort };
}

const CSV = 'a,b,y\n0,1,0\n0,2,1\n1,1,1\n';

describe('measuring in a worker', () => {
  test('may be asked for before the backend are there', async () => {
    let give = (_: Backend): void => {};
    const made = side(
      new Promise((resolve) => {
        give = resolve;
      }),
    );
    const { received, port } = listener();
    const measured = made.measure(RECORDED, job(1), port);
    give(typedArrayBackend);
    await measured;
    expect(received.at(-1)).toEqual({ kind: 'end' });
  });

  test('a job that is stopped before it begins sends nothing', async () => {
    const made = side();
    const { received, port } = listener();
    const measured = made.measure(RECORDED, job(1), port);
    made.stopMeasuring(1);
    await measured;
    expect(received).toEqual([]);
  });

  test('a job that is stopped does not stop another', async () => {
    const made = side();
    const [first, second] = [listener(), listener()];
    const both = [
      made.measure(RECORDED, job(1), first.port),
      made.measure(RECORDED, job(2), second.port),
    ];
    made.stopMeasuring(1);
    await Promise.all(both);
    expect(first.received).toEqual([]);
    expect(second.received.at(-1)).toEqual({ kind: 'end' });
  });

  test('a recording that is closed or was never opened is an error', async () => {
    const made = side();
    await expect(made.codes(2, at(0))).rejects.toThrow('no recording 2');
    made.closeRecording(RECORDED);
    await expect(made.codes(RECORDED, at(0))).rejects.toThrow('no recording 1');
  });

  test('a layer that is not there is an error that counts from 1', async () => {
    await expect(side().points(RECORDED, at(0, 3))).rejects.toThrow('layer 4 was not recorded');
  });
});

describe('what is asked side by side', () => {
  test('is answered as if it had been asked alone', async () => {
    const places = [at(0), at(4), at(2, 0), at(4, 2)];
    const alone = [];
    for (const place of places) alone.push(await side().points(RECORDED, place));
    const made = side();
    const together = places.map((place) => made.points(RECORDED, place));
    expect(await Promise.all(together)).toEqual(alone);
  });

  test('a neuron is inspected while checkpoints are measured', async () => {
    const by = estimatorSpec('uniform', { bins: 4, bounds: 'run' });
    const alone = await side().neuron(RECORDED, at(1), 0, by);
    const made = side();
    const { port } = listener();
    const measured = made.measure(RECORDED, job(1), port);
    expect(await made.neuron(RECORDED, at(1), 0, by)).toEqual(alone);
    await measured;
  });
});

describe('a file of activations', () => {
  test('may be asked about before it has been read', async () => {
    const made = side();
    const opened = made.openFile(7, new File([CSV], 'net.csv'));
    const codes = made.codes(7, { checkpoint: 0, layer: 0, output: 'logits' });
    expect(await opened).toMatchObject({ rows: 3, labelCount: 2, layers: [{ width: 2 }] });
    expect([...(await codes).sizes]).toEqual([1, 1, 1]);
  });

  test('that cannot be read is no recording', async () => {
    const made = side();
    const place = { checkpoint: 0, layer: 0, output: 'logits' } as const;
    const opened = made.openFile(7, new File(['a,y\nx,1\n'], 'net.csv'));
    const asked = made.codes(7, place);
    const fault = { code: 'not-a-number', row: 2, column: 1, given: 'x', isText: true };
    await expect(opened).rejects.toMatchObject({ fault });
    await expect(asked).rejects.toMatchObject({ fault });
    await expect(made.codes(7, place)).rejects.toThrow('no recording 7');
  });
});

describe('more than a picture can hold', () => {
  const ROWS = 20_000;
  const text = Array.from({ length: ROWS }, (_, r) => `${r / 7},${-r},${r % 2}`).join('\n');
  const place = { checkpoint: 0, layer: 0, output: 'logits' } as const;
  async function large() {
    const made = side();
    await made.openFile(7, new File([text], 'net.csv'));
    return made;
  }

  test('is thinned to points chosen evenly, and their true number is reported', async () => {
    const { xs, ys, labels, counts, of } = await (await large()).points(7, place);
    expect(of).toBe(ROWS);
    expect([xs.length, ys.length, labels.length, counts.length]).toEqual(Array(4).fill(8192));
    expect(Math.min(...xs)).toBe(0);
    expect(Math.max(...xs)).toBeGreaterThan((0.99 * ROWS) / 7);
  });

  test('is gathered into fewer levels that still hold every row', async () => {
    const by = estimatorSpec('uniform', { bins: 10, bounds: 'neuron' });
    const found = await (await large()).neuron(7, place, 0, by);
    expect(found.values.length).toBeLessThanOrEqual(8192);
    expect(found.counts.reduce((sum, count) => sum + count, 0)).toBe(ROWS);
    expect([found.levels, found.occupied, found.uncertainty]).toEqual([ROWS, 10, undefined]);
  });

  test('is refused where a browser could not hold the text', async () => {
    const file = new File([], 'net.csv');
    Object.defineProperty(file, 'size', { value: 700e6 });
    await expect(side().openFile(7, file)).rejects.toMatchObject({
      fault: { code: 'too-many-bytes', megabytes: 700, most: 500 },
    });
  });

  test('that is a folder is refused in words, not in those of the browser', async () => {
    const file = new File([], 'activations');
    file.arrayBuffer = () => Promise.reject(new DOMException('at the time…', 'NotFoundError'));
    await expect(side().openFile(7, file)).rejects.toMatchObject({
      fault: { code: 'unreadable' },
    });
  });
});

test('bins that hold a level are counted, and none where the estimator has no bins', async () => {
  const made = side();
  await made.openFile(7, new File(['0,0\n0.1,1\n0.9,1\n1,0\n'], 'net.csv'));
  const place = { checkpoint: 0, layer: 0, output: 'logits' } as const;
  const by = estimatorSpec('uniform', { bins: 10, bounds: 'neuron' });
  const found = await made.neuron(7, place, 0, by);
  expect([found.levels, found.occupied]).toEqual([4, 3]);
  const exact = await made.neuron(7, place, 0, EXACT);
  expect([exact.levels, exact.occupied]).toEqual([4, undefined]);
});
