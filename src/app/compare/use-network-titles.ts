import { applyOverrides } from '../../state/settings.ts';
import { useLabState } from '../shell/lab-context.ts';
import { networkTitle } from './overrides.ts';

/** The names of the networks of the comparison, the run itself first. */
export function useNetworkTitles(): string[] {
  const own = useLabState((state) => state.run);
  const others = useLabState((state) => state.viewState.comparisonRuns);
  return [
    networkTitle(own, undefined),
    ...others.map((overrides) => networkTitle(applyOverrides(own, overrides), overrides)),
  ];
}
