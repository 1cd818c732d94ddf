import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const list = /\*\*Classes in the SVG\.\*\*(.*?)\n\n/s.exec(readme)?.[1] ?? '';

test('the list of classes in the SVG has those of every golden picture', () => {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true });
  const charts = folders.filter((one) => one.isDirectory() && !/shared|testing/.test(one.name));
  for (const { name } of charts) {
    const golden = new URL(`${name}/golden/`, import.meta.url);
    const pictures = readdirSync(golden).map((file) => readFileSync(new URL(file, golden), 'utf8'));
    const painted = pictures.flatMap((svg) =>
      [...svg.matchAll(/ class="([^"]+)"/g)].map(([, own]) => own),
    );
    const own = new RegExp(`\`${name}\`:([^;]*)`).exec(list)?.[1] ?? '';
    // The ribbon's are named as those of the other chart over epochs and more.
    const all = own.replace('as epochs', /`epochs`:([^;]*)/.exec(list)?.[1] ?? '');
    expect(all.split(/[\s,.()]+/), name).toEqual(expect.arrayContaining([...new Set(painted)]));
  }
});
