import { DropZone } from '../file/DropZone.tsx';
import { FileBanner } from '../file/FileBanner.tsx';
import { LaboratoryHost } from '../laboratory/LaboratoryHost.tsx';
import { useObserved } from '../shared/page-context.ts';
import { Announcer } from './Announcer.tsx';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import { Transport } from './Transport.tsx';
import { useKeys } from './use-keys.ts';
import { usePageTitle } from './use-page-title.ts';

/** The page: settings, plane, charts over epochs, and one playhead under them all. */
export function App() {
  useKeys();
  usePageTitle();
  const isFile = useObserved(({ screen }) => screen.shown.file !== undefined);
  return (
    <div className={isFile ? 'page with-file' : 'page'}>
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
