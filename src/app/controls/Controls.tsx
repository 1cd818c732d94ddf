import type { OutputDefinition } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { DEFAULT_VIEW_STATE, FIELDS, OUTPUT_DEFINITIONS } from '../../state/engine-values.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './controls.module.css';
import { LayersControl } from './LayersControl.tsx';
import { NumberControl } from './NumberControl.tsx';
import { Row, RowFrame } from './Row.tsx';
import { BitsControl, RateControl } from './sliders.tsx';

/**
 * Everything a person can choose of a run; a change trains anew. It observes nothing itself: each row is
 * rendered anew only where that row has changed.
 */
export function Controls() {
  const headings = messages.controls.headings();
  return (
    <aside className={styles['controls']} data-testid="controls" aria-label={headings.all}>
      <h2>{headings.network}</h2>
      <LayersControl />
      <Row setting="bits" htmlFor="bits">
        <BitsControl id="bits" setting="bits" />
      </Row>
      <Row setting="weightBits" htmlFor="wbits">
        <BitsControl id="wbits" setting="weightBits" />
      </Row>
      <Row setting="initialisation" htmlFor="init">
        <ChoiceControl id="init" setting="initialisation" />
      </Row>
      <OutputRow />
      <h2>{headings.data}</h2>
      <Row setting="data" htmlFor="data">
        <ChoiceControl id="data" setting="data" />
      </Row>
      <TaskMeaning />
      <Row setting="trainPercent" htmlFor="train">
        <NumberControl id="train" setting="trainPercent" unit={messages.controls.units().percent} />
      </Row>
      <h2>{headings.training}</h2>
      <Row setting="optimizer" htmlFor="opt">
        <ChoiceControl id="opt" setting="optimizer" />
      </Row>
      <Row setting="learningRate" htmlFor="lr">
        <RateControl id="lr" />
      </Row>
      <Row setting="batch" htmlFor="batch">
        <NumberControl id="batch" setting="batch" unit={messages.controls.units().rows} />
      </Row>
      <Row setting="epochs" htmlFor="epochs">
        <NumberControl id="epochs" setting="epochs" unit={<ExpectedTime />} />
      </Row>
      <Row setting="l2" htmlFor="l2">
        <NumberControl id="l2" setting="l2" />
      </Row>
      <Row setting="seed" htmlFor="seed">
        <NumberControl id="seed" setting="seed" />
        <CommandButton command="new-seed" className={buttonStyles['small']}>
          {messages.controls.newSeed()}
        </CommandButton>
      </Row>
    </aside>
  );
}

/** What is measured of the output: a matter of the view, no setting of the run. */
function OutputRow() {
  const { view } = usePage();
  const output = useObserved(({ screen }) => screen.view.output);
  const bits = useObserved(({ screen }) => screen.experiment.run.bits);
  const name = messages.controls.headings().output;
  const initial = DEFAULT_VIEW_STATE.output;
  return (
    <RowFrame
      name={<label htmlFor="out">{name}</label>}
      title={name}
      was={output === initial ? undefined : messages.outputs.name(initial, bits)}
      onReset={() => view.set({ output: initial })}
    >
      <select
        id="out"
        value={output}
        onChange={(event) => view.set({ output: event.target.value as OutputDefinition })}
      >
        {OUTPUT_DEFINITIONS.map((definition) => (
          <option key={definition} value={definition}>
            {messages.outputs.name(definition, bits)}
          </option>
        ))}
      </select>
    </RowFrame>
  );
}

function TaskMeaning() {
  const task = useObserved(({ screen }) => screen.experiment.run.data);
  return <p className={styles['task-meaning']}>{messages.controls.task(task)}</p>;
}

/** How long the run is expected to take. */
function ExpectedTime() {
  const text = useObserved(({ runs, screen }) =>
    messages.controls.about(runs.estimate(screen.experiment.run)),
  );
  return <>{text}</>;
}

interface Props {
  readonly id: string;
  readonly setting: 'data' | 'optimizer' | 'initialisation';
}

/** One of a few named values. */
function ChoiceControl({ id, setting }: Props) {
  const { runs } = usePage();
  const value = useObserved(({ screen }) => screen.experiment.run[setting]);
  const { rule } = FIELDS[setting];
  const options = rule.kind === 'choice' ? rule.options : [];
  return (
    <select
      id={id}
      value={value}
      onChange={(event) => runs.setRun({ [setting]: event.target.value })}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {messages.fields.choice(option)}
        </option>
      ))}
    </select>
  );
}
