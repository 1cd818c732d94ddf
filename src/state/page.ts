import { createStore, type StoreApi } from 'zustand/vanilla';
import { Trainer } from '../worker/client.ts';
import { spawnTrainer } from '../worker/spawn.ts';
import { Lab } from './lab.ts';
import { createPreferences, type Preferences } from './preferences.ts';

/** What is open on the page, apart from the experiment. */
export interface UiState {
  /** The dialog that is open. */
  readonly dialog: 'help' | 'about' | undefined;
  /** What the share button last said, while it says it. */
  readonly said: string | undefined;
}

/** Everything a page shares: its state and what actions need beyond it. */
export interface Page {
  readonly lab: Lab;
  readonly preferences: StoreApi<Preferences>;
  readonly ui: StoreApi<UiState>;
  copyLink(): Promise<void>;
}

const SAY_MS = 3000;

function storageOf(window: Window): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    // Site data is blocked: reading the property itself throws.
    return undefined;
  }
}

/** The page's state with a real worker, clock, storage and clipboard behind it. */
export function createPage(window: Window): Page {
  const trainer = new Trainer(spawnTrainer, window.navigator.locks);
  const lab = new Lab(trainer, window.performance, window.location.hash);
  trainer.onKernels = (kernels) => lab.setKernels(kernels);
  const ui = createStore<UiState>(() => ({ dialog: undefined, said: undefined }));
  let timer: number | undefined;
  const say = (said: string): void => {
    ui.setState({ said });
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ui.setState({ said: undefined }), SAY_MS);
  };
  const copyLink = async (): Promise<void> => {
    const url = new URL(window.location.href);
    url.hash = lab.hash;
    try {
      await window.navigator.clipboard.writeText(url.href);
      say('Link copied');
    } catch {
      // No permission, or a page without HTTPS: the address bar can be copied by hand.
      window.history.replaceState(null, '', url.hash);
      say('Copy it from the address bar');
    }
  };
  return { lab, ui, preferences: createPreferences(storageOf(window)), copyLink };
}
