import { layerColour, layerSymbol, symbolPath } from '../../charts/palette.ts';
import type { LayerState, LayerTrail } from '../../engine/index.ts';
import { layerState, TASK_ROWS } from '../../state/settings.ts';
import { useLab, useLabState } from '../lab-context.ts';
import { OUTPUT_MEANING } from '../words.ts';

const STATE_MEANING: Record<LayerState, string> = {
  ordinary: '',
  saturated: 'Nearly every input has a code of its own: I(X;T) cannot say more',
  dead: 'Under 0.05 bit: the layer hardly tells inputs apart',
  constant: 'One code for every input',
};

/** The plane as a table: the numbers at the record on show. */
export function Readout() {
  const lab = useLab();
  useLabState((state) => state.version);
  useLabState((state) => state.hover?.record);
  const look = useLabState((state) => state.look);
  const record = lab.shown;
  const layers = lab.trace.layers(look.output);
  const epoch = lab.trace.epochs[record];
  return (
    <section className="readout" aria-label="Numbers at the playhead">
      <table>
        <caption>
          {epoch === undefined ? 'No epoch recorded yet' : `Exact, in bits, at epoch ${epoch}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">I(X;T)</th>
            <th scope="col">I(T;Y)</th>
            <th scope="col">codes</th>
            <th scope="col">state</th>
          </tr>
        </thead>
        <tbody>
          {layers.map((layer, l) => (
            <Row key={layer.name} layer={layer} index={l} count={layers.length} record={record} />
          ))}
        </tbody>
      </table>
      <p className="hint">
        T{layers.length} read as {OUTPUT_MEANING[look.output]}.
      </p>
    </section>
  );
}

interface RowProps {
  readonly layer: LayerTrail;
  readonly index: number;
  readonly count: number;
  readonly record: number;
}

function Row({ layer, index, count, record }: RowProps) {
  const lab = useLab();
  const selected = useLabState((state) => state.look.layer === index + 1);
  const ixt = layer.ixt[record];
  const codes = layer.codes[record];
  const state =
    ixt === undefined || codes === undefined ? 'ordinary' : layerState(ixt, codes, TASK_ROWS);
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
      <td>{ixt?.toFixed(4) ?? '–'}</td>
      <td>{layer.ity[record]?.toFixed(4) ?? '–'}</td>
      <td>{codes ?? '–'}</td>
      <td className="state" title={STATE_MEANING[state]}>
        {state === 'ordinary' ? '' : state}
      </td>
    </tr>
  );
}
