import { formatDifference } from '../../charts/format.ts';
import { layerColour, layerSymbol, symbolPath } from '../../charts/palette.ts';
import type { LayerState, LayerTrail, Ruler } from '../../engine/index.ts';
import { isExact } from '../../state/comparison.ts';
import type { Judged } from '../../state/insight.ts';
import { EXACT, layerState, rulerTitle, TASK_ROWS } from '../../state/settings.ts';
import { useJudged } from '../insight/use-judged.ts';
import { useLab, useLabState, usePage } from '../lab-context.ts';
import { distanceName, isBinning } from '../ruler/ruler-words.ts';
import { layersOf } from '../series-of.ts';
import { bitsText, OUTPUT_MEANING } from '../words.ts';
import './readout.css';

const STATE_MEANING: Record<LayerState, string> = {
  ordinary: '',
  saturated: 'Nearly every input has a code of its own: I(X;T) cannot say more',
  dead: 'Under 0.05 bit: the layer hardly tells inputs apart',
  constant: 'One code for every input',
};

/** The plane as a table: the numbers at the record on show. */
export function Readout() {
  const page = usePage();
  const { lab } = page;
  useLabState((state) => state.version);
  useLabState((state) => state.measured);
  useLabState((state) => state.hover?.record);
  const look = useLabState((state) => state.look);
  const file = useLabState((state) => state.file);
  const judged = useJudged();
  const record = lab.shown;
  const layers = layersOf(page, EXACT);
  const ruler = look.ghost && !isExact(look.ruler) ? look.ruler : undefined;
  const others = ruler === undefined ? [] : layersOf(page, ruler);
  const epoch = lab.source.epochs[record];
  return (
    <section className="readout" aria-label="Numbers at the playhead">
      <table className={ruler === undefined ? '' : 'with-ruler'}>
        <caption>
          {epoch === undefined
            ? 'No epoch recorded yet'
            : `Exact${ruler === undefined ? '' : ` and ${rulerTitle(ruler)}`}, in bits, at epoch ${epoch}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">I(X;T)</th>
            {ruler !== undefined && <RulerHeads ruler={ruler} />}
            <th scope="col">I(T;Y)</th>
            <th scope="col" className="codes">
              codes
            </th>
            <th scope="col">state</th>
          </tr>
        </thead>
        <tbody>
          {layers.map((layer, l) => (
            <Row
              key={layer.name}
              layer={layer}
              index={l}
              count={layers.length}
              record={record}
              rows={file?.summary.rows ?? TASK_ROWS}
              verdict={judged.find(({ index }) => index === l)?.verdict.kind}
              ruler={ruler}
              other={others[l]}
            />
          ))}
        </tbody>
      </table>
      {(file === undefined || ruler !== undefined) && (
        <p className="hint">
          {ruler !== undefined && `${columnsText(ruler)} `}
          {file === undefined && `T${layers.length} read as ${OUTPUT_MEANING[look.output]}.`}
        </p>
      )}
    </section>
  );
}

/** What the ruler's two columns are: a finger finds no title. */
function columnsText(ruler: Ruler): string {
  const second = isBinning(ruler) ? 'lost: by how much less' : 'differs: by how much';
  return `ruler: I(X;T) as it reads it; ${second}.`;
}

function RulerHeads({ ruler }: { readonly ruler: Ruler }) {
  const title = rulerTitle(ruler);
  return (
    <>
      <th scope="col" title={`I(X;T) with ${title}`}>
        ruler
      </th>
      <th scope="col" title={`I(X;T), ${distanceName(ruler)}: ${title}`}>
        {isBinning(ruler) ? 'lost' : 'differs'}
      </th>
    </>
  );
}

const RULER_DIGITS = 3;

interface RowProps {
  readonly layer: LayerTrail;
  readonly index: number;
  readonly count: number;
  readonly record: number;
  /** Inputs measured. */
  readonly rows: number;
  /** Once there will be no more records. */
  readonly verdict: Judged['verdict']['kind'] | undefined;
  /** The ruler laid over the plane, and what it reads of the layer. */
  readonly ruler: Ruler | undefined;
  readonly other: LayerTrail | undefined;
}

function Row({ layer, index, count, record, rows, verdict, ruler, other }: RowProps) {
  const lab = useLab();
  const selected = useLabState((state) => state.look.layer === index + 1);
  const ixt = layer.ixt[record];
  const codes = layer.codes[record];
  const state =
    ixt === undefined || codes === undefined || !Number.isFinite(ixt)
      ? 'ordinary'
      : layerState(ixt, codes, rows);
  // Two columns more leave less room for each.
  const digits = ruler === undefined ? 4 : RULER_DIGITS;
  const isOrdinary = state === 'ordinary';
  return (
    <tr className={selected ? 'selected' : ''}>
      <th scope="row">
        <button
          type="button"
          aria-pressed={selected}
          title={selected ? 'Show all layers' : `Show ${layer.name} alone`}
          onClick={() => lab.setLook({ layer: selected ? undefined : index + 1 })}
        >
          <svg className="swatch" viewBox="-7 -7 14 14" aria-hidden="true">
            <path d={symbolPath(layerSymbol(index), 5)} fill={layerColour(index, count)} />
          </svg>
          {layer.name}
        </button>
      </th>
      <td>{bitsText(ixt, digits)}</td>
      {ruler !== undefined && (
        <RulerCells exact={ixt} read={other?.ixt[record]} isLoss={isBinning(ruler)} />
      )}
      <td>{bitsText(layer.ity[record], digits)}</td>
      <td className="codes">{codes === undefined || Number.isNaN(codes) ? '–' : codes}</td>
      <td
        className="state"
        title={isOrdinary && verdict !== undefined ? 'Verdict on the run' : STATE_MEANING[state]}
      >
        {isOrdinary ? verdict : state}
      </td>
    </tr>
  );
}

interface CellsProps {
  readonly exact: number | undefined;
  readonly read: number | undefined;
  /** Whether the ruler can only lose bits; then what it lost is given, without a sign. */
  readonly isLoss: boolean;
}

function RulerCells({ exact = Number.NaN, read = Number.NaN, isLoss }: CellsProps) {
  return (
    <>
      <td>{bitsText(read, RULER_DIGITS)}</td>
      <td>{isLoss ? bitsText(exact - read, RULER_DIGITS) : formatDifference(read - exact)}</td>
    </>
  );
}
