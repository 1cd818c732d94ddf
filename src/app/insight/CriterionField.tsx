import type { VerdictCriteria } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { CRITERIA_LIMITS } from '../../state/settings.ts';
import { TypedNumber } from '../estimator/TypedNumber.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';

/** A number of the definition: what is not allowed is said, not applied. */
export function CriterionField({ part }: { readonly part: keyof VerdictCriteria }) {
  const { view } = usePage();
  const value = useObserved(({ screen }) => screen.view.criteria[part]);
  const [min, max] = CRITERIA_LIMITS[part];
  const take = (given: number): string | undefined => {
    if (!(given >= min && given <= max)) {
      return messages.lab.enterCriterion(min, max);
    }
    view.set({ criteria: { ...view.state.criteria, [part]: given } });
    return undefined;
  };
  return <TypedNumber name={messages.lab.criterion(part)} value={value} take={take} />;
}
