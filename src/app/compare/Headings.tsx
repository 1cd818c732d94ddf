import type { EstimatorSpec, Overrides, Recording } from '../../engine/index.ts';
import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import type { CompareModel } from '../../state/compare-model.ts';
import { choicesFor, networkNote, networkTitle } from '../../state/compared-networks.ts';
import { applyOverrides, formatOverrides, judgedRecording } from '../../state/engine-values.ts';
import { EstimatorPicker } from '../estimator/EstimatorPicker.tsx';
import { contentsOf } from '../file/contents.ts';
import { useModel } from '../laboratory/laboratory.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';
import textStyles from '../shared/text.module.css';
import styles from './plane-grid.module.css';

/** What takes the focus of a button that goes: the grid around it. */
const GRID = '[tabindex]';

interface EstimatorProps {
  /** Its place, from 0. */
  readonly column: number;
  readonly estimator: EstimatorSpec;
}

/** What a column is measured with: to be replaced, or taken away. */
export function EstimatorHeading({ column, estimator }: EstimatorProps) {
  const { view } = usePage();
  const estimators = useObserved(({ screen }) => screen.estimators);
  const replace = (chosen: EstimatorSpec): void =>
    view.set({ estimators: estimators.map((old, c) => (c === column ? chosen : old)) });
  return (
    <div className={styles['estimator-heading']} data-testid="estimator-heading">
      <EstimatorPicker
        label={`Estimator ${column + 1}`}
        value={estimator}
        onChange={replace}
        wraps
      />
      {estimators.length > 1 && (
        <CommandButton
          command={`remove-estimator-${column + 1}`}
          className={styles['remove']}
          label={fetchedMessages.compare.removeEstimator(
            column + 1,
            messages.estimators.title(estimator),
          )}
          title={fetchedMessages.compare.removeThisEstimator()}
          focusTo={GRID}
        >
          ×
        </CommandButton>
      )}
    </div>
  );
}

interface NetworkProps {
  /** 0 is the run itself. */
  readonly row: number;
  readonly overrides: Overrides | undefined;
}

/** Which network a row is, and how far its training has come. */
export function NetworkHeading({ row, overrides }: NetworkProps) {
  const own = useObserved(({ screen }) => screen.experiment.run);
  const run = overrides === undefined ? own : applyOverrides(own, overrides);
  return (
    <div className={styles['network-heading']} data-testid="network-heading">
      <h3>{networkTitle(run, overrides)}</h3>
      <p className={textStyles['hint']}>{networkNote(run, own, overrides === undefined)}</p>
      <NetworkStatus row={row} />
      {overrides !== undefined && <OverridesChoice row={row} overrides={overrides} />}
    </div>
  );
}

/** The file that the only row is of. */
export function FileHeading({ file }: { readonly file: Recording }) {
  return (
    <div className={styles['network-heading']} data-testid="network-heading">
      <h3 title={file.title}>{file.title}</h3>
      <p className={textStyles['hint']}>{messages.files.contents(contentsOf(file))}</p>
    </div>
  );
}

/** Progress, the way on where training waits for a person, and whether it came to nothing. */
function NetworkStatus({ row }: Pick<NetworkProps, 'row'>) {
  const model = useModel<CompareModel>();
  const [progress, kind] = useObserved(() => {
    const compared = model.comparedRuns[row];
    if (compared === undefined) return ['', undefined];
    const { status, recording, run, count } = compared;
    if (status.kind === 'completed') {
      const { status: learning } = judgedRecording(recording, count, false);
      if (learning.kind === 'did-not-learn')
        return [fetchedMessages.compare.didNotLearn(), learning.kind];
      if (learning.kind === 'memorized')
        return [messages.verdicts.runStatus(learning, 0), learning.kind];
    }
    const epoch = recording.epochs.at(-1) ?? 0;
    return [messages.status.ofNetwork(status, epoch, run?.epochs ?? epoch), status.kind];
  });
  if (progress === '') return null;
  const isAsking = kind === 'waiting' || kind === 'failed' || kind === 'stopped';
  return (
    <p className={styles['network-status']} data-status={kind} data-testid="network-status">
      {progress}{' '}
      {isAsking && (
        <CommandButton
          command={row === 0 ? 'train' : `train-network-${row + 1}`}
          className={buttonStyles['small']}
          title={
            row === 0 ? messages.shell.train().trainTitle : messages.commands.trainNetwork(row + 1)
          }
          focusTo={GRID}
        >
          {kind === 'failed' ? messages.shell.train().retry : messages.shell.train().train}
        </CommandButton>
      )}
    </p>
  );
}

/** Sets another experiment in this row, or takes the row away. */
function OverridesChoice({
  row,
  overrides,
}: {
  readonly row: number;
  readonly overrides: Overrides;
}) {
  const { view } = usePage();
  const own = useObserved(({ screen }) => screen.experiment.run);
  const others = useObserved(({ screen }) => screen.view.comparisonRuns);
  const rest = others.filter((_, i) => i !== row - 1);
  const groups = choicesFor(own, rest);
  const present = formatOverrides(overrides);
  const all = groups.flatMap(({ choices }) => choices);
  const isListed = all.some((choice) => formatOverrides(choice.overrides) === present);
  const choose = (text: string): void => {
    const chosen = all.find((choice) => formatOverrides(choice.overrides) === text);
    if (chosen === undefined) return;
    view.set({
      comparisonRuns: others.map((old, i) => (i === row - 1 ? chosen.overrides : old)),
    });
  };
  return (
    <span className={styles['overrides-choice']}>
      <select
        aria-label={fetchedMessages.compare.network(row + 1)}
        title={fetchedMessages.compare.chooseNetwork()}
        value={present}
        onChange={(event) => choose(event.target.value)}
      >
        {!isListed && (
          <option value={present}>{networkTitle(applyOverrides(own, overrides), overrides)}</option>
        )}
        {groups.map(({ title, choices }) => (
          <optgroup key={title} label={title}>
            {choices.map((choice) => (
              <option key={choice.title} value={formatOverrides(choice.overrides)}>
                {choice.title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <CommandButton
        command={`remove-network-${row + 1}`}
        className={styles['remove']}
        label={messages.commands.removeNetwork(row + 1)}
        title={fetchedMessages.compare.removeThisNetwork()}
        focusTo={GRID}
      >
        ×
      </CommandButton>
    </span>
  );
}
