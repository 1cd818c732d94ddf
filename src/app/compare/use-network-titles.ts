import { applyOverrides } from '../../state/settings.ts';
import { useObserved } from '../shared/page-context.ts';
import { networkTitle } from './overrides.ts';

/** The names of the networks of the comparison, the run itself first. */
export function useNetworkTitles(): string[] {
  const own = useObserved(({ screen }) => screen.experiment.run);
  const others = useObserved(({ screen }) => screen.view.comparisonRuns);
  return [
    networkTitle(own, undefined),
    ...others.map((overrides) => networkTitle(applyOverrides(own, overrides), overrides)),
  ];
}
