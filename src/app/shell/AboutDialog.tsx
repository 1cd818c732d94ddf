import type { ReactNode } from 'react';
import { messages } from '../../messages/index.ts';
import { FIELDS } from '../../state/settings.ts';
import { PageDialog } from '../shared/Dialog.tsx';
import { useObserved } from '../shared/page-context.ts';
import styles from './about-dialog.module.css';

/** What a run was computed from and with: enough to do it again and to compare. */
export function AboutDialog() {
  return (
    <PageDialog name="about" title={messages.shell.about().title}>
      <AboutRun />
    </PageDialog>
  );
}

function AboutRun() {
  const { run } = useObserved(({ screen }) => screen.experiment);
  const { status, backend, fingerprint, epoch } = useObserved(({ screen }) => screen.session);
  const [recorded, bytes] = useObserved(({ runs }) => [runs.recordedCount, runs.recordedBytes]);
  const hash = useObserved(({ screen }) => screen.hash);
  const words = messages.shell.about();
  return (
    <dl className={styles['about']}>
      <Fact name={words.state}>{messages.status.sentence(status)}</Fact>
      <Fact name={words.backend}>
        {backend === undefined ? words.noBackend : messages.backends.title(backend.id)}
      </Fact>
      <Fact name={words.fingerprint}>{fingerprint ?? words.noFingerprint}</Fact>
      <Fact name={words.epochs}>{messages.shell.epochsDone(epoch, run.epochs, recorded)}</Fact>
      <Fact name={words.checkpoints}>{messages.shell.checkpointSize(bytes)}</Fact>
      {(Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((key) => (
        <Fact key={key} name={messages.fields.title(key)}>
          {messages.fields.value(run, key)}
        </Fact>
      ))}
      <Fact name={words.link}>#{hash}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
