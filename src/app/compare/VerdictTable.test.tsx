import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CRITERIA, type Trajectory } from '../../engine/index.ts';
import {
  COMPRESSES,
  column,
  DEAD,
  DIVERGED,
  network,
  RISES,
  STAYS,
  trajectory,
  UNLEARNED,
} from '../../state/testing/compared.ts';
import { type ComparedRecording, verdictMatrix } from '../../state/verdict-matrix.ts';
import { VerdictTable } from './VerdictTable.tsx';

/** One element a line, so that a difference can be read; without those that only keep texts apart. */
function render(
  networks: readonly ComparedRecording[],
  layer?: number,
  outputNote = '',
  fullNames: readonly (string | undefined)[] = [],
): string {
  const table = (
    <VerdictTable
      matrix={verdictMatrix(networks, DEFAULT_CRITERIA)}
      fullNames={fullNames}
      scale="log"
      outputNote={outputNote}
      layer={layer}
      onLayer={() => {}}
      onCell={() => {}}
      onProcessing={() => {}}
    />
  );
  const markup = renderToStaticMarkup(table).replaceAll(/<\/?text-run>/g, '');
  return `${markup.replaceAll('><', '>\n<')}\n`;
}

const exact = column('Exact', [STAYS, RISES, COMPRESSES]);
const bins = column('30 bins, whole run', [STAYS, COMPRESSES, DEAD]);
const slow = { ...column('KDE upper, σ² 0.1', [STAYS, RISES, COMPRESSES]), waits: '40 %' };
const unquantized = column('Exact', [STAYS, STAYS, STAYS]);

const tables: Record<string, string> = {
  'two-networks': render([
    network('tanh, 4 bits', [exact, bins]),
    network('float32', [unquantized, bins]),
  ]),
  'one-estimator-waits': render([network('tanh, 4 bits', [exact, slow])], 2),
  'in-training': render([{ ...network('tanh, 4 bits', [exact, bins]), isOver: false }]),
};

describe('the verdict matrix as a table', () => {
  test.each(Object.entries(tables))('%s is as on record', async (name, table) => {
    await expect(table).toMatchFileSnapshot(`./golden/matrix-${name}.html`);
  });

  test('outlines what disagrees and puts it into words', () => {
    const table = tables['two-networks'] as string;
    expect(table.match(/class="verdict disagrees"/g)).toHaveLength(2);
    expect(table.match(/; disagrees with exact:/g)).toHaveLength(2);
    expect(table).toMatch(/outline-swatch.*disagrees with exact\./s);
  });

  test('cells of saturated layers are grey, in words too, and none of them is outlined', () => {
    const table = tables['two-networks'] as string;
    expect(table.match(/<td class="[^"]*saturated"/g)).toHaveLength(8);
    expect(table).not.toMatch(/saturated">\s*<button[^>]*disagrees/);
    expect(table.match(/; exact is saturated/g)).toHaveLength(8);
    expect(table).toMatch(/grey-swatch.*exact is saturated: uninformative\./s);
  });

  test('a fall has its amount without a sign, and each cell its trajectory', () => {
    const table = render([network('tanh', [exact])]);
    expect(table).toMatch(/compresses<\/span> <span class="amount">2\.5</);
    expect(table).toMatch(/rises<\/span> <span class="amount">\+1\.4</);
    expect(table.match(/<path/g)).toHaveLength(3);
    expect(table).not.toContain('outline-swatch');
  });

  test('a network that diverged has the reason in place of verdicts', () => {
    const diverged = network('tanh', [exact, bins], DIVERGED);
    const other = { ...diverged, note: 'Training diverged.' };
    const table = render([network('tanh', [exact]), other]);
    expect(table).toContain('rowSpan="3" colSpan="2" class="first note">Training diverged.</td>');
    expect(table.match(/class="kind"/g)).toHaveLength(3);
  });

  test('a network that did not learn has its verdicts below the note that it did not', () => {
    const unlearned = network('tanh', [exact, bins], UNLEARNED);
    const table = render([{ ...unlearned, note: 'Did not learn.' }]);
    expect(table).toMatch(/colSpan="2"[^>]*>\s*tanh\s*<span class="run-note">Did not learn\.</);
    expect(table.match(/class="kind"/g)).toHaveLength(6);
    expect(table).toContain('>falls<');
    expect(table).not.toMatch(/disagrees|compresses/);
  });

  test('names the output definition where that is not as usual', () => {
    const table = render([network('tanh', [exact])], undefined, 'T3: the predicted label.');
    expect(table).toContain('T3: the predicted label.');
  });

  test('has room for the longest name of a layer, up to some letters, and the whole of each in words', () => {
    const long = trajectory('normalization_12_activa…', [12, 12, 12], 4096);
    const short = trajectory('dense_1', [6, 9, 6.5], 300);
    const fullNames = ['normalization_12_activation', undefined];
    const table = (layers: readonly Trajectory[]) =>
      render([network('file', [column('Exact', layers)])], undefined, '', fullNames);
    expect(table([short])).toContain('--letters:7"');
    expect(table([long, short])).toContain('--letters:14"');
    expect(table([long, short])).toContain('title="normalization_12_activation"');
    expect(table([long, short])).toContain('title="dense_1"');
  });

  test('marks the estimators that break the data-processing inequality, in words too', () => {
    const rising = column('Bins 0.07 wide', [RISES, STAYS, COMPRESSES]);
    const table = render([network('tanh', [exact, rising])]);
    const [, row = ''] = table.split('<tfoot>');
    expect(row).toMatch(/holds<[^⚠]*⚠.*broken:.*T2 &gt; T1 by 4\.00/s);
    expect(row.match(/<button/g)).toHaveLength(1);
  });

  test('has no verdict, and no button, where an estimator has not measured all', () => {
    const table = tables['in-training'] as string;
    expect(table).not.toMatch(/class="verdict[" ]/);
    expect(table.match(/…/g)).toHaveLength(8);
  });
});
