import { FetchedCode } from '../shared/fetched-code.ts';

/** What stands in the page's dialogs; fetched once the page has nothing else to do, or with the first. */
export const dialogBodies = new FetchedCode(() => import('./bodies.ts'));
