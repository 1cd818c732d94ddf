import { useRef } from 'react';
import { type NetworkLayout, networkLayout } from '../../charts/network/layout.ts';
import { paintNetwork } from '../../charts/network/paint.ts';
import { inspectedLayer, inspectedNeuron, widthsOf } from '../../state/inspection.ts';
import { INPUT_BITS } from '../../state/settings.ts';
import { pointIn, useChartCanvas } from '../shared/chart-canvas.tsx';
import { useLab } from '../shell/lab-context.ts';

/** The network: a click on a neuron picks it. The lists beside it do the same by key. */
export function NetworkDrawing() {
  const lab = useLab();
  const layout = useRef<NetworkLayout>(undefined);
  const sees = () => {
    const { layer, neuron, output } = lab.state.viewState;
    return [layer, neuron, output, lab.state.run];
  };
  const svg = useChartCanvas(
    (element, size) => {
      const selected = { layer: inspectedLayer(lab) + 1, neuron: inspectedNeuron(lab) + 1 };
      layout.current = networkLayout({
        size,
        inputs: INPUT_BITS,
        widths: widthsOf(lab.recording, lab.state.viewState.output),
        selected,
        ariaLabel: `The network; neuron ${selected.neuron} of layer T${selected.layer} is selected`,
      });
      paintNetwork(element, layout.current);
    },
    { sees },
  );
  return (
    <div className="drawing-chart network">
      <svg
        ref={svg}
        onPointerDown={(event) => {
          const place = layout.current && nearestNeuron(layout.current, ...pointIn(event));
          if (place !== undefined) lab.setViewState(place);
        }}
      >
        <title>The network</title>
      </svg>
    </div>
  );
}

/** Dots are small: in a column, what is not on a neuron is meant for the nearest one. */
function nearestNeuron(layout: NetworkLayout, x: number, y: number) {
  const middle = layout.size.height / 2;
  const step = y < middle ? 1 : -1;
  for (let py = y; (middle - py) * step >= 0; py += step) {
    const place = layout.neuronAt(x, py);
    if (place !== undefined) return place;
  }
  return undefined;
}
