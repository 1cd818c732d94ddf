import type { VerdictRule } from '../../engine/index.ts';
import { RULE_LIMITS } from '../../state/settings.ts';
import { useLab, useLabState } from '../lab-context.ts';
import { TypedNumber } from '../ruler/TypedNumber.tsx';

const NAME: Record<keyof VerdictRule, string> = {
  epsilon: 'ε',
  lossless: 'The width of lossless',
  dead: 'The limit of dead',
};

/** A number of the definition: what is not allowed is said, not applied. */
export function RuleNumber({ part }: { readonly part: keyof VerdictRule }) {
  const lab = useLab();
  const value = useLabState((state) => state.look.rule[part]);
  const [min, max] = RULE_LIMITS[part];
  const take = (given: number): string | undefined => {
    if (!(given >= min && given <= max)) {
      return `${NAME[part]} takes a number from ${min} to ${max} bits.`;
    }
    lab.setLook({ rule: { ...lab.state.look.rule, [part]: given } });
    return undefined;
  };
  return <TypedNumber name={`${NAME[part]}, bits`} value={value} take={take} />;
}
