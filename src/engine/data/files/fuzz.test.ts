import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messages } from '../../../messages/index.ts';
import type { ActivationFile } from './activation-checkpoints.ts';
import { readActivations } from './activation-file.ts';
import { TableError } from './table-error.ts';
import { contentOf } from './testing/activation-files.ts';
import { type FuzzedFile, fuzzedFiles } from './testing/fuzzed-files.ts';
import { encodeUtf8 } from './text-bytes.ts';

/** `npm run fuzz` reads more files. */
const FILES = Number(process.env['FUZZ_FILES'] ?? 500);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
/** Milliseconds after which reading a few hundred bytes counts as without end. */
const LIMIT = 20_000;

type Content = ReturnType<typeof contentOf>;

/** What a file was read as, or the sentence that refuses it; all else that is thrown is a defect. */
function outcome(bytes: Uint8Array, name: string): { file: ActivationFile } | { refused: string } {
  const shared = globalThis as { readFuzzedFile?: () => ActivationFile };
  shared.readFuzzedFile = () => readActivations(bytes, name);
  try {
    return { file: runInThisContext('readFuzzedFile()', { timeout: LIMIT }) };
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    const refused = messages.files.fault(error.fault);
    expect(refused.replace(/“[^”]*”/gs, '')).not.toMatch(/undefined|NaN|\[object/);
    return { refused };
  }
}

function accepted(bytes: Uint8Array, name: string): Content {
  const found = outcome(bytes, name);
  if ('refused' in found) throw new Error(`${name} is refused: ${found.refused}`);
  return contentOf(found.file.checkpoints);
}

/** Names 0, 1, … in the order in which they first occur: two lists alike divide rows alike. */
const byAppearance = (labels: readonly unknown[]): number[] => {
  const names = [...new Set(labels)];
  return labels.map((label) => names.indexOf(label));
};

/** A layer and an epoch that a file may leave out have no rows. */
const present = ({ checkpoints, epochs }: Content) =>
  checkpoints.flatMap((layer, l) =>
    layer.flatMap((rows, e) =>
      rows.length === 0 ? [] : [{ layer: `T${l + 1}`, epoch: epochs[e] as number, rows }],
    ),
  );

function asJson(content: Content): Uint8Array {
  const checkpoints = present(content).map(({ rows, ...names }) => ({ ...names, T: rows }));
  return encodeUtf8(JSON.stringify({ y: content.labels, checkpoints }));
}

function asCsv(content: Content): Uint8Array {
  const found = present(content);
  const width = Math.max(...found.map(({ rows }) => rows[0]?.length ?? 0));
  const names = Array.from({ length: width }, (_, j) => `t${j + 1}`);
  const lines = found.flatMap(({ layer, epoch, rows }) =>
    rows.map((row, r) => [
      epoch,
      layer,
      ...names.map((_, j) => row[j] ?? ''),
      content.labels[r] as number,
    ]),
  );
  return encodeUtf8([['epoch', 'layer', ...names, 'label'], ...lines].join('\n'));
}

function checkContent({ labels, layers, epochs, checkpoints }: Content): void {
  const count = new Set(labels).size;
  expect(labels.length).toBeGreaterThan(0);
  expect(labels.every((label) => Number.isInteger(label) && label >= 0 && label < count)).toBe(
    true,
  );
  expect(new Set(layers).size).toBe(layers.length);
  expect(epochs.every((epoch, e) => epoch >= 0 && epoch > (epochs[e - 1] ?? -1))).toBe(true);
  for (const rows of checkpoints.flat()) {
    expect([0, labels.length]).toContain(rows.length);
    const values = rows.flat();
    expect(values).toHaveLength(rows.length * (rows[0]?.length ?? 0));
    expect(values.every((value) => Math.abs(value) <= 1e150)).toBe(true);
  }
}

/** What must hold of a file whatever is in it. */
function check({ name, bytes, table }: FuzzedFile): void {
  const found = outcome(bytes, name);
  if ('refused' in found) {
    if (table !== undefined) throw new Error(`a file as it was written: ${found.refused}`);
    return;
  }
  const { checkpoints, repairs } = found.file;
  const content = contentOf(checkpoints);
  checkContent(content);
  for (const repair of repairs) expect(messages.files.repair(repair)).not.toMatch(/undefined|NaN/);
  const numbered = { ...content, layers: content.layers.map((_, l) => `T${l + 1}`) };
  expect(accepted(asJson(content), 'b.json')).toEqual(numbered);
  expect(accepted(asCsv(content), 'b.csv')).toEqual(numbered);
  // Where something was guessed it was named; else a file is what was written.
  if (table === undefined || repairs.length > 0) return;
  expect(content.checkpoints).toEqual([[table.rows]]);
  expect(byAppearance(content.labels)).toEqual(byAppearance(table.labels));
}

test('any file is refused in words, or holds numbers that read back from a plain file', () => {
  fc.assert(fc.property(fuzzedFiles, check), { seed: SEED, numRuns: FILES });
});

test('a text is read alike in every encoding and with blank lines at its end', () => {
  const texts = fuzzedFiles.filter(({ name, bytes }) => name !== 'a.npz' && !bytes.includes(0));
  const same = fc.property(texts, ({ name, bytes }) => {
    const found = outcome(bytes, name);
    const mark = bytes[0] === 0xef ? 3 : 0;
    const plain = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(mark));
    if (!Buffer.from(encodeUtf8(plain)).equals(bytes.subarray(mark))) return;
    const little = Buffer.from(`\ufeff${plain}`, 'utf16le');
    const others = [
      encodeUtf8(plain),
      encodeUtf8(`\ufeff${plain}`),
      little,
      Buffer.from(little).swap16(),
    ];
    const contentIn = (each: ReturnType<typeof outcome>) =>
      'file' in each ? contentOf(each.file.checkpoints) : each;
    for (const other of others) expect(contentIn(outcome(other, name))).toEqual(contentIn(found));
    const end = plain.includes('\r') && !plain.includes('\n') ? '\r' : '\n';
    const longer = contentIn(outcome(encodeUtf8(plain + end + end), name));
    // What is not understood may be quoted to the end of the text.
    if ('refused' in found) expect(longer).toHaveProperty('refused');
    else expect(longer).toEqual(contentIn(found));
  });
  fc.assert(same, { seed: SEED, numRuns: Math.ceil(FILES / 5) });
});
