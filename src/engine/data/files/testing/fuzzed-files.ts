/**
 * Files as programs and accidents make them: a random table written in a random form, as it is or with
 * some of its bytes changed.
 */
import fc from 'fast-check';
import { encodeUtf8 } from '../text-bytes.ts';
import { npy, npz } from './npz.ts';

export interface FuzzedTable {
  readonly rows: readonly (readonly number[])[];
  readonly labels: readonly string[];
}

export interface FuzzedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the file holds; undefined where its bytes were changed. */
  readonly table: FuzzedTable | undefined;
}

const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -40, max: 40 }).map((quarters) => quarters / 4),
  fc.float({ noNaN: true, noDefaultInfinity: true, min: -1, max: 1 }).map((x) => x + 0),
  fc.double({ noNaN: true, min: -1e150, max: 1e150 }).map((x) => x + 0),
);

const labelTexts = fc.constantFrom(
  ['0', '1'],
  ['0', '1', '2', '10'],
  ['-1', '1'],
  ['cat', 'dog'],
  ['007', '7', '7e0'],
  ['a,b', 'a;b', 'say "x"', 'two words'],
  ['ß', '💥', '\u00a0x'],
  ['0.5', '1.5'],
);

const tables: fc.Arbitrary<FuzzedTable> = fc
  .record({
    columns: fc.integer({ min: 1, max: 4 }),
    count: fc.integer({ min: 1, max: 8 }),
    texts: labelTexts,
  })
  .chain(({ columns, count, texts }) =>
    fc.record({
      rows: fc.array(fc.array(number, { minLength: columns, maxLength: columns }), {
        minLength: count,
        maxLength: count,
      }),
      labels: fc.array(fc.constantFrom(...texts), { minLength: count, maxLength: count }),
    }),
  );

const SEPARATORS = [',', ';', '\t', '|', ' '] as const;

const forms = fc.record({
  separator: fc.constantFrom(...SEPARATORS),
  hasHeader: fc.boolean(),
  hasComma: fc.boolean(),
  isQuoted: fc.boolean(),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  before: fc.constantFrom('', '\n', '# a comment\n'),
  trailing: fc.boolean(),
});

type Form = typeof forms extends fc.Arbitrary<infer T> ? T : never;

