import { vary } from '../../state/settings.ts';
import { useLabState } from '../lab-context.ts';
import { networkTitle } from './variations.ts';

/** The names of the networks of the comparison, the run itself first. */
export function useNetworkTitles(): string[] {
  const own = useLabState((state) => state.run);
  const others = useLabState((state) => state.look.others);
  return [
    networkTitle(own, undefined),
    ...others.map((variation) => networkTitle(vary(own, variation), variation)),
  ];
}
