import { DEFAULT_LOOK, formatRuler, MAX_OTHERS, MAX_RULERS, ruler } from '../../state/settings.ts';
import { LimitedButton } from '../LimitedButton.tsx';
import { useLab, useLabState } from '../lab-context.ts';
import { OutputChoice } from './OutputChoice.tsx';
import { PREPARED } from './prepared.ts';
import { nextChoice } from './variations.ts';

/** Rulers that a new column starts with: the first that is not there yet. */
const STARTERS = [...DEFAULT_LOOK.rulers, ruler('idnns'), ruler('adaptive'), ruler('kde_upper')];

/** Prepared comparisons, and the ways to add to this one. */
export function CompareBar() {
  const lab = useLab();
  const run = useLabState((state) => state.run);
  const rulers = useLabState((state) => state.look.rulers);
  const others = useLabState((state) => state.look.others);
  const addRuler = (): void => {
    const taken = rulers.map(formatRuler);
    const free = STARTERS.find((starter) => !taken.includes(formatRuler(starter)));
    if (free !== undefined) lab.setLook({ rulers: [...rulers, free] });
  };
  const addNetwork = (): void => lab.setLook({ others: [...others, nextChoice(run, others)] });
  return (
    <div className="compare-bar">
      <nav aria-label="Prepared comparisons">
        <span>Prepared:</span>
        {PREPARED.map(({ title, watch, hash }) => (
          <a key={hash} href={hash} title={watch}>
            {title}
          </a>
        ))}
      </nav>
      <OutputChoice />
      <LimitedButton
        isSpent={rulers.length >= MAX_RULERS}
        title={`A column more, ${MAX_RULERS} at most`}
        onClick={addRuler}
      >
        + ruler
      </LimitedButton>
      <LimitedButton
        isSpent={others.length >= MAX_OTHERS}
        title={`A row more, ${MAX_OTHERS + 1} at most`}
        onClick={addNetwork}
      >
        + experiment
      </LimitedButton>
    </div>
  );
}
