import { Caption } from './Caption.tsx';
import { Controls } from './controls/Controls.tsx';
import { EpochCharts } from './epochs/EpochCharts.tsx';
import { Header } from './header/Header.tsx';
import { Notices } from './Notices.tsx';
import { Plane } from './plane/Plane.tsx';
import { Readout } from './readout/Readout.tsx';
import { Announcer } from './transport/Announcer.tsx';
import { Transport } from './transport/Transport.tsx';
import { useKeys } from './use-keys.ts';

/** The page: settings, plane, charts over epochs, and one playhead under them all. */
export function App() {
  useKeys();
  return (
    <div className="page">
      <Header />
      <Notices />
      <main>
        <Controls />
        <section className="stage" aria-label="Information plane">
          <Plane />
          <Caption />
        </section>
        <div className="side">
          <EpochCharts />
          <Readout />
        </div>
      </main>
      <Transport />
      <Announcer />
    </div>
  );
}
