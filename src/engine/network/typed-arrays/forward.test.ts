import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Examples } from '../network.ts';
import { FLOAT32 } from '../spec.ts';
import { naiveForward, rowOf } from './testing/naive.ts';
import {
  examplesFor,
  examplesOf,
  networkOf,
  networkWith,
  shapes,
  stateOf,
  withOutput,
} from './testing/networks.ts';

describe('the forward pass', () => {
  test('gives the codes of a float64 computation, but for values on a boundary', () => {
    let compared = 0;
    fc.assert(
      fc.property(shapes([1, 2, 3, 4, 8], [2, 3, 8, FLOAT32]), ({ seed, ...shape }) => {
        const network = networkOf(withOutput(shape));
        const examples = examplesFor(network, seed, 12);
        const state = stateOf(network, seed);
        const outputs = networkWith(network, examples, state).evaluate();
        for (let r = 0; r < examples.rows; r++) {
          const naive = naiveForward(network, state.parameters, state.ranges, rowOf(examples, r));
          for (const [l, { out }] of naive.entries()) {
            const { codes, values, rows } = outputs[l] as (typeof outputs)[number];
            // Above a value this near a boundary the two may rightly part.
            if (out.some(({ margin }) => margin < 1e-4)) break;
            out.forEach(({ code, value }, i) => {
              expect(codes[i * rows + r]).toBe(code);
              expect(values[i * rows + r]).toBeCloseTo(value, 5);
              compared++;
            });
          }
        }
      }),
      { seed: 1, numRuns: 120 },
    );
    expect(compared).toBeGreaterThan(10000);
  });

  test('in float32 gives the values of a float64 computation, and their bit patterns as codes', () => {
    fc.assert(
      fc.property(shapes([FLOAT32], [FLOAT32, 8]), ({ seed, ...shape }) => {
        const network = networkOf(withOutput(shape));
        const examples = examplesFor(network, seed, 6);
        const state = stateOf(network, seed);
        networkWith(network, examples, state)
          .evaluate()
          .forEach(({ values, codes, rows, columns }, l) => {
            for (let r = 0; r < rows; r++) {
              const naive = naiveForward(
                network,
                state.parameters,
                state.ranges,
                rowOf(examples, r),
              );
              for (let i = 0; i < columns; i++) {
                expect(values[i * rows + r]).toBeCloseTo(naive[l]?.out[i]?.value as number, 4);
              }
            }
            expect(Array.from(codes)).toEqual(Array.from(new Int32Array(values.slice().buffer)));
            // The bit pattern of −0: it must not look like another number than 0.
            expect(codes.includes(-2147483648)).toBe(false);
          });
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test('counts −0 as +0 in float32', () => {
    // A weight so small that its scale is 0 in float32: −1 · 0 + (−0) is −0.
    const network = networkOf({
      widths: [1, 1, 2],
      activations: ['linear'],
      activationBits: FLOAT32,
      weightBits: 8,
    });
    const examples = { ...examplesOf(1, 2, 1, 2), codes: Uint8Array.of(0, 255) };
    const parameters = Float32Array.of(-1.4e-45, -0, 1, 1, 0, 0);
    const outputs = networkWith(network, examples, { parameters, ranges: new Float32Array(4) });
    const [first] = outputs.evaluate();
    expect(Array.from(first?.codes ?? [])).toEqual([0, 0]);
    expect(Array.from(first?.values ?? [])).toEqual([0, 0]);
  });

  test('counts in integers without overflow for the widest layer', () => {
    const inputs = 784;
    const network = networkOf({
      widths: [inputs, 2],
      activations: [],
      activationBits: 8,
      weightBits: 8,
    });
    const examples: Examples = {
      ...examplesOf(1, 1, inputs, 2),
      codes: new Uint8Array(inputs).fill(255),
      labels: Uint8Array.of(0),
    };
    const parameters = new Float32Array(2 * inputs + 2).fill(1);
    const ranges = Float32Array.of(0, 1020);
    const [logits] = networkWith(network, examples, { parameters, ranges }).evaluate();
    expect(logits?.codes[0]).toBe(Math.round(784 / 4));
  });
});
