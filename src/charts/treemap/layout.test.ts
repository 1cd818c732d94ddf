import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps } from '../shared/place.ts';
import { madeUpCodes } from '../testing/runs.ts';
import { MAX_RECTANGLES, REST, type TreemapOptions, treemapLayout } from './layout.ts';

const OPTIONS: TreemapOptions = {
  size: { width: 600, height: 400 },
  items: madeUpCodes(203, 2),
  labelCount: 2,
  title: 'Codes',
  ariaLabel: 'Codes',
};

test('a layer without codes has a title and a legend, and nothing else', () => {
  const layout = treemapLayout({ ...OPTIONS, items: [] });
  expect(layout.rectangles).toEqual([]);
  expect(layout.texts).toEqual([]);
  expect(layout.itemAt(100, 100)).toBeUndefined();
  expect(layout.legend.texts.map(({ text }) => text)).toEqual(['share labelled 1:', '0', '1']);
});

const item = fc.record({
  key: fc.nat(4095),
  size: fc.integer({ min: 1, max: 400 }),
});
const items = fc
  .uniqueArray(item, { selector: ({ key }) => key, minLength: 1, maxLength: 60 })
  .map((list) => list.map(({ key, size }) => ({ key, size, shares: [size - 1, 1] })));

test('areas are as the numbers of inputs, apart, and inside the picture', () => {
  fc.assert(
    fc.property(items, (list) => {
      const { rectangles } = treemapLayout({ ...OPTIONS, items: list });
      const area = ({ box }: (typeof rectangles)[number]) => (box.x1 - box.x0) * (box.y1 - box.y0);
      const inputs = list.reduce((sum, { size }) => sum + size, 0);
      const whole = rectangles.reduce((sum, rectangle) => sum + area(rectangle), 0);
      expect(rectangles).toHaveLength(list.length);
      for (const rectangle of rectangles) {
        const { box, size } = rectangle;
        const perimeter = box.x1 - box.x0 + box.y1 - box.y0;
        expect(Math.abs(area(rectangle) - (whole * size) / inputs)).toBeLessThan(
          0.02 * perimeter + 1,
        );
        expect(Math.min(box.x0, box.y0)).toBeGreaterThanOrEqual(0);
        expect(box.x1).toBeLessThanOrEqual(600);
        expect(box.y1).toBeLessThanOrEqual(400);
        expect(rectangles.some((other) => other !== rectangle && overlaps(other.box, box))).toBe(
          false,
        );
      }
    }),
  );
});

test('the same codes in another order give the same picture', () => {
  fc.assert(
    fc.property(items, (list) => {
      const turned = treemapLayout({ ...OPTIONS, items: list.toReversed() });
      expect(turned.rectangles).toEqual(treemapLayout({ ...OPTIONS, items: list }).rectangles);
    }),
  );
});

test('the pointer finds the code that is drawn under it', () => {
  const layout = treemapLayout(OPTIONS);
  for (const { key, box } of layout.rectangles) {
    expect(layout.itemAt((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)?.key).toBe(key);
  }
  expect(layout.itemAt(100, 5)).toBeUndefined();
});

test('of too many codes the smallest share a hatched rectangle, and no input is lost', () => {
  const list = Array.from({ length: 1903 }, (_, key) => ({
    key,
    size: key < MAX_RECTANGLES - 1 ? 3 : 1,
    shares: [1, key < MAX_RECTANGLES - 1 ? 2 : 0],
  }));
  const { rectangles, hatch, texts } = treemapLayout({ ...OPTIONS, items: list });
  const rest = rectangles.find(({ key }) => key === REST);
  expect(rectangles).toHaveLength(MAX_RECTANGLES);
  expect(rest).toMatchObject({
    codes: 1204,
    allCodes: 1903,
    size: 1204,
    largest: 1,
    shares: [1204, 0],
  });
  expect(texts.find(({ key }) => key === REST)?.text).toBe('1204 of 1903 codes: 1 input each');
  expect(hatch).not.toBe('');
  const inputs = (sizes: readonly { readonly size: number }[]) =>
    sizes.reduce((sum, { size }) => sum + size, 0);
  expect(inputs(rectangles)).toBe(inputs(list));
});

test('where the smallest codes are not of one input each, the text has it', () => {
  const list = Array.from({ length: 900 }, (_, key) => ({ key, size: 4, shares: [2, 2] }));
  const { texts } = treemapLayout({ ...OPTIONS, items: list });
  const lines = texts.filter(({ key }) => key <= REST).map(({ text }) => text);
  expect(lines).toEqual(['201 of 900 codes', 'at most 4 inputs each']);
});

test('a pure code has the colour of its end of the legend', () => {
  const pure = [
    { key: 0, size: 10, shares: [10, 0] },
    { key: 1, size: 9, shares: [0, 9] },
  ];
  const { rectangles, legend } = treemapLayout({ ...OPTIONS, items: pure });
  expect(rectangles.map(({ colour }) => colour)).toEqual([
    legend.patches.at(0)?.colour,
    legend.patches.at(-1)?.colour,
  ]);
});
