import { useEffect } from 'react';
import { messages } from '../../messages/index.ts';
import type { LabState } from '../../state/lab.ts';
import { networkTitle } from '../compare/overrides.ts';
import { useLabState } from './lab-context.ts';

/** Tells the page from others in tabs, in the history and among bookmarks. */
export function pageTitle({ file, run, viewState }: LabState): string {
  const shown = file === undefined ? networkTitle(run, undefined) : file.file.name;
  return messages.views.pageTitle(shown, viewState.view);
}

/** Keeps the document's title to what is on show. */
export function usePageTitle(): void {
  const title = useLabState(pageTitle);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
