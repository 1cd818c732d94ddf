import { useEffect } from 'react';
import type { LabState } from '../state/lab.ts';
import { networkTitle } from './compare/variations.ts';
import { useLabState } from './lab-context.ts';
import { VIEW } from './words.ts';

/** Tells the page from others in tabs, in the history and among bookmarks. */
export function pageTitle({ file, run, look }: LabState): string {
  const shown = file === undefined ? networkTitle(run, undefined) : file.file.name;
  return `${shown} – ${VIEW[look.view]} – Infoplane`;
}

/** Keeps the document's title to what is on show. */
export function usePageTitle(): void {
  const title = useLabState(pageTitle);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
