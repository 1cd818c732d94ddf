import { describe, expect, test } from 'vitest';
import { inspectCommand } from './inspect.ts';
import { fingerprintOf, printed, refused } from './testing/commands.ts';

describe('inspect', () => {
  const RUN = ['--hidden', '3,2', '--epochs', '4'];
  const inspected = async (...args: string[]) =>
    JSON.parse(await inspectCommand([...RUN, ...args]));
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

  test('prints one JSON object on a layer at an epoch', () => {
    const text = printed('inspect', ...RUN, '--epoch', '2', '--layer', '1');
    expect(text).toMatch(/^\{[^\n]+\}\n$/);
    expect(JSON.parse(text)).toMatchObject({
      fingerprint: fingerprintOf('v1/tanh-4bit?hidden=3-2&epochs=4'),
      epoch: 2,
      layer: 'T1',
      bins: { estimator: 'uniform,30,layer', neuron: 1 },
      shape: { axes: 'principal' },
    });
  });

  test('lists every code once, largest first, with its inputs by label', async () => {
    interface Code {
      readonly size: number;
      readonly labels: number[];
      readonly inputs: number[];
    }
    const found = await inspected('--layer', '2');
    const codes: Code[] = found.codes;
    const sizes = codes.map(({ size }) => size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    const inputs = codes.flatMap((code) => code.inputs).toSorted((a, b) => a - b);
    expect(inputs).toEqual(Array.from({ length: 4096 }, (_, row) => row));
    for (const { size, labels, inputs: own } of codes) {
      expect([own.length, sum(labels)]).toEqual([size, size]);
    }
    const entropy = sum(sizes.map((size) => (size / 4096) * Math.log2(4096 / size)));
    expect(found.ixt).toBeCloseTo(entropy, 9);
  });

  test('prints what each band of a neuron loses, and what the bins keep', async () => {
    const { bins } = await inspected(
      '--layer',
      '1',
      '--neuron',
      '2',
      '--estimator',
      'uniform,2,run',
    );
    expect(bins).toMatchObject({ estimator: 'uniform,2,run', neuron: 2 });
    expect(sum(bins.levels.map(({ inputs }: { inputs: number }) => inputs))).toBe(4096);
    expect(bins.bands).toHaveLength(2);
    expect(bins.lost).toBeGreaterThan(0);
    expect(sum(bins.bands.map(({ cost }: { cost: number }) => cost))).toBeCloseTo(bins.lost, 12);
    expect(bins.uncertainty).toBeGreaterThan(0);
    const fine = await inspected('--layer', '1', '--estimator', 'uniform,1024,layer');
    expect(fine.bins).toMatchObject({ lost: 0, uncertainty: 0 });
  });

  test('has no bins under an estimator without them', async () => {
    expect(await inspected('--estimator', 'kde_upper,0.1')).toMatchObject({ bins: null });
  });

  test('gives the scatter, what its picture shows, and the landmarks', async () => {
    const { shape, landmarks } = await inspected('--layer', '1');
    expect(shape.within).toBeGreaterThan(0);
    expect(shape.between).toBeGreaterThan(0);
    expect(shape.shown).toBeGreaterThan(0.5);
    expect(shape.shown).toBeLessThan(1);
    expect(landmarks).toContainEqual({ name: 'one bit', ixt: 1, ity: expect.any(Number) });
  });

  test('shows what its link shows', async () => {
    const link =
      '#v1/tanh-4bit?hidden=3-2&epochs=4&out=class&e=1&layer=3&neuron=9&estimator=floor,0.5';
    const { epoch, layer, codes, bins } = JSON.parse(await inspectCommand(['--link', link]));
    expect([epoch, layer]).toEqual([1, 'T3']);
    expect(codes.length).toBeLessThanOrEqual(2);
    expect(bins).toMatchObject({ estimator: 'floor,0.5', neuron: 1 });
  });

  test('shows the last hidden layer at the last epoch by default', async () => {
    expect(await inspected()).toMatchObject({ epoch: 4, layer: 'T2' });
  });

  test.each([
    [['--layer', '4'], /--layer 4: allowed is a whole number from 1 to 3/],
    [['--layer', '1', '--neuron', '4'], /--neuron 4: allowed is a whole number from 1 to 3/],
    [['--epoch', '5'], /--epoch 5: allowed is a whole number from 0 to 4/],
    [['--epoch', '-1'], /--epoch -1: allowed is a whole number/],
    [['--estimator', 'inches'], /--estimator inches: .*is not an estimator \(exact/],
  ])('%j is refused', async (args, words) => {
    expect(await refused(inspectCommand, ...RUN, ...args)).toMatch(words);
  });
});
