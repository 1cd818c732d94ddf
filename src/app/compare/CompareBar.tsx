import type { OutputDefinition } from '../../engine/index.ts';
import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import { commonBits } from '../../state/compared-networks.ts';
import {
  MAX_COMPARISON_RUNS,
  MAX_ESTIMATORS,
  OUTPUT_DEFINITIONS,
} from '../../state/engine-values.ts';
import { CommandButton } from '../shared/CommandButton.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './compare-bar.module.css';

const { example } = fetchedMessages.compare;

interface PreparedComparison {
  readonly title: string;
  /** What is to be seen, shown when the link is pointed at. */
  readonly watch: string;
  readonly hash: string;
}

/**
 * Comparisons worth a look, as links. Half the usual epochs: they show the same in half the time,
 * so that verdicts are there before an audience looks away.
 */
export const PREPARED: readonly PreparedComparison[] = [
  // At 4 bits a neuron has 16 levels, and 30 bins hardly merge any: nothing would disagree.
  { ...example('activations'), hash: '#v1/tanh-8bit?epochs=200&view=compare&vs=act:relu' },
  { ...example('float32'), hash: '#v1/tanh-4bit?epochs=200&view=compare' },
  {
    ...example('fixed-bins'),
    hash: '#v1/relu-4bit?epochs=200&seed=16&view=compare&estimators=exact;uniform,30,-1..1;idnns,30;uniform,30,run&vs=act:tanh',
  },
  { ...example('bits'), hash: '#v1/tanh-4bit?epochs=200&view=compare&vs=bits:8' },
];

/** Prepared comparisons, and the ways to add to this one. */
export function CompareBar() {
  const { run, hasOutput } = useObserved(({ screen }) => screen.recording);
  return (
    <div className={styles['compare-bar']}>
      {run === undefined ? <OneNetwork /> : <Examples />}
      {hasOutput && <OutputChoice />}
      <CommandButton
        command="add-estimator"
        title={fetchedMessages.compare.addColumn(MAX_ESTIMATORS)}
      />
      {run !== undefined && (
        <CommandButton
          command="add-network"
          title={fetchedMessages.compare.addRow(MAX_COMPARISON_RUNS + 1)}
        />
      )}
    </div>
  );
}

/** A file has no experiment that another could be set beside. */
function OneNetwork() {
  return (
    <p>
      {fetchedMessages.compare.oneNetwork()}{' '}
      <CommandButton command="compare-experiment" focusTo="main" />
    </p>
  );
}

function Examples() {
  return (
    <nav aria-label={fetchedMessages.compare.bar().exampleList}>
      <span>{fetchedMessages.compare.bar().examples}</span>
      {PREPARED.map(({ title, watch, hash }) => (
        <a key={hash} href={hash} title={watch}>
          {title}
        </a>
      ))}
    </nav>
  );
}

/** What T is at the output of every network of the comparison. */
function OutputChoice() {
  const { view } = usePage();
  const output = useObserved(({ screen }) => screen.view.output);
  const bits = useObserved(({ screen: { experiment, view } }) =>
    commonBits(experiment.run, view.comparisonRuns),
  );
  return (
    <label className={styles['output-choice']} title={messages.outputs.meaning(output)}>
      {messages.controls.headings().output}{' '}
      <select
        value={output}
        onChange={(event) => view.set({ output: event.target.value as OutputDefinition })}
      >
        {OUTPUT_DEFINITIONS.map((definition) => (
          <option key={definition} value={definition} title={messages.outputs.meaning(definition)}>
            {messages.outputs.name(definition, bits)}
          </option>
        ))}
      </select>
    </label>
  );
}
