/** The first module of the page, small so that the worker it starts waits for nothing. */
import '../../state/early.ts';

void import('./open-page.tsx');
