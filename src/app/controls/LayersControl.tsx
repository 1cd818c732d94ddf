import { useId, useState } from 'react';
import type { Activation, Run } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { ACTIVATIONS, MAX_WIDTH } from '../../state/engine-values.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';
import { Problem } from '../shared/TypedNumber.tsx';
import styles from './layers.module.css';
import { Row } from './Row.tsx';

/** The hidden layers: their number, and the width and activation of each. */
export function LayersControl() {
  const { runs } = usePage();
  const hidden = useObserved(({ screen }) => screen.experiment.run.hidden);
  const activations = useObserved(({ screen }) => screen.experiment.run.activations);
  const common = activations.every((a) => a === activations[0]) ? activations[0] : undefined;

  const setWidth = (layer: number, width: number): void => {
    if (width !== hidden[layer]) runs.setRun({ hidden: hidden.with(layer, width) });
  };

  return (
    <div className={styles['layers']}>
      <Row setting="hidden">
        <span className={styles['depth']}>
          <CommandButton
            command="fewer-layers"
            className={buttonStyles['small']}
            label={messages.commands.title('fewer-layers')}
          >
            −
          </CommandButton>
          <output aria-label={messages.controls.layers().count}>{hidden.length}</output>
          <CommandButton
            command="more-layers"
            className={buttonStyles['small']}
            label={messages.commands.title('more-layers')}
          >
            +
          </CommandButton>
        </span>
      </Row>
      <Row setting="activations" htmlFor="act">
        <ActivationSelect
          id="act"
          value={common}
          onChange={(activation) => runs.setRun({ activations: [activation] })}
        />
      </Row>
      <ol aria-label={messages.controls.layers().list}>
        {hidden.map((_, l) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place in the network
          <li key={l}>
            <span className={styles['layer-name']}>T{l + 1}</span>
            <Stepper
              name={messages.controls.widthOf(l + 1)}
              layer={l}
              onChange={(next) => setWidth(l, next)}
            />
            <ActivationSelect
              name={messages.controls.activationOf(l + 1)}
              value={activations[l]}
              onChange={(activation) =>
                runs.setRun({ activations: activations.with(l, activation) })
              }
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface StepperProps {
  readonly name: string;
  /** From 0. */
  readonly layer: number;
  readonly onChange: (width: number) => void;
}

/** What has been typed, and whether it was refused. */
interface Draft {
  readonly text: string;
  readonly refused: boolean;
  /** A run of another link may have the same width here, yet is not what was typed for. */
  readonly run: Run;
}

/** A width: its arrows act at once, what is typed on Enter or on leaving. */
function Stepper({ name, layer, onChange }: StepperProps) {
  const { runs } = usePage();
  const [draft, setDraft] = useState<Draft>();
  const [value, isCurrent] = useObserved(({ screen: { experiment } }) => [
    String(experiment.run.hidden[layer]),
    draft?.run === experiment.run,
  ]);
  const { text, refused } = draft && isCurrent ? draft : { text: value, refused: false };
  const problemId = useId();
  const keep = (typed: string, isRefused: boolean): void =>
    setDraft({ text: typed, refused: isRefused, run: runs.experiment.run });
  const commit = (typed: string): void => {
    const width = Number(typed);
    const allowed = Number.isInteger(width) && width >= 1 && width <= MAX_WIDTH;
    keep(typed, !allowed);
    if (allowed) onChange(width);
  };
  return (
    <>
      <input
        type="number"
        aria-label={name}
        aria-invalid={refused}
        aria-describedby={refused ? problemId : undefined}
        title={messages.controls.layers().widths}
        min={1}
        max={MAX_WIDTH}
        value={text}
        onChange={(event) => {
          keep(event.target.value, refused);
          // Typing reports what was typed; the arrows do not.
          if (!('inputType' in event.nativeEvent) || !event.nativeEvent.inputType) {
            commit(event.target.value);
          }
        }}
        onBlur={() => commit(text)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(text);
          if (event.key === 'Escape') setDraft(undefined);
        }}
      />
      {refused && <Problem id={problemId}>{messages.controls.layers().enterWidth}</Problem>}
    </>
  );
}

interface SelectProps {
  readonly id?: string;
  readonly name?: string;
  readonly value: Activation | undefined;
  readonly onChange: (activation: Activation) => void;
}

function ActivationSelect({ id, name, value, onChange }: SelectProps) {
  return (
    <select
      id={id}
      aria-label={name}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value as Activation)}
    >
      {value === undefined && (
        <option value="" disabled>
          {messages.controls.layers().mixed}
        </option>
      )}
      {ACTIVATIONS.map((activation) => (
        <option key={activation} value={activation}>
          {messages.fields.choice(activation)}
        </option>
      ))}
    </select>
  );
}
