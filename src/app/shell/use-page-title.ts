import { useEffect } from 'react';
import { messages } from '../../messages/index.ts';
import type { Page } from '../../state/page.ts';
import { networkTitle } from '../compare/overrides.ts';
import { useObserved } from '../shared/page-context.ts';

/** Tells the page from others in tabs, in the history and among bookmarks. */
export function pageTitle({ screen }: Pick<Page, 'screen'>): string {
  const { file } = screen.shown;
  const name =
    file === undefined ? networkTitle(screen.experiment.run, undefined) : (file.title ?? '');
  return messages.views.pageTitle(name, screen.view.view);
}

/** Keeps the document's title to what is on show. */
export function usePageTitle(): void {
  const title = useObserved(pageTitle);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
