import type { ReactNode } from 'react';
import type { Recording } from '../../engine/index.ts';
import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import { FIELDS } from '../../state/engine-values.ts';
import { hasSeveralEpochs } from '../../state/on-screen.ts';
import { useObserved } from '../shared/page-context.ts';
import styles from './about-dialog.module.css';

/** What a run was computed from and with: enough to do it again and to compare. */
export function AboutBody() {
  const file = useObserved(({ screen }) => screen.shown.file);
  return file === undefined ? <AboutRun /> : <AboutFile file={file} />;
}

/** What a file holds; how the network was trained is not in it. */
function AboutFile({ file }: { readonly file: Recording }) {
  const main = useObserved(({ screen }) => screen.main);
  const words = fetchedMessages.about.facts();
  const { hx, hy } = file.entropyBounds;
  return (
    <dl className={styles['about']}>
      <Fact name={messages.shell.header().file}>{file.title}</Fact>
      <Fact name={words.rows}>{messages.numbers.number(file.rows)}</Fact>
      <Fact name={words.labels}>{messages.numbers.number(file.labelCount)}</Fact>
      <Fact name={words.entropies}>{fetchedMessages.about.entropies(hx, hy)}</Fact>
      <Fact name={words.layers}>{fetchedMessages.about.layerWidths(file.layers('logits'))}</Fact>
      {hasSeveralEpochs(file) && (
        <Fact name={words.epochs}>{fetchedMessages.about.epochsOf(file.epochs)}</Fact>
      )}
      <Fact name={words.measuredWith}>{messages.estimators.title(main)}</Fact>
      {file.repairs.length > 0 && (
        <Fact name={words.repairs}>{file.repairs.map(messages.files.repair).join('; ')}</Fact>
      )}
    </dl>
  );
}

function AboutRun() {
  const { run } = useObserved(({ screen }) => screen.experiment);
  const { status, backend, fingerprint, epoch } = useObserved(({ screen }) => screen.session);
  const [recorded, bytes] = useObserved(({ runs }) => [runs.recordedCount, runs.recordedBytes]);
  const hash = useObserved(({ screen }) => screen.hash);
  const words = fetchedMessages.about.facts();
  return (
    <dl className={styles['about']}>
      <Fact name={words.state}>{messages.status.sentence(status)}</Fact>
      <Fact name={words.backend}>
        {backend === undefined ? words.noBackend : messages.backends.title(backend.id)}
      </Fact>
      <Fact name={words.fingerprint}>{fingerprint ?? words.noFingerprint}</Fact>
      <Fact name={words.epochs}>
        {fetchedMessages.about.epochsDone(epoch, run.epochs, recorded)}
      </Fact>
      <Fact name={words.checkpoints}>{fetchedMessages.about.checkpointSize(bytes)}</Fact>
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
