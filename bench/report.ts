import type { Result } from './contest.ts';
import type { Measurements } from './measurements.ts';
import type { Spread } from './spread.ts';

/** Three digits that mean something. */
function digits(x: number): string {
  return x >= 100 ? x.toFixed(0) : x.toPrecision(3);
}

function spread({ median, p10, p90 }: Spread, unit = ''): string {
  return `${digits(median)}${unit} (${digits(p10)}–${digits(p90)})`;
}

/** Columns side by side, the first to the left, the others to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, c) => Math.max(...[head, ...rows].map((row) => row[c]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
      .join('   ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}

function times(unit: string, results: readonly Result[]): string {
  return table(
    ['', `ms/${unit} (p10–p90)`, `${unit}s/s`, 'times as long as SIMD (p10–p90)'],
    results.map(({ name, time, ratio }) => [
      name,
      spread(time),
      digits(1000 / time.median),
      ratio === undefined ? '1' : spread(ratio, '×'),
    ]),
  );
}

export function report(m: Measurements): string {
  const { machine, footprint } = m;
  const [first] = m.agreement;
  return `${machine.processor}, ${machine.cores} cores, Node ${machine.node}
Medians of interleaved slices; ratios to the two neighbouring slices of the SIMD backend.
${m.skipped.map((what) => `Skipped ${what}.\n`).join('')}
Training: 12-10-7-5-4-3-2 tanh, 8 bits, 3276 rows, batch 256, Adam

${times('epoch', m.training)}

The same work? From one start: parameters after 1 epoch, training loss and accuracy after ${first?.epochs}

${table(
  ['', 'largest difference', 'loss, bits', 'accuracy'],
  m.agreement.map(({ name, difference, loss, accuracy }) => [
    name,
    difference === 0 ? '0' : difference.toExponential(1),
    loss.toFixed(4),
    accuracy.toFixed(4),
  ]),
)}

Measuring all layers on 4096 rows: forward pass, loss, accuracy, exact information of five hidden
layers and of the output under four definitions; alone: forward pass and the information of these five and
of the logits

${times('evaluation', m.measuring)}

Share of the peak; a multiply-add counts 2 operations, see bench/operations.ts for the rest

${table(
  ['', 'GFLOP/s', 'of the peak (p10–p90)'],
  m.peak.map(({ name, gflops, share }) => [
    name,
    digits(gflops),
    share === undefined
      ? '100 %'
      : `${(100 * share.median).toFixed(0)} % (${(100 * share.p10).toFixed(0)}–${(100 * share.p90).toFixed(0)})`,
  ]),
)}

Memory of the kernel in the default run: ${footprint.memory / 1024} KiB
Module: ${footprint.module} bytes, gzip ${footprint.moduleGzip}
`;
}
