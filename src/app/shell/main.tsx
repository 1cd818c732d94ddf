import { dialogBodies } from '../dialogs/fetched.ts';
import { Laboratories } from '../laboratory/laboratories.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { PageProvider } from '../shared/page-context.ts';
import '../shared/tokens.css';
import '../shared/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followAddress } from '../../state/address.ts';
import { createPage } from '../../state/page.ts';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');

const page = createPage(window);
followAddress(page, window);
page.runs.open();
const laboratories = new Laboratories(page);
const draw = (): void =>
  createRoot(root).render(
    <StrictMode>
      <PageProvider value={page}>
        <Boundary part="page">
          <App laboratories={laboratories} />
        </Boundary>
      </PageProvider>
    </StrictMode>,
  );
/** Calls back when the browser is idle and connected: some cache that a module could not be fetched. */
const whenIdle = (callback: () => void): void => {
  const whenConnected = (): void => {
    if (window.navigator.onLine) callback();
    else window.addEventListener('online', callback, { once: true });
  };
  // Not every browser can report that it is idle.
  if ('requestIdleCallback' in window) window.requestIdleCallback(whenConnected);
  else setTimeout(whenConnected, 1000);
};
// Once and whole, not around an empty place first. Awaited here it would never be drawn: another
// laboratory's code imports this chunk, and would wait for its end.
void laboratories
  .follow()
  .then(draw)
  .then(() => laboratories.fetchOthers(whenIdle, [dialogBodies]));
