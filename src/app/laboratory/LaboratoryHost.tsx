import { useEffect, useState } from 'react';
import type { View } from '../../link/index.ts';
import { messages } from '../../messages/index.ts';
import type { LaboratoryModel } from '../../state/laboratory-model.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import { type Laboratory, ModelContext } from './laboratory.ts';
import styles from './laboratory-host.module.css';
import { loadLaboratory } from './registry.ts';

interface Loaded {
  readonly laboratory: Laboratory;
  readonly model: LaboratoryModel;
}

/** The laboratory that the view state names, loaded when it is first needed. */
export function LaboratoryHost() {
  const page = usePage();
  const view = useObserved(({ screen }) => screen.view.view);
  /** Laboratories that have been on screen keep their models. */
  const [loaded, setLoaded] = useState<ReadonlyMap<View, Loaded>>(new Map());
  const present = loaded.get(view);
  /** The laboratory that could not be fetched: offline, or the site has changed since. */
  const [failed, setFailed] = useState<View>();
  const active = useObserved(({ laboratory }) => laboratory.getState().model);

  useEffect(() => {
    if (present !== undefined) return page.activate(present.model, present.laboratory.commands);
    let isWanted = true;
    loadLaboratory(view).then(
      (laboratory) => {
        if (!isWanted) return;
        const model = laboratory.createModel(page);
        setLoaded((before) => new Map(before).set(view, { laboratory, model }));
      },
      () => setFailed(view),
    );
    return () => {
      isWanted = false;
    };
  }, [page, view, present]);

  if (present === undefined && failed === view) return <NotLoaded />;
  // Its components find its commands from their first render on.
  if (present === undefined || active !== present.model)
    return <main className={styles['loading']} tabIndex={-1} aria-busy="true" />;
  const { View } = present.laboratory;
  return (
    <ModelContext value={present.model}>
      <View />
    </ModelContext>
  );
}

/** Browsers remember a module that could not be fetched: only a new page asks for it again. */
function NotLoaded() {
  return (
    <main className={styles['loading']} tabIndex={-1}>
      <p role="alert">
        {messages.shell.notLoaded()}{' '}
        <button type="button" onClick={() => window.location.reload()}>
          {messages.shell.reload()}
        </button>
      </p>
    </main>
  );
}
