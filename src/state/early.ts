/**
 * The first script of the page (`index.html`), a file of its own: a worker starts on another core while
 * this one fetches and reads the page's code and draws it for the first time.
 */
import { spawnEarly } from '../worker/spawn.ts';

spawnEarly();
