import '../../state/early.ts';
import { Laboratories } from '../laboratory/laboratories.ts';
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
// The page is drawn once, whole, not around an empty place first.
await laboratories.follow();
createRoot(root).render(
  <StrictMode>
    <PageProvider value={page}>
      <App laboratories={laboratories} />
    </PageProvider>
  </StrictMode>,
);
