import '../../state/early.ts';
import { loadLaboratory } from '../laboratory/registry.ts';
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
// While the frame is drawn for the first time.
void loadLaboratory(page.screen.view.view).catch(() => {}); // LaboratoryHost shows what failed.
createRoot(root).render(
  <StrictMode>
    <PageProvider value={page}>
      <App />
    </PageProvider>
  </StrictMode>,
);
page.runs.open();
