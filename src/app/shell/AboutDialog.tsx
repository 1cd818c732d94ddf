import type { ReactNode } from 'react';
import { messages } from '../../messages/index.ts';
import { FIELDS } from '../../state/settings.ts';
import { useObserved } from '../shared/page-context.ts';
import { PageDialog } from './PageDialog.tsx';

/** What a run was computed from and with: enough to do it again and to compare. */
export function AboutDialog() {
  return (
    <PageDialog name="about" title="About this run">
      <AboutRun />
    </PageDialog>
  );
}

function AboutRun() {
  const { run } = useObserved(({ screen }) => screen.experiment);
  const { status, backend, fingerprint, epoch } = useObserved(({ screen }) => screen.session);
  const [recorded, bytes] = useObserved(({ runs }) => [runs.recordedCount, runs.stateBytes]);
  const hash = useObserved(({ screen }) => screen.hash);
  return (
    <dl className="about">
      <Fact name="State">{messages.status.sentence(status)}</Fact>
      <Fact name="Computed with">
        {backend === undefined ? 'no worker has answered yet' : messages.backends.title(backend.id)}
      </Fact>
      <Fact name="Fingerprint">{fingerprint ?? 'known when the run is complete'}</Fact>
      <Fact name="Epochs">
        {epoch} of {run.epochs}; {recorded} recorded
      </Fact>
      <Fact name="Saved checkpoints">{(bytes / 1e6).toFixed(2)} MB of parameters and ranges</Fact>
      {(Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((key) => (
        <Fact key={key} name={messages.fields.title(key)}>
          {messages.fields.value(run, key)}
        </Fact>
      ))}
      <Fact name="Link">#{hash}</Fact>
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
