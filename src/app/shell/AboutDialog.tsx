import type { ReactNode } from 'react';
import { messages } from '../../messages/index.ts';
import { FIELDS } from '../../state/settings.ts';
import { useLab, useLabState } from './lab-context.ts';
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
  const lab = useLab();
  const { run, status, backend, fingerprint, epoch } = useLabState((state) => state);
  return (
    <dl className="about">
      <Fact name="State">{messages.status.sentence(status)}</Fact>
      <Fact name="Computed with">
        {backend === undefined ? 'no worker has answered yet' : messages.backends.title(backend.id)}
      </Fact>
      <Fact name="Fingerprint">{fingerprint ?? 'known when the run is complete'}</Fact>
      <Fact name="Epochs">
        {epoch} of {run.epochs}; {lab.runRecording.count} recorded
      </Fact>
      <Fact name="RecordedActivations">
        {(lab.stateBytes / 1e6).toFixed(2)} MB of parameters and ranges
      </Fact>
      {(Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((key) => (
        <Fact key={key} name={messages.fields.title(key)}>
          {messages.fields.value(run, key)}
        </Fact>
      ))}
      <Fact name="Link">#{lab.hash}</Fact>
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
