import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hatchPath } from './hatch.ts';

test('a hatch stays inside its box', () => {
  const side = fc.integer({ min: 1, max: 200 });
  fc.assert(
    fc.property(side, side, side, side, (x, y, width, height) => {
      const box = { x0: x, y0: y, x1: x + width, y1: y + height };
      for (const [, px, py] of hatchPath(box, 6).matchAll(/[ML]([\d.-]+),([\d.-]+)/g)) {
        expect(Number(px)).toBeGreaterThanOrEqual(box.x0);
        expect(Number(px)).toBeLessThanOrEqual(box.x1);
        expect(Number(py)).toBeGreaterThanOrEqual(box.y0);
        expect(Number(py)).toBeLessThanOrEqual(box.y1);
      }
    }),
  );
});
