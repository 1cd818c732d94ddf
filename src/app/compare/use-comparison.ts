import { useCallback, useSyncExternalStore } from 'react';
import type { Comparison } from '../../state/comparison.ts';
import { usePage } from '../shell/lab-context.ts';

/**
 * What is told of the networks on show; the component renders again when that changes. Records
 * stream in by the hundred: select a text or a number that seldom does.
 */
export function useComparison<T extends string | number | boolean | undefined>(
  select: (comparison: Comparison) => T,
): T {
  const { lab, comparisonRuns, comparison } = usePage();
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [lab.store.subscribe(listener), comparisonRuns.store.subscribe(listener)];
      return () => {
        for (const end of ends) end();
      };
    },
    [lab, comparisonRuns],
  );
  return useSyncExternalStore(subscribe, () => select(comparison));
}
