import fc from 'fast-check';
import { estimatorSpec } from '../spec.ts';
import type { Bounds, EstimatorSpec } from '../types.ts';

export const bounds: fc.Arbitrary<Bounds> = fc.oneof(
  fc.constantFrom<Bounds>('neuron', 'layer', 'run'),
  fc
    .tuple(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.01, max: 9, noNaN: true }),
    )
    .map(([lo, width]): Bounds => [lo, lo + width]),
);
export const bins = fc.integer({ min: 2, max: 64 });

/** Estimators of every method that bins. */
export const binning: fc.Arbitrary<EstimatorSpec> = fc.oneof(
  fc.record({ bins, bounds }).map((options) => estimatorSpec('uniform', options)),
  fc
    .record({ bins, bounds: fc.constantFrom<Bounds>('neuron', 'layer') })
    .map((options) => estimatorSpec('adaptive', options)),
  fc
    .record({ bits: fc.integer({ min: 1, max: 10 }), bounds })
    .map((options) => estimatorSpec('quantized', options)),
  fc.record({ bins }).map((options) => estimatorSpec('idnns', options)),
  fc
    .record({ binsize: fc.double({ min: 0.001, max: 10, noNaN: true }) })
    .map((options) => estimatorSpec('floor', options)),
  fc
    .record({ bins, low: fc.double({ min: -3, max: 3, noNaN: true }) })
    .map((options) => estimatorSpec('ebab', options)),
);

/** How many of them a property is tried on. */
export const RUNS = { seed: 1, numRuns: 400 };
