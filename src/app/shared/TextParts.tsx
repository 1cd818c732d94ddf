import type { VerdictCriteria } from '../../engine/index.ts';
import { messages, type Parts } from '../../messages/index.ts';
import { CRITERIA_LIMITS } from '../../state/engine-values.ts';
import { useObserved, usePage } from './page-context.ts';
import { TypedNumber } from './TypedNumber.tsx';

/** A text whose words may be stressed, keys to press, or fields for the criteria of the verdict. */
export function TextParts({ parts }: { readonly parts: Parts }) {
  return (
    <>
      {parts.map((part, place) => {
        const key = `${place}`;
        if (typeof part === 'string') return part;
        if ('strong' in part) return <strong key={key}>{part.strong}</strong>;
        if ('em' in part) return <em key={key}>{part.em}</em>;
        if ('key' in part) return <kbd key={key}>{part.key}</kbd>;
        return <CriterionField key={key} part={part.criterion} />;
      })}
    </>
  );
}

/** A number of the verdict's definition: what is not allowed is explained, not applied. */
function CriterionField({ part }: { readonly part: keyof VerdictCriteria }) {
  const { view } = usePage();
  const value = useObserved(({ screen }) => screen.view.criteria[part]);
  const limits = CRITERIA_LIMITS[part];
  const [min, max] = limits;
  const take = (given: number): string | undefined => {
    if (!(given >= min && given <= max)) {
      return messages.lab.enterCriterion(part, limits, value);
    }
    view.set({ criteria: { ...view.state.criteria, [part]: given } });
    return undefined;
  };
  return <TypedNumber name={messages.lab.criterion(part)} value={value} take={take} />;
}
