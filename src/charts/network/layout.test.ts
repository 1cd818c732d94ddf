import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NetworkOptions, networkLayout } from './layout.ts';

const OPTIONS: NetworkOptions = {
  size: { width: 260, height: 150 },
  inputs: 12,
  widths: [10, 7, 5, 4, 3, 2],
  selected: undefined,
  ariaLabel: 'The network',
};
const dotsOf = (path: string) =>
  [...path.matchAll(/M([\d.-]+),([\d.-]+)h0/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

test('every neuron is a dot, and every column has their number', () => {
  const layout = networkLayout(OPTIONS);
  expect(layout.columns.map(({ dots }) => dotsOf(dots).length)).toEqual([12, 10, 7, 5, 4, 3, 2]);
  expect(layout.names.map(({ text }) => text)).toEqual([
    ...['X', '12', 'T1', '10', 'T2', '7', 'T3', '5'],
    ...['T4', '4', 'T5', '3', 'T6', '2'],
  ]);
});

test('the pointer finds the neuron under it, and the input answers nothing', () => {
  const width = fc.integer({ min: 1, max: 32 });
  fc.assert(
    fc.property(fc.array(width, { minLength: 1, maxLength: 9 }), (widths) => {
      const layout = networkLayout({ ...OPTIONS, widths });
      layout.columns.forEach(({ dots }, layer) => {
        dotsOf(dots).forEach(([x, y], index) => {
          const expected = layer === 0 ? undefined : { layer, neuron: index + 1 };
          expect(layout.neuronAt(x, y)).toEqual(expected);
          expect(Math.min(x, y)).toBeGreaterThan(0);
          expect(x).toBeLessThan(260);
          expect(y).toBeLessThan(150);
        });
      });
    }),
  );
});

test('a selected neuron is joined to all of the layers beside its own', () => {
  const links = (selected: NetworkOptions['selected']) =>
    networkLayout({ ...OPTIONS, selected }).links.length;
  expect(links({ layer: 2, neuron: 1 })).toBe(10 + 5);
  expect(links({ layer: 6, neuron: 2 })).toBe(3);
  expect(links({ layer: 2, neuron: undefined })).toBe(0);
  expect(links({ layer: 6, neuron: 5 })).toBe(0);
});

test('only the selected layer is framed and not faded', () => {
  const layout = networkLayout({ ...OPTIONS, selected: { layer: 3, neuron: undefined } });
  expect(layout.frame).toHaveLength(1);
  expect(layout.columns.map(({ faded }) => faded).indexOf(false)).toBe(3);
});

test('hundreds of inputs are hinted at', () => {
  const layout = networkLayout({ ...OPTIONS, inputs: 784 });
  expect(dotsOf(layout.columns[0]?.dots ?? '').length).toBeLessThan(32);
  expect(layout.names[1]?.text).toBe('784');
});
