import { DropZone } from '../file/DropZone.tsx';
import { FileBanner } from '../file/FileBanner.tsx';
import { LaboratoryHost } from '../laboratory/LaboratoryHost.tsx';
import { Announcer } from './Announcer.tsx';
import styles from './app.module.css';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import { Transport } from './Transport.tsx';
import { useKeys } from './use-keys.ts';
import { usePageTitle } from './use-page-title.ts';

/** The page: settings, plane, charts over epochs, and one playhead under them all. */
export function App() {
  useKeys();
  usePageTitle();
  return (
    <div className={styles['page']}>
      <Header />
      <Notices />
      <FileBanner />
      <LaboratoryHost />
      <Transport />
      <Announcer />
      <DropZone />
    </div>
  );
}
