import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OPTIMIZERS, type Optimizer } from '../spec.ts';
import { descent } from './optimizer.ts';

/** The values of one parameter under a list of gradients. */
function valuesUnder(
  optimizer: Optimizer,
  learningRate: number,
  gradients: readonly number[],
): number[] {
  const method = descent({ optimizer, learningRate, batch: 1, l2: 0 }, 1);
  const parameters = Float32Array.of(0);
  return gradients.map((g) => {
    method.update(parameters, Float32Array.of(g));
    return parameters[0] as number;
  });
}

/** Adam as in algorithm 1 of the paper, with the bias corrections of its section 2, in float64. */
function adam(learningRate: number, gradients: readonly number[]): number[] {
  let theta = 0;
  let m = 0;
  let v = 0;
  return gradients.map((g, i) => {
    const t = i + 1;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    const rate = (learningRate * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t);
    theta -= (rate * m) / (Math.sqrt(v) + 1e-7);
    return theta;
  });
}

function momentum(learningRate: number, gradients: readonly number[]): number[] {
  let theta = 0;
  let u = 0;
  return gradients.map((g) => {
    u = 0.9 * u + g;
    theta -= learningRate * u;
    return theta;
  });
}

const gradients = fc.array(fc.float({ min: -10, max: 10, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});

test.each([
  ['adam', adam],
  ['sgd', momentum],
] as const)('%s follows its definition in float64', (optimizer, definition) => {
  fc.assert(
    fc.property(gradients, fc.float({ min: Math.fround(1e-4), max: 1, noNaN: true }), (g, rate) => {
      const wanted = definition(rate, g);
      const size = Math.max(...wanted.map(Math.abs), rate);
      valuesUnder(optimizer, rate, g).forEach((theta, i) => {
        expect(Math.abs(theta - (wanted[i] as number))).toBeLessThan(2e-5 * size);
      });
    }),
    { seed: 1 },
  );
});

test('the first step of Adam is the learning rate, against the sign of the gradient', () => {
  for (const g of [0.1, 1, 1e4, -0.1, -1, -1e4]) {
    expect(valuesUnder('adam', 0.003, [g])[0]).toBeCloseTo(-0.003 * Math.sign(g), 6);
  }
});

test('the first step of gradient descent is the learning rate times the gradient', () => {
  expect(valuesUnder('sgd', 0.5, [3, 0])).toEqual([
    -1.5,
    Math.fround(-1.5 - 0.5 * Math.fround(2.7)),
  ]);
});

test.each(OPTIMIZERS)('%s stays where it is while the gradient is 0', (optimizer) => {
  expect(valuesUnder(optimizer, 0.1, [0, 0, 0])).toEqual([0, 0, 0]);
});
