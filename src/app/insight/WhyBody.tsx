import type { LayerVerdict } from '../../engine/index.ts';
import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import { insightOf } from '../../state/engine-values.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { useObserved } from '../shared/page-context.ts';
import { TextParts } from '../shared/TextParts.tsx';
import { useMainTrajectories } from '../shared/trajectories-of.ts';
import { VerdictChart } from '../shared/VerdictChart.tsx';
import styles from './why-dialog.module.css';

/** The definition behind the verdicts, with its numbers, and what it makes of each layer. */
export function WhyBody({ layerVerdicts }: { readonly layerVerdicts: readonly LayerVerdict[] }) {
  return (
    <>
      <Definition />
      <Verdicts layerVerdicts={layerVerdicts} />
      <Phases layerVerdicts={layerVerdicts} />
      <Scope />
    </>
  );
}

function Definition() {
  const { intro, lines } = fetchedMessages.why.definition();
  return (
    <section className={styles['definition']} aria-label={fetchedMessages.why.table().definition}>
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
  const words = fetchedMessages.why.table();
  const reason = useObserved(({ screen: { isWhole, judgedRecording } }) => {
    if (!isWhole) return words.none;
    if (judgedRecording.status.kind === 'diverged') return words.diverged;
    return messages.verdicts.tooShort(judgedRecording) || words.notMeasured;
  });
  const main = useObserved(({ screen }) => screen.main);
  if (layerVerdicts.length === 0) return <p>{reason}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by key.
    <section className={styles['verdicts']} aria-label={words.region} tabIndex={0}>
      <table>
        <caption>{fetchedMessages.why.caption(messages.estimators.title(main))}</caption>
        <thead>
          <tr>
            <th scope="col">{words.layer}</th>
            <th scope="col">{words.verdict}</th>
            <th scope="col">{words.peak}</th>
            <th scope="col">{words.peakEpoch}</th>
            <th scope="col">{words.end}</th>
            <th scope="col">{words.fitted}</th>
            <th scope="col">{words.learned}</th>
          </tr>
        </thead>
        <tbody>
          {layerVerdicts.map(({ name, verdict }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {messages.verdicts.name(verdict.kind)}
                {verdict.qualifications.map((one) => (
                  <em key={one} title={messages.verdicts.qualification(one).meaning}>
                    {' '}
                    {messages.verdicts.qualification(one).name}
                  </em>
                ))}
              </td>
              <td>{messages.numbers.cell(verdict.peak.ixt)}</td>
              <td>{verdict.peak.epoch}</td>
              <td>{messages.numbers.cell(verdict.end.ixt)}</td>
              <td>{verdict.fitted?.epoch ?? '–'}</td>
              <td>{verdict.fitted ? messages.numbers.cell(verdict.learned) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How the verdict on the selected layer, else on the one that the sentence is about, comes about. */
function Phases({ layerVerdicts }: { readonly layerVerdicts: readonly LayerVerdict[] }) {
  const [selected, recording, hx] = useObserved(
    ({ screen }) => [screen.view.layer, screen.recording, screen.shown.entropyBounds.hx] as const,
  );
  const criteria = useObserved(({ screen }) => screen.view.criteria);
  const { layers } = useMainTrajectories();
  const chosen =
    layerVerdicts.find(({ index }) => index + 1 === selected) ??
    insightOf(layerVerdicts)?.headline ??
    layerVerdicts[0];
  const trajectory = chosen && layers[chosen.index];
  if (chosen === undefined || trajectory === undefined) return null;
  return (
    <section>
      <VerdictChart
        recording={recording}
        trajectory={trajectory}
        layer={chosen.index}
        layers={layers.length}
        verdict={chosen.verdict}
        hx={hx}
        estimator={messages.lab.trajectoryOf(chosen.name)}
      />
      <p>
        <strong>{chosen.name}:</strong>{' '}
        {fetchedMessages.reasons.reason(chosen.verdict, hx, criteria)}
      </p>
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
          {fetchedMessages.why.scope(
            run.seed,
            `T${run.hidden.length + 1}`,
            messages.outputs.name(output, run.bits),
          )}
        </p>
      )}
      <p>
        <TextParts parts={fetchedMessages.why.limits()} />
      </p>
    </>
  );
}
