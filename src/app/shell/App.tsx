import { useEffect } from 'react';
import { messages } from '../../messages/index.ts';
import type { Page } from '../../state/page.ts';
import { FileBanner } from '../file/FileBanner.tsx';
import { DropZone } from '../file/open-file.tsx';
import { LaboratoryHost } from '../laboratory/LaboratoryHost.tsx';
import type { Laboratories } from '../laboratory/laboratories.ts';
import { useObserved } from '../shared/page-context.ts';
import { Announcer } from './Announcer.tsx';
import styles from './app.module.css';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import { Transport } from './Transport.tsx';
import { useKeys } from './use-keys.ts';

/** The page: settings, plane, charts over epochs, and one playhead under them all. */
export function App({ laboratories }: { readonly laboratories: Laboratories }) {
  useKeys();
  usePageTitle();
  return (
    <div className={styles['page']}>
      <Header />
      <Notices />
      <FileBanner />
      <LaboratoryHost laboratories={laboratories} />
      <Transport />
      <Announcer />
      <DropZone />
    </div>
  );
}

/** Distinguishes the page from others in tabs, in the history and among bookmarks. */
export function pageTitle({ screen }: Pick<Page, 'screen'>): string {
  const name = screen.recording.title ?? messages.fields.network(screen.experiment.run);
  return messages.views.pageTitle(name, screen.view.view);
}

/** Keeps the document's title to what is on show. */
function usePageTitle(): void {
  const title = useObserved(pageTitle);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
