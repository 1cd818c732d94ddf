import { expect, type Locator, type Page } from '@playwright/test';

/** A comparison that is over in a few seconds. */
export const SHORT_COMPARISON = '#v1/relu-4bit?hidden=6-4&epochs=40&view=compare&vs=act:tanh';

/** The verdicts, by layers, networks and estimators. */
export const matrix = (page: Page): Locator => page.getByTestId('verdicts').getByRole('table');

/** The cells of the matrix, or of a row, that have a verdict. */
export const verdictButtons = (rows: Locator): Locator =>
  rows.getByRole('cell').getByRole('button');

/** Waits until each cell of the matrix has its verdict. */
export async function verdictsShown(page: Page, timeout = 45_000): Promise<void> {
  const table = matrix(page);
  await expect(verdictButtons(table).first()).toBeVisible({ timeout });
  await expect(table).not.toContainText('…', { timeout });
}
