import { useCallback, useSyncExternalStore } from 'react';
import type { Comparison } from '../../state/comparison.ts';
import { usePage } from '../lab-context.ts';

/**
 * What is told of the networks on show; the component renders again when that changes. Records
 * stream in by the hundred: select a text or a number that seldom does.
 */
export function useComparison<T extends string | number | boolean | undefined>(
  select: (comparison: Comparison) => T,
): T {
  const { lab, companions, comparison } = usePage();
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [lab.store.subscribe(listener), companions.store.subscribe(listener)];
      return () => {
        for (const end of ends) end();
      };
    },
    [lab, companions],
  );
  return useSyncExternalStore(subscribe, () => select(comparison));
}
