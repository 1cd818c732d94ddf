/**
 * The first module of the page: a worker starts on another core while this one reads the rest of the
 * page's code and draws it for the first time. Nothing is lost where it fails: events wait for the
 * end of the script, by when there is a listener.
 */
import { spawnEarly } from '../worker/spawn.ts';

spawnEarly();
