import { messages } from '../../messages/index.ts';
import type { LayerVerdict } from '../../state/insight.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { PageDialog } from '../shared/Dialog.tsx';
import { useObserved } from '../shared/page-context.ts';
import { TextParts } from '../shared/TextParts.tsx';
import styles from './why-dialog.module.css';

/** The definition behind the verdicts, with its numbers, and what it makes of each layer. */
export function WhyDialog({ layerVerdicts }: { readonly layerVerdicts: readonly LayerVerdict[] }) {
  return (
    <PageDialog name="why" title={messages.lab.verdictTitle()}>
      <Definition />
      <Verdicts layerVerdicts={layerVerdicts} />
      <Scope />
    </PageDialog>
  );
}

function Definition() {
  const { intro, lines } = messages.lab.definition();
  return (
    <section className={styles['definition']} aria-label={messages.lab.verdictDialog().definition}>
      <p>
        <TextParts parts={intro} />
      </p>
      <ol>
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are always the same
          <li key={place}>
            <TextParts parts={line} />
          </li>
        ))}
      </ol>
      <CommandButton command="reset-criteria" className={buttonStyles['small']} />
    </section>
  );
}

function Verdicts({ layerVerdicts }: { readonly layerVerdicts: readonly LayerVerdict[] }) {
  const words = messages.lab.verdictDialog();
  if (layerVerdicts.length === 0) return <p>{words.none}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by key.
    <section className={styles['verdicts']} aria-label={words.region} tabIndex={0}>
      <table>
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.layer}</th>
            <th scope="col">{words.peak}</th>
            <th scope="col">{words.peakEpoch}</th>
            <th scope="col">{words.end}</th>
            <th scope="col">{words.fitted}</th>
            <th scope="col">{words.learned}</th>
            <th scope="col">{words.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {layerVerdicts.map(({ name, verdict }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{messages.numbers.cell(verdict.peak.ixt)}</td>
              <td>{verdict.peak.epoch}</td>
              <td>{messages.numbers.cell(verdict.end.ixt)}</td>
              <td>{verdict.fitted?.epoch ?? '–'}</td>
              <td>{messages.numbers.cell(verdict.learned)}</td>
              <td>
                {messages.verdicts.name(verdict.kind)}
                {verdict.qualifications.map((one) => (
                  <em key={one} title={messages.verdicts.qualification(one).meaning}>
                    {' '}
                    {messages.verdicts.qualification(one).name}
                  </em>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the verdicts are about, and what they do not show. */
function Scope() {
  const output = useObserved(({ screen }) => screen.view.output);
  const run = useObserved(({ screen }) => screen.recordedRun);
  return (
    <>
      {run !== undefined && (
        <p>
          {messages.lab.verdictScope(
            run.seed,
            `T${run.hidden.length + 1}`,
            messages.outputs.name(output),
          )}
        </p>
      )}
      <p>
        <TextParts parts={messages.lab.verdictLimits()} />
      </p>
    </>
  );
}
