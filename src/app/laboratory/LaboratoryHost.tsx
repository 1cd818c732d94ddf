import { messages } from '../../messages/index.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { CommandButton } from '../shared/CommandButton.tsx';
import { useObserved } from '../shared/page-context.ts';
import type { Laboratories } from './laboratories.ts';
import { ModelContext } from './laboratory.ts';
import styles from './laboratory-host.module.css';

interface Props {
  readonly laboratories: Laboratories;
}

/** What the header and the transport leave of the window, and in it the laboratory on screen. */
export function LaboratoryHost({ laboratories }: Props) {
  return (
    <div className={styles['place']}>
      <OnScreen laboratories={laboratories} />
    </div>
  );
}

/** The laboratory on screen, or why there is none. */
function OnScreen({ laboratories }: Props) {
  const { onScreen, hasFailed } = useObserved(() => laboratories.state);
  if (hasFailed) return <NotLoaded />;
  if (onScreen === undefined) return <main tabIndex={-1} aria-busy="true" />;
  const { View } = onScreen.laboratory;
  return (
    <ModelContext value={onScreen.model}>
      <Boundary part="view" content={onScreen.laboratory.id}>
        <View />
      </Boundary>
    </ModelContext>
  );
}

/**
 * Some browsers cache that a module could not be fetched: there only a new page requests it again. But
 * without a connection there is no new page, and the run is lost with this one.
 */
function NotLoaded() {
  return (
    <main tabIndex={-1}>
      <p role="alert">
        {messages.shell.notLoaded('view')}{' '}
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
