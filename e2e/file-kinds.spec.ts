import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { open, readout, SHORT, trained } from './lab.ts';

interface Case {
  readonly file: string;
  readonly layers?: readonly Readonly<Record<'n' | 'codes' | 'ixt' | 'ity' | 'hy', number>>[];
  readonly refuse?: readonly string[];
}

const folder = 'src/engine/data/files/testing';
const cases: readonly Case[] = JSON.parse(readFileSync(`${folder}/cases.json`, 'utf8'));

test('files as people have them are read, or refused, as in the command line', async ({ page }) => {
  test.slow();
  await open(page, SHORT);
  await trained(page);
  const input = page.getByLabel('File of activations');
  for (const { file, layers, refuse = [] } of cases) {
    const buffer = readFileSync(`${folder}/cases/${file}`);
    await input.setInputFiles({ name: file, mimeType: 'application/octet-stream', buffer });
    const banner = page.getByTestId('file-banner');
    if (layers === undefined) {
      const alert = page.getByRole('alert');
      await expect(alert).toContainText(`${file}: `);
      for (const word of refuse) await expect(alert).toContainText(word);
      continue;
    }
    const [{ n } = { n: 0 }] = layers;
    await expect(banner).toContainText(`Activations of ${file}: ${n} rows`);
    const expected = layers.map(({ ixt, ity, codes }) => [
      ixt.toFixed(4),
      ity.toFixed(4),
      String(codes),
    ]);
    await expect
      .poll(async () => (await readout(page)).map((row) => row.slice(1, 4)), { message: file })
      .toEqual(expected);
  }
});
