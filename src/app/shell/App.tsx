import { CompareView } from '../compare/CompareView.tsx';
import { Controls } from '../controls/Controls.tsx';
import { EpochCharts } from '../epochs/EpochCharts.tsx';
import { DropZone } from '../file/DropZone.tsx';
import { FileBanner } from '../file/FileBanner.tsx';
import { Caption } from '../insight/Caption.tsx';
import { SidePanel } from '../panel/SidePanel.tsx';
import { Plane } from '../plane/Plane.tsx';
import { Announcer } from './Announcer.tsx';
import { Header } from './Header.tsx';
import { useLabState } from './lab-context.ts';
import { Notices } from './Notices.tsx';
import { Transport } from './Transport.tsx';
import { useKeys } from './use-keys.ts';
import { usePageTitle } from './use-page-title.ts';

/** The page: settings, plane, charts over epochs, and one playhead under them all. */
export function App() {
  useKeys();
  usePageTitle();
  const view = useLabState((state) => state.viewState.view);
  const isFile = useLabState((state) => state.file !== undefined);
  return (
    <div className={isFile ? 'page with-file' : 'page'}>
      <Header />
      <Notices />
      <FileBanner />
      {view === 'compare' ? <CompareView /> : <LabView />}
      <Transport />
      <Announcer />
      <DropZone />
    </div>
  );
}

/** The Lab: one run, and all that can be seen of it. */
function LabView() {
  return (
    <main tabIndex={-1}>
      <Controls />
      <section className="stage" aria-label="Information plane">
        <Plane />
        <Caption />
      </section>
      <div className="side">
        <EpochCharts />
        <SidePanel />
      </div>
    </main>
  );
}
