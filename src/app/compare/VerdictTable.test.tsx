import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CRITERIA } from '../../engine/index.ts';
import { COMPRESSES, column, DEAD, network, RISES, STAYS } from './testing/compared.ts';
import { VerdictTable } from './VerdictTable.tsx';
import { type ComparedRecording, verdictMatrix } from './verdict-matrix.ts';

/** One element a line, so that a difference can be read. */
function render(networks: readonly ComparedRecording[], layer?: number, outputNote = ''): string {
  const table = (
    <VerdictTable
      matrix={verdictMatrix(networks, DEFAULT_CRITERIA)}
      outputNote={outputNote}
      layer={layer}
      onLayer={() => {}}
      onCell={() => {}}
    />
  );
  return `${renderToStaticMarkup(table).replaceAll('><', '>\n<')}\n`;
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
    expect(table.match(/class="verdict disagrees"/g)).toHaveLength(4);
    expect(table.match(/; differs from exact:/g)).toHaveLength(4);
  });

  test('marks saturated cells and explains the mark', () => {
    const table = tables['two-networks'] as string;
    expect(table.match(/saturated: uninformative/g)).toHaveLength(6);
    expect(table).toContain('nearly every input has its own code');
  });

  test('names the output definition where that is not as usual', () => {
    const table = render([network('tanh', [exact])], undefined, 'T3: the predicted label.');
    expect(table).toContain('T3: the predicted label.');
  });

  test('has no verdict, and no button, where an estimator has not measured all', () => {
    const table = tables['in-training'] as string;
    expect(table).not.toMatch(/class="verdict[" ]/);
    expect(table.match(/…/g)).toHaveLength(6);
  });
});
