import { messages } from '../../messages/index.ts';
import { DEFAULT_VIEW_STATE, layerState } from '../../state/engine-values.ts';
import { differences } from '../../state/settings.ts';
import { dialogBodies } from '../dialogs/fetched.ts';
import { PageDialog } from '../shared/Dialog.tsx';
import { Fetched } from '../shared/Fetched.tsx';
import { useObserved } from '../shared/page-context.ts';
import { useMainTrajectories } from '../shared/trajectories-of.ts';
import styles from './caption.module.css';
import { Insight, OtherEstimator, useInsightText } from './Insight.tsx';
import { ProcessingNote } from './ProcessingNote.tsx';

/** What to look at or, when the run is over, what it came to; and what must not be read into it. */
export function Caption() {
  const preset = useObserved(({ screen }) => screen.experiment.preset);
  const { run, rows } = useObserved(({ screen }) => screen.recording);
  const layerVerdicts = useObserved(({ screen }) => screen.finalVerdicts);
  const hasLearned = useObserved(({ screen }) => screen.learningStatus.kind !== 'did-not-learn');
  const isDisputed = layerVerdicts.length > 0 && hasLearned;
  const asPreset = run && differences(run, preset).every((key) => key === 'seed');
  const watch = asPreset ? messages.presets.watch(preset.id) : messages.lab.watch();
  return (
    <>
      <div className={styles['caption']} data-testid="caption">
        {useInsightText() === '' ? <p>{watch}</p> : <Insight />}
        <OtherEstimator layerVerdicts={layerVerdicts} />
        <ProcessingNote />
        <p className={styles['caveat']}>
          {run ? messages.lab.oneRun(run.seed) : messages.files.distinctInputs(rows)}
          <Accuracy />
          <States />
          <OutputDefined />
          {isDisputed && ` ${messages.lab.disputed()}`}
        </p>
      </div>
      <PageDialog name="why" title={messages.lab.verdictTitle()}>
        <Fetched code={dialogBodies}>
          {({ WhyBody }) => <WhyBody layerVerdicts={layerVerdicts} />}
        </Fetched>
      </PageDialog>
    </>
  );
}

/** How well the run did in the end, beside chance. */
function Accuracy() {
  const [isJudged, learning, count, majority] = useObserved(
    ({ screen }) =>
      [
        screen.isWhole && screen.learningStatus.kind !== 'diverged',
        screen.recording.learning,
        screen.shown.snapshot.count,
        screen.majorityShare,
      ] as const,
  );
  const test = learning?.accuracy.test[count - 1];
  if (!isJudged || test === undefined || majority === undefined) return null;
  return <> {messages.lab.accuracy(test, majority)}</>;
}

/** Layers at the playhead that are less informative than they seem. */
function States() {
  const [at, rows] = useObserved(({ screen }) => [screen.checkpoint, screen.rows]);
  const epoch = useObserved(({ screen }) =>
    screen.hasSeveralEpochs ? screen.recording.epochs[screen.checkpoint] : undefined,
  );
  const { layers } = useMainTrajectories();
  const inState = (wanted: readonly string[]): string[] =>
    layers.flatMap(({ name, ixt, states }) => {
      const [bits, count] = [ixt[at], states[at]];
      if (bits === undefined || count === undefined || !Number.isFinite(bits)) return [];
      return wanted.includes(layerState(bits, count, rows)) ? [name] : [];
    });
  const saturated = inState(['saturated']);
  const dead = inState(['dead', 'constant']);
  return (
    <>
      {saturated.length > 0 && ` ${messages.lab.saturatedLayers(saturated, epoch)}`}
      {dead.length > 0 && ` ${messages.lab.deadLayers(dead)}`}
    </>
  );
}

/** That the output layer is read otherwise than the network computes it: the sentence is about that. */
function OutputDefined() {
  const output = useObserved(({ screen }) => screen.view.output);
  const bits = useObserved(({ screen }) => screen.recordedRun?.bits);
  const hasOutput = useObserved(({ screen }) => screen.recording.hasOutput);
  const layer = useObserved(({ screen }) => screen.layerNames.at(-1) ?? '');
  if (!hasOutput || output === DEFAULT_VIEW_STATE.output) return null;
  return <> {messages.outputs.sentence(output, layer, bits)}</>;
}
