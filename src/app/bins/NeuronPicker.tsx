import { useId } from 'react';
import { layerNames } from '../../state/comparison.ts';
import { inspectedNeuron, widthsOf } from '../../state/inspection.ts';
import { useInspection } from '../panel/use-inspection.ts';
import { useLab, useLabState } from '../shell/lab-context.ts';

/** Which neuron of which layer is looked at. */
export function NeuronPicker() {
  const lab = useLab();
  const id = useId();
  useLabState((state) => state.viewState.neuron);
  const { layer } = useInspection();
  const { recording } = lab;
  const { output } = lab.state.viewState;
  const width = widthsOf(recording, output)[layer] ?? 1;
  return (
    <div className="neuron-picker">
      <label htmlFor={`${id}layer`}>Layer</label>
      <select
        id={`${id}layer`}
        value={layer}
        onChange={(event) => lab.setViewState({ layer: Number(event.target.value) + 1 })}
      >
        {layerNames(recording, output).map((name, l) => (
          <option key={name} value={l}>
            {name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}neuron`}>Neuron</label>
      <input
        id={`${id}neuron`}
        type="number"
        min={1}
        max={width}
        value={inspectedNeuron(lab) + 1}
        onChange={({ target }) => {
          const neuron = Math.round(target.valueAsNumber);
          if (neuron >= 1 && neuron <= width) lab.setViewState({ neuron });
        }}
      />
    </div>
  );
}
