import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TABLE = 'src/state/engine-values.ts';

/** Each file of product code within a room, and its text. */
const filesOf = (room: string): (readonly [path: string, text: string])[] =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => [join(room, name), readFileSync(join(room, name), 'utf8')]);

/** Names that a file imports from the table. */
const namesIn = (text: string): string[] =>
  [...text.matchAll(/import \{([^}]*)\} from '[./\w]*engine-values\.ts'/g)].flatMap(([, names]) =>
    (names?.match(/\w+(?: as \w+)?/g) ?? []).map((name) => name.replace(/ as .*/, '')),
  );

test('values of the engine for components are those that components import', () => {
  const exported = [...readFileSync(TABLE, 'utf8').matchAll(/^ {2}(\w+),$/gm)].map(
    ([, name]) => name,
  );
  expect(exported.length).toBeGreaterThan(20);
  const imported = new Set(filesOf('src/app').flatMap(([, text]) => namesIn(text)));
  expect(exported.filter((name) => !imported.has(name ?? ''))).toEqual([]);
});

test('what may import the engine does not import it through them', () => {
  const through = filesOf('src/state').filter(([, text]) => namesIn(text).length > 0);
  expect(through.map(([path]) => path)).toEqual([]);
});
