import { messages } from '../../messages/index.ts';
import { CommandButton } from '../shared/CommandButton.tsx';
import { useObserved } from '../shared/page-context.ts';
import type { Laboratories } from './laboratories.ts';
import { ModelContext } from './laboratory.ts';
import styles from './laboratory-host.module.css';

/** The laboratory on screen, or why there is none. */
export function LaboratoryHost({ laboratories }: { readonly laboratories: Laboratories }) {
  const { onScreen, hasFailed } = useObserved(() => laboratories.state);
  if (hasFailed) return <NotLoaded />;
  if (onScreen === undefined)
    return <main className={styles['loading']} tabIndex={-1} aria-busy="true" />;
  const { View } = onScreen.laboratory;
  return (
    <ModelContext value={onScreen.model}>
      <View />
    </ModelContext>
  );
}

/**
 * Some browsers cache that a module could not be fetched: there only a new page requests it again. But
 * without a connection there is no new page, and the run is lost with this one.
 */
function NotLoaded() {
  return (
    <main className={styles['loading']} tabIndex={-1}>
      <p role="alert">
        {messages.shell.notLoaded()}{' '}
        <CommandButton command="view-lab" focusTo="main">
          {messages.shell.backToLab()}
        </CommandButton>{' '}
        <button type="button" onClick={() => window.location.reload()}>
          {messages.shell.reload()}
        </button>
      </p>
    </main>
  );
}