function csv({ rows, labels }: FuzzedTable, form: Form): string {
  const { separator, hasHeader, isQuoted, end, before, trailing } = form;
  // A comma that separates cells cannot stand before decimals, nor can one beside single blanks.
  const hasComma = form.hasComma && separator !== ',' && separator !== ' ';
  const quoted = (text: string): string =>
    isQuoted || /[\s"#,;|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const digits = (value: number): string =>
    hasComma ? String(value).replace('.', ',') : String(value);
  const names = [...(rows[0]?.keys() ?? [])].map((j) => `t${j + 1}`);
  const lines = [
    ...(hasHeader ? [[...names, 'label']] : []),
    ...rows.map((row, r) => [
      ...row.map((value) => (isQuoted ? quoted(digits(value)) : digits(value))),
      quoted(labels[r] as string),
    ]),
  ].map((cells) => cells.join(separator) + (trailing && separator !== ' ' ? separator : ''));
  return before.replace('\n', end) + lines.join(end) + end;
}

/** A text in one of the encodings of text files. */
function encoded(text: string, encoding: 'utf-8' | 'marked' | 'utf-16le' | 'utf-16be'): Uint8Array {
  if (encoding === 'utf-8') return encodeUtf8(text);
  if (encoding === 'marked') return encodeUtf8(`\ufeff${text}`);
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

const encodings = fc.constantFrom('utf-8', 'utf-8', 'marked', 'utf-16le', 'utf-16be' as const);

const text = (name: string, written: fc.Arbitrary<string>) =>
  fc
    .tuple(written, encodings)
    .map(([given, encoding]) => ({ name, bytes: encoded(given, encoding) }));

function json(table: FuzzedTable, form: number): string {
  const { rows, labels } = table;
  const y = labels.map((label) => (/^-?\d$/.test(label) ? Number(label) : label));
  return JSON.stringify(
    [
      { T: rows, y },
      { labels: y, activations: { T1: rows } },
      { y, checkpoints: [{ epoch: 0, layer: 'T1', T: rows }] },
      { T: [rows], y, epochs: [0] },
    ][form],
    undefined,
    form % 2,
  );
}

function array({ rows }: FuzzedTable, big: boolean, isFortran: boolean): Uint8Array {
  const [first = []] = rows;
  const data = new DataView(new ArrayBuffer(8 * rows.length * first.length));
  rows.forEach((row, r) => {
    row.forEach((value, j) => {
      const at = isFortran ? j * rows.length + r : r * first.length + j;
      data.setFloat64(8 * at, value, !big);
    });
  });
  const shape = [rows.length, first.length];
  const bytes = new Uint8Array(data.buffer);
  return npy({ descr: big ? '>f8' : '<f8', shape, data: bytes, isFortran });
}

function textArray(texts: readonly string[]): Uint8Array {
  const size = Math.max(...texts.map((given) => [...given].length));
  const data = new Uint32Array(size * texts.length);
  texts.forEach((given, r) => {
    [...given].forEach((character, i) => {
      data[r * size + i] = character.codePointAt(0) as number;
    });
  });
  const bytes = new Uint8Array(data.buffer);
  return npy({ descr: `<U${size}`, shape: [texts.length], data: bytes });
}

/** Pieces of text that break what reads them. */
const ODD = [
  '',
  '"',
  ',',
  ';',
  '\n',
  '\t',
  '#',
  '-',
  '1e400',
  'NaN',
  '1,5',
  '0x1',
  '9007199254740993',
]
  .concat([
    '\u2212',
    '{',
    ']',
    '"y"',
    'label',
    'epoch',
    'null',
    '\0',
    '(',
    "'",
    '99999999999999999999',
  ])
  .map((odd) => new Uint8Array(encodeUtf8(odd)));

interface Change {
  readonly at: number;
  readonly removed: number;
  readonly put: Uint8Array;
}

const changes: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(200) }),
  put: fc.oneof(
    fc.constantFrom(...ODD),
    fc.uint8Array({ maxLength: 3 }),
    fc.string({ maxLength: 3 }).map((put) => new Uint8Array(encodeUtf8(put))),
  ),
});

function changed(bytes: Uint8Array, list: readonly Change[]): Uint8Array {
  let result = bytes;
  for (const { at, removed, put } of list) {
    const from = Math.floor(at * result.length);
    result = Buffer.concat([result.subarray(0, from), put, result.subarray(from + removed)]);
  }
  return new Uint8Array(result);
}

const archives = (table: FuzzedTable) =>
  fc
    .record({
      big: fc.boolean(),
      isFortran: fc.boolean(),
      isDeflated: fc.boolean(),
      inside: fc.array(changes, { maxLength: 2 }),
      isInside: fc.boolean(),
    })
    .map(({ big, isFortran, isDeflated, inside, isInside }) => {
      const list = isInside ? inside : [];
      const arrays = {
        T1: changed(array(table, big, isFortran), list),
        y: textArray(table.labels),
      };
      const bytes = npz(arrays, { isDeflated });
      return { name: 'a.npz', bytes, isChanged: list.length > 0 };
    });

/** Random files: one in four as it was written, the others with up to three changes. */
export const fuzzedFiles: fc.Arbitrary<FuzzedFile> = tables.chain((table) =>
  fc
    .tuple(
      fc.oneof(
        {
          weight: 4,
          arbitrary: text(
            'a.csv',
            forms.map((form) => csv(table, form)),
          ),
        },
        {
          weight: 3,
          arbitrary: text(
            'a.json',
            fc.nat(3).map((form) => json(table, form)),
          ),
        },
        { weight: 3, arbitrary: archives(table) },
      ),
      fc.array(changes, { maxLength: 3 }),
    )
    .map(([file, list]) => ({
      name: file.name,
      bytes: changed(file.bytes, list),
      table: list.length > 0 || ('isChanged' in file && file.isChanged) ? undefined : table,
    })),
);
