import type { MouseEvent } from 'react';
import type { Variation } from '../../engine/index.ts';
import { formatVariation, vary } from '../../state/settings.ts';
import { useLab, useLabState, usePage } from '../lab-context.ts';
import { networkProgress } from './progress.ts';
import { RemoveButton } from './RemoveButton.tsx';
import { useComparison } from './use-comparison.ts';
import { choicesFor, networkNote, networkTitle } from './variations.ts';

interface Props {
  /** 0 is the run itself. */
  readonly row: number;
  readonly variation: Variation | undefined;
}

/** Which network a row is, in words nobody can mistake, and how it is doing. */
export function NetworkHeading({ row, variation }: Props) {
  const own = useLabState((state) => state.run);
  const run = variation === undefined ? own : vary(own, variation);
  return (
    <div className="network-heading">
      <h3>{networkTitle(run, variation)}</h3>
      <p className="hint">{networkNote(run, own, variation === undefined)}</p>
      <NetworkStatus row={row} />
      {variation !== undefined && <VariationChoice row={row} variation={variation} />}
    </div>
  );
}

/** Progress, and the way on where training waits for a person. */
function NetworkStatus({ row }: Pick<Props, 'row'>) {
  const { lab, companions, comparison } = usePage();
  const said = useComparison(({ networks }) => {
    const network = networks[row];
    return network === undefined ? '' : networkProgress(network);
  });
  const kind = useComparison(({ networks }) => networks[row]?.status.kind);
  const train = ({ currentTarget }: MouseEvent<HTMLButtonElement>): void => {
    const network = comparison.networks[row];
    if (network === undefined) return;
    // The button goes once training has begun.
    currentTarget.closest<HTMLElement>('.plane-grid')?.focus();
    if (row === 0) void lab.train();
    else companions.retry(network.run);
  };
  if (said === '') return null;
  const isAsking = kind === 'waiting' || kind === 'failed';
  return (
    <p className={`network-status ${kind}`}>
      {said}{' '}
      {isAsking && (
        <button type="button" className="small" onClick={train}>
          {kind === 'failed' ? 'Retry' : 'Train'}
        </button>
      )}
    </p>
  );
}

/** Sets another experiment in this row, or takes the row away. */
function VariationChoice({
  row,
  variation,
}: {
  readonly row: number;
  readonly variation: Variation;
}) {
  const lab = useLab();
  const own = useLabState((state) => state.run);
  const others = useLabState((state) => state.look.others);
  const rest = others.filter((_, i) => i !== row - 1);
  const groups = choicesFor(own, rest);
  const present = formatVariation(variation);
  const all = groups.flatMap(({ choices }) => choices);
  const isListed = all.some((choice) => formatVariation(choice.variation) === present);
  const choose = (text: string): void => {
    const chosen = all.find((choice) => formatVariation(choice.variation) === text);
    if (chosen === undefined) return;
    lab.setLook({ others: others.map((old, i) => (i === row - 1 ? chosen.variation : old)) });
  };
  return (
    <span className="variation-choice">
      <select
        aria-label={`Experiment ${row + 1}`}
        title="Set another experiment in this row"
        value={present}
        onChange={(event) => choose(event.target.value)}
      >
        {!isListed && <option value={present}>{present}</option>}
        {groups.map(({ title, choices }) => (
          <optgroup key={title} label={title}>
            {choices.map((choice) => (
              <option key={choice.title} value={formatVariation(choice.variation)}>
                {choice.title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <RemoveButton
        label={`Remove experiment ${row + 1}`}
        title="Remove this experiment"
        onRemove={() => lab.setLook({ others: rest })}
      />
    </span>
  );
}
