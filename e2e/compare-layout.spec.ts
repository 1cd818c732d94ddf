import { expect, type Page, test } from '@playwright/test';
import { matrix, SHORT_COMPARISON as SHORT, verdictsShown } from './comparison.ts';
import { open, pageWidth } from './lab.ts';

test('no name and no verdict is cut off, not even of six estimators', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const estimators =
    'exact;uniform,30,run;quantized,8,layer;adaptive,30,layer;kde_upper,0.1;uniform,30,run,mean';
  const links = [
    '#v1/tanh-8bit?epochs=40&view=compare&vs=act:relu',
    `${SHORT}&estimators=${estimators}`,
  ];
  for (const link of links) {
    await page.goto('about:blank');
    await open(page, link);
    await verdictsShown(page);
    const texts = page.locator(
      [
        '[data-testid=matrix-scroll]',
        '[data-testid=verdicts] :is(th, td, button)',
        '[data-testid=estimator-heading]',
        '[data-testid=estimator-heading] button *',
      ].join(),
    );
    const cut = () =>
      texts.evaluateAll((parts) =>
        parts
          .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
          .map(({ textContent }) => textContent),
      );
    await expect.poll(cut).toEqual([]);
  }
});

test('at 1366 × 768 and 1024 × 768 the comparison fits without scrolling the page', async ({
  page,
}) => {
  await open(page, SHORT);
  await verdictsShown(page);
  for (const width of [1366, 1024]) {
    await page.setViewportSize({ width, height: 768 });
    const room = () =>
      page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth - innerWidth, scrollHeight - innerHeight];
      });
    await expect.poll(room).toEqual([0, 0]);
  }
});

test('a notice leaves planes the height that the names in them need', async ({ page }) => {
  await open(page, '#v1/tanh-8bit?epochs=40&view=compare&vs=act:relu&bits=77&lr=abc&seed=x');
  await verdictsShown(page);
  for (const [width, height] of [
    [1366, 768],
    [1366, 720],
    [1920, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    const lowest = () =>
      page
        .getByRole('figure')
        .evaluateAll((planes) =>
          Math.min(...planes.map((plane) => plane.getBoundingClientRect().height)),
        );
    await expect.poll(lowest).toBeGreaterThanOrEqual(113);
  }
});

/** Four rows of six columns. */
const LARGE = `${SHORT};seed:2;seed:3&estimators=exact;uniform,30,run;quantized,8,layer;adaptive,30,layer;kde_upper,0.1;uniform,30,run,mean`;

/** Of the rows of planes: those wholly in view, those cut, and whether the page points to the others. */
function rowsInView(page: Page): Promise<{ whole: number; cut: number; hint: boolean }> {
  return page.getByTestId('plane-grid').evaluate((grid) => {
    const { top } = grid.getBoundingClientRect();
    const head = grid.querySelector('[data-testid=estimator-heading]')?.getBoundingClientRect();
    const more = grid.nextElementSibling?.getBoundingClientRect();
    // A scroll bar beneath the rows, where there is one, is no part of the view.
    const [from, to] = [head?.bottom ?? top, top + grid.clientHeight];
    const figures = [...grid.querySelectorAll('figure')].map((f) => f.getBoundingClientRect());
    const rows = [...new Map(figures.map((box) => [box.top, box])).values()];
    const isIn = (y: number) => y > from - 1 && y < to + 1;
    return {
      whole: rows.filter((box) => isIn(box.top) && isIn(box.bottom)).length,
      cut: rows.filter((box) => box.top < to - 1 && box.bottom > from + 1).length,
      hint: (more?.height ?? 0) > 10,
    };
  });
}

for (const [networks, link] of [
  [2, '#v1/tanh-8bit?epochs=40&view=compare&vs=act:relu'],
  [3, `${SHORT};seed:2`],
  [4, LARGE],
] as const) {
  test(`rows of planes are seen whole, of ${networks} networks, and the others can be scrolled to`, async ({
    page,
  }) => {
    await open(page, link);
    await verdictsShown(page);
    for (const [width, height] of [
      [1366, 768],
      [1280, 720],
      [1920, 1080],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect(page.getByTestId('verdicts').getByRole('status')).toBeInViewport({ ratio: 1 });
      await expect(matrix(page).locator('tbody tr').last()).toBeInViewport();
      const grid = page.getByTestId('plane-grid');
      for (const scrolled of [0, 70, 9999]) {
        await grid.evaluate((element, top) => element.scrollTo({ top }), scrolled);
        await expect(async () => {
          const { whole, cut, hint } = await rowsInView(page);
          expect(whole).toBeGreaterThan(0);
          expect(cut).toBe(whole);
          expect(hint).toBe(whole < networks);
        }).toPass({ timeout: 5000 });
      }
    }
  });
}

test('@phone planes stand below one another and the page does not scroll sideways', async ({
  page,
}) => {
  await open(page, SHORT);
  await verdictsShown(page);
  // A scroll bar beside the page, where there is one, takes some of the width.
  await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390);
  await expect(async () => {
    const boxes = await page
      .getByRole('figure')
      .evaluateAll((planes) => planes.map((plane) => plane.getBoundingClientRect().top));
    expect(boxes).toEqual([...boxes].sort((a, b) => a - b));
    expect(new Set(boxes).size).toBe(8);
  }).toPass({ timeout: 5000 });
});

test('@phone nor does it on the narrowest screens', async ({ page }) => {
  await open(page, SHORT);
  await verdictsShown(page);
  for (const width of [375, 320]) {
    await page.setViewportSize({ width, height: 700 });
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(width);
  }
});

test('@phone the summary of the verdicts has a line, and the note below the table fits the screen', async ({
  page,
}) => {
  await open(page, SHORT);
  await verdictsShown(page);
  const verdicts = page.getByTestId('verdicts');
  const width = (await verdicts.boundingBox())?.width ?? 0;
  expect((await verdicts.getByRole('status').boundingBox())?.width).toBeGreaterThan(0.9 * width);
  const note = verdicts.getByRole('caption');
  const table = page.getByTestId('matrix-scroll');
  for (const scrolled of [0, 150]) {
    await table.evaluate((element, left) => element.scrollTo({ left }), scrolled);
    const [around, within] = [await verdicts.boundingBox(), await note.boundingBox()];
    expect(within?.x).toBeCloseTo(around?.x ?? Number.NaN, 0);
    expect(within?.width).toBeLessThanOrEqual(width);
  }
});
