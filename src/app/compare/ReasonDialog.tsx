import { isExact, isSaturated } from '../../state/comparison.ts';
import {
  ceiling,
  EXACT,
  estimatorOf,
  rulerTitle,
  TASK_ROWS,
  verdictOf,
} from '../../state/settings.ts';
import { Dialog } from '../Dialog.tsx';
import { useLabState, usePage } from '../lab-context.ts';
import { outputSentence } from '../words.ts';
import { ceilingReason, merging, reason, SATURATED } from './reasons.ts';
import { TrailRule } from './TrailRule.tsx';
import { useComparison } from './use-comparison.ts';
import type { CellPlace } from './VerdictTable.tsx';
import { networkTitle } from './variations.ts';

interface Props {
  readonly place: CellPlace;
  readonly onClose: () => void;
}

/** Why a cell of the matrix says what it says, and why exact says otherwise. */
export function ReasonDialog({ place, onClose }: Props) {
  const ruler = useLabState((state) => state.look.rulers[place.column]);
  const run = useLabState((state) => state.run);
  const variation = useLabState((state) => state.look.others[place.network - 1]);
  const { comparison } = usePage();
  const network = comparison.networks[place.network];
  const name = `T${place.layer + 1}`;
  const title = networkTitle(network?.run ?? run, variation);
  return (
    <Dialog
      title={`${name} of ${title}${ruler ? `, ${rulerTitle(ruler)}` : ''}`}
      closeLabel="Close the reasons"
      className="reason"
      onClose={onClose}
    >
      <Reasons place={place} />
    </Dialog>
  );
}

function Reasons({ place }: { readonly place: CellPlace }) {
  const { comparison } = usePage();
  const { rulers, output, rule } = useLabState((state) => state.look);
  const network = comparison.networks[place.network];
  const ruler = rulers[place.column];
  // What is read of the network may still grow, or be read again.
  useComparison(({ networks }) => {
    const now = networks[place.network];
    if (now === undefined || ruler === undefined) return '';
    return `${now.trace.count} ${comparison.measured(now.trace, ruler, output)}`;
  });
  if (network === undefined || ruler === undefined) return null;
  const { trace } = network;
  const { hx } = comparison.wallsOf(network.run);
  const truths = trace.layers(output);
  const truth = truths[place.layer];
  const read = comparison.layers(trace, ruler, output)?.[place.layer];
  const exact = truth && verdictOf(truth.ixt, truth.ity, trace.count, hx, rule);
  const verdict = read && verdictOf(read.ixt, read.ity, trace.count, hx, rule);
  if (truth === undefined || read === undefined || exact === undefined || verdict === undefined)
    return <p>Measuring…</p>;
  const alone = isExact(ruler);
  const isOutput = place.layer === truths.length - 1;
  const most = ceiling(ruler, TASK_ROWS, network.run.bits);
  const estimator = estimatorOf(ruler.method);
  // Where both begin to count their loss, and where it ends.
  const moments = [...new Set([exact.knee, verdict.knee, trace.count - 1])].sort((a, b) => a - b);
  const chart = { trace, layer: place.layer, layers: truths.length, hx };
  return (
    <>
      <div className="trails">
        {!alone && (
          <TrailRule {...chart} trail={read} verdict={verdict} ruler={rulerTitle(ruler)} />
        )}
        <TrailRule {...chart} trail={truth} verdict={exact} ruler={rulerTitle(EXACT)} />
      </div>
      {!alone && (
        <p>
          <strong>{rulerTitle(ruler)}:</strong> {reason(verdict, trace.epochs, hx, rule)}
        </p>
      )}
      <p>
        <strong>Measured exactly:</strong> {reason(exact, trace.epochs, hx, rule)}{' '}
        {isSaturated(truth, trace.count, TASK_ROWS) && SATURATED}
      </p>
      {most < hx - rule.lossless && <p>{ceilingReason(most, hx)}</p>}
      {isOutput && <p>{outputSentence(output, truth.name)}</p>}
      {!alone && (
        <p>
          {moments
            .map((r) => merging(truth, read, r, trace.epochs[r] as number))
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      <h3>{estimator.title}</h3>
      <p className="formula">{estimator.formula}</p>
      <p className="hint">{estimator.source}</p>
      <ul>
        {estimator.caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </>
  );
}
