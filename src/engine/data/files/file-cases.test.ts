import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { messages } from '../../../messages/index.ts';
import { estimate } from '../../information/estimators/measure.ts';
import { EXACT } from '../../information/estimators/spec.ts';
import { ExactCounter } from '../../information/exact.ts';
import { readActivations } from './activation-file.ts';
import type { FileRepairCode } from './file-repair.ts';
import { complaint } from './testing/activation-files.ts';

/** A file as people have it: what the exact count gives of each layer, or words of its refusal. */
interface Case {
  readonly file: string;
  readonly why: string;
  readonly layers?: readonly Readonly<Record<'n' | 'codes' | 'ixt' | 'ity' | 'hy', number>>[];
  readonly refuse?: readonly string[];
  readonly notice?: string;
}

const folder = new URL('./testing/', import.meta.url);
const cases: readonly Case[] = JSON.parse(readFileSync(new URL('cases.json', folder), 'utf8'));
const bytesOf = (file: string): Uint8Array => readFileSync(new URL(`cases/${file}`, folder));

describe('files as people have them', () => {
  test.each(cases)('$file: $why', ({ file, layers, refuse = [], notice }) => {
    if (layers === undefined) {
      const found = complaint(() => readActivations(bytesOf(file), file));
      for (const word of refuse) expect(found).toContain(word);
      return;
    }
    const { checkpoints, repairs } = readActivations(bytesOf(file), file);
    const counter = new ExactCounter(checkpoints.labels);
    expect(checkpoints.layers).toHaveLength(layers.length);
    for (const [l, { n, codes, ixt, ity, hy }] of layers.entries()) {
      const layer = checkpoints.activations(l, 0);
      if (layer === undefined) throw new Error(`no layer ${l}`);
      const found = estimate(layer, checkpoints.labels, counter, EXACT, undefined);
      expect({ n: checkpoints.rows, codes: found.states, hy: counter.hy }).toEqual({
        n,
        codes,
        hy: expect.closeTo(hy, 9),
      });
      expect(found.ixt).toBeCloseTo(ixt, 9);
      expect(found.ity).toBeCloseTo(ity, 9);
    }
    const isOneLabel = checkpoints.labels.every((label) => label === 0);
    const notices = [
      ...repairs.map(messages.files.repair),
      ...(isOneLabel ? [messages.files.oneLabel()] : []),
    ];
    expect(notices).toHaveLength(notice === undefined ? 0 : 1);
    for (const text of notices) expect(text).toContain(notice);
  });

  test.each<[string, FileRepairCode, number, number]>([
    // Rows and columns, the index, the header and the labels being data.
    ['index-column.csv', 'index-column', 24, 4],
    ['one-hot.csv', 'one-hot', 24, 4],
    ['numbered-header.csv', 'header-of-numbers', 25, 3],
  ])('%s is read without its repair %s where that is declined', (file, code, rows, columns) => {
    const { checkpoints, repairs } = readActivations(bytesOf(file), file, new Set([code]));
    expect(repairs).toEqual([]);
    expect([checkpoints.rows, checkpoints.activations(0, 0)?.columns]).toEqual([rows, columns]);
  });
});
