// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { emptySvg } from '../testing/picture.ts';
import { madeUpCodes } from '../testing/runs.ts';
import { treemapLayout } from './layout.ts';
import { paintTreemap } from './paint.ts';

const layoutOf = (items: ReturnType<typeof madeUpCodes>) =>
  treemapLayout({
    size: { width: 400, height: 300 },
    items,
    labelCount: 2,
    title: 'Codes',
    ariaLabel: 'Codes',
  });
const before = layoutOf(madeUpCodes(40, 2));
const after = layoutOf(madeUpCodes(25, 2));
const jump = { motion: false };

test('painting is idempotent, and a later paint leaves nothing of an earlier one', () => {
  const once = emptySvg();
  paintTreemap(once, after, jump);
  const often = emptySvg();
  for (const layout of [before, after, before, after]) paintTreemap(often, layout, jump);
  expect(often.querySelectorAll('.codes rect')).toHaveLength(25);
  const places = (svg: SVGSVGElement) =>
    Array.from(svg.querySelectorAll('.codes rect'), (rect) => rect.outerHTML).sort();
  expect(places(often)).toEqual(places(once));
});

test('with motion, codes end where they would have jumped, and vanished ones are gone', async () => {
  const svg = emptySvg();
  paintTreemap(svg, before, jump);
  paintTreemap(svg, after, { motion: true, absorber: () => 0 });
  expect(svg.querySelectorAll('.codes .gone')).toHaveLength(15);
  const still = emptySvg();
  paintTreemap(still, after, jump);
  const places = (picture: SVGSVGElement) =>
    Array.from(picture.querySelectorAll('.codes rect'), (rect) =>
      ['x', 'y', 'width', 'height'].map((name) => rect.getAttribute(name)).join(),
    ).sort();
  await expect.poll(() => places(svg)).toEqual(places(still));
});

test('a jump ends what was still moving', () => {
  const svg = emptySvg();
  paintTreemap(svg, before, jump);
  paintTreemap(svg, after, { motion: true });
  paintTreemap(svg, before, jump);
  expect(svg.querySelectorAll('.codes .gone')).toHaveLength(0);
  expect(svg.querySelectorAll('.codes rect')).toHaveLength(40);
});
