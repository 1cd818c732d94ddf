/** For tests that compare a painted chart with its golden picture. */
import { expect, test } from 'vitest';

type Paint<Options> = (svg: SVGSVGElement, options: Options) => void;

export function emptySvg(): SVGSVGElement {
  return document.createElementNS('http://www.w3.org/2000/svg', 'svg');
}

/**
 * One element a line, so that a difference can be read; without the names by which tests find a part,
 * which are no part of the picture.
 */
function markup(svg: SVGSVGElement): string {
  const text = new XMLSerializer().serializeToString(svg).replace(/ data-testid="[^"]*"/g, '');
  return `${text.replaceAll('><', '>\n<')}\n`;
}

/** Each chart, by its name, is equal to its golden picture beside the test. */
export function testGolden<Options>(
  pictures: Readonly<Record<string, Options>>,
  paint: Paint<Options>,
): void {
  test.each(Object.entries(pictures))(
    '%s is painted as in its golden picture',
    async (name, options) => {
      const svg = emptySvg();
      paint(svg, options);
      await expect(markup(svg)).toMatchFileSnapshot(`./golden/${name}.svg`);
    },
  );
}

/** Each chart is equal to its golden picture, and the same alone as after the others. */
export function testPictures<Options>(
  pictures: Readonly<Record<string, Options>>,
  paint: Paint<Options>,
): void {
  testGolden(pictures, paint);
  const all = Object.values(pictures);
  const names = Object.keys(pictures).join(', ');
  test(`painting is idempotent, and a later paint leaves nothing of an earlier one: ${names}`, () => {
    const often = emptySvg();
    for (const options of [...all, ...all.slice(0, 1)]) {
      paint(often, options);
      paint(often, options);
      const once = emptySvg();
      paint(once, options);
      expect(often.isEqualNode(once)).toBe(true);
    }
  });
}
