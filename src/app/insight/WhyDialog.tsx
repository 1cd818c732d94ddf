import { messages } from '../../messages/index.ts';
import type { LayerVerdict } from '../../state/insight.ts';
import { DEFAULT_CRITERIA } from '../../state/settings.ts';
import { LimitedButton } from '../shared/LimitedButton.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';
import { PageDialog } from '../shell/PageDialog.tsx';
import { CriterionField } from './CriterionField.tsx';

/** The definition behind the verdicts, with its numbers, and what it makes of each layer. */
export function WhyDialog({ layerVerdicts }: { readonly layerVerdicts: readonly LayerVerdict[] }) {
  return (
    <PageDialog name="why" title="Why? The words and their numbers">
      <Definition />
      <Verdicts layerVerdicts={layerVerdicts} />
      <Scope />
    </PageDialog>
  );
}

function Definition() {
  const { view } = usePage();
  const criteria = useObserved(({ screen }) => screen.view.criteria);
  const isDefault = Object.entries(DEFAULT_CRITERIA).every(
    ([key, value]) => criteria[key as keyof typeof criteria] === value,
  );
  return (
    <section className="definition" aria-label="Definition">
      <p>
        The <strong>peak</strong> is the recorded epoch with the largest I(X;T) after a 3-point
        median. The first line that holds is the verdict:
      </p>
      <ol>
        <li>
          <strong>dead:</strong> I(X;T) ends below <CriterionField part="dead" /> bit;
        </li>
        <li>
          <strong>lossless:</strong> I(X;T) is never more than <CriterionField part="lossless" />{' '}
          bit from H(X);
        </li>
        <li>
          <strong>compresses:</strong> from the peak to the end I(X;T) falls by ε ={' '}
          <CriterionField part="epsilon" /> bit or more;
        </li>
        <li>
          <strong>fits only:</strong> up to the peak I(T;Y) rises by ε or more;
        </li>
        <li>
          <strong>neither.</strong>
        </li>
      </ol>
      <LimitedButton
        className="small"
        isSpent={isDefault}
        onClick={() => view.set({ criteria: DEFAULT_CRITERIA })}
      >
        Back to the usual numbers
      </LimitedButton>
    </section>
  );
}

function Verdicts({ layerVerdicts }: { readonly layerVerdicts: readonly LayerVerdict[] }) {
  if (layerVerdicts.length === 0) return <p>Verdicts come when the run has ended.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by key.
    <section className="verdicts" aria-label="Verdict on each layer" tabIndex={0}>
      <table>
        <caption>Each layer, measured exactly, in bits</caption>
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">peak I(X;T)</th>
            <th scope="col">peak at epoch</th>
            <th scope="col">end I(X;T)</th>
            <th scope="col">lost since</th>
            <th scope="col">I(T;Y) gained before</th>
            <th scope="col">verdict</th>
          </tr>
        </thead>
        <tbody>
          {layerVerdicts.map(({ name, verdict, epoch, saturated }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{messages.numbers.cell(verdict.peak)}</td>
              <td>{epoch}</td>
              <td>{messages.numbers.cell(verdict.end)}</td>
              <td>{messages.numbers.cell(verdict.lost)}</td>
              <td>{messages.numbers.cell(verdict.fitted)}</td>
              <td>
                {messages.verdicts.name(verdict.kind)}
                {saturated && <em title="Nearly every input has a code of its own"> saturated</em>}
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
  const run = useObserved(({ screen }) => screen.experiment.run);
  const file = useObserved(({ screen }) => screen.shown.file);
  return (
    <>
      {file === undefined && (
        <p>
          One run of this network, seed {run.seed}, with T{run.hidden.length + 1} read as{' '}
          {messages.outputs.name(output)}: another seed, or another reading of the output, may give
          other verdicts.
        </p>
      )}
      <p>
        A <em>saturated</em> layer has a code of its own for nearly every input: its I(X;T) cannot
        say more, whatever was learned. And compression is a fact about this network and these data;
        whether it causes generalization is disputed, and nothing here decides it.
      </p>
    </>
  );
}
