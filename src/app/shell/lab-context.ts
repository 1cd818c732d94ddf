import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Lab, LabState } from '../../state/lab.ts';
import type { Page } from '../../state/page.ts';

const PageContext = createContext<Page | undefined>(undefined);
export const PageProvider = PageContext.Provider;

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('a component stands outside PageProvider');
  return page;
}

export function useLab(): Lab {
  return usePage().lab;
}

/**
 * A part of the state; the component renders again when that part changes, a few times a second
 * where only a run or a playback goes on.
 */
export function useLabState<T>(select: (state: LabState) => T): T {
  return useStore(usePage().throttled, select);
}
