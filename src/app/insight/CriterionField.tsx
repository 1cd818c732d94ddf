import type { VerdictCriteria } from '../../engine/index.ts';
import { CRITERIA_LIMITS } from '../../state/settings.ts';
import { TypedNumber } from '../estimator/TypedNumber.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';

const NAME: Record<keyof VerdictCriteria, string> = {
  epsilon: 'ε',
  lossless: 'The width of lossless',
  dead: 'The limit of dead',
};

/** A number of the definition: what is not allowed is said, not applied. */
export function CriterionField({ part }: { readonly part: keyof VerdictCriteria }) {
  const { view } = usePage();
  const value = useObserved(({ screen }) => screen.view.criteria[part]);
  const [min, max] = CRITERIA_LIMITS[part];
  const take = (given: number): string | undefined => {
    if (!(given >= min && given <= max)) {
      return `${NAME[part]} takes a number from ${min} to ${max} bits.`;
    }
    view.set({ criteria: { ...view.state.criteria, [part]: given } });
    return undefined;
  };
  return <TypedNumber name={`${NAME[part]}, bits`} value={value} take={take} />;
}
