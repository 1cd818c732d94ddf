import { useId } from 'react';
import { messages } from '../../messages/index.ts';
import { inspectedNeuron, widthsOf } from '../../state/inspection.ts';
import { layerNames } from '../../state/on-screen.ts';
import { useInspection } from '../panel/use-inspection.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './bins.module.css';

/** Which neuron of which layer is looked at. */
export function NeuronPicker() {
  const { view } = usePage();
  const id = useId();
  const { layer } = useInspection();
  const { recording } = useObserved(({ screen }) => screen.shown.snapshot);
  const { output } = useObserved(({ screen }) => screen.view);
  const neuron = useObserved(({ screen }) => inspectedNeuron(screen));
  const width = widthsOf(recording, output)[layer] ?? 1;
  return (
    <div className={styles['neuron-picker']}>
      <label htmlFor={`${id}layer`}>{messages.lab.panels().layer}</label>
      <select
        id={`${id}layer`}
        value={layer}
        onChange={(event) => view.set({ layer: Number(event.target.value) + 1 })}
      >
        {layerNames(recording, output).map((name, l) => (
          <option key={name} value={l}>
            {name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}neuron`}>{messages.lab.panels().neuron}</label>
      <input
        id={`${id}neuron`}
        type="number"
        min={1}
        max={width}
        value={neuron + 1}
        onChange={({ target }) => {
          const chosen = Math.round(target.valueAsNumber);
          if (chosen >= 1 && chosen <= width) view.set({ neuron: chosen });
        }}
      />
    </div>
  );
}
