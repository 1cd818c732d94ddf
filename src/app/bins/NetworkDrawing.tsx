import { useRef } from 'react';
import { type NetworkLayout, networkLayout } from '../../charts/network/layout.ts';
import { paintNetwork } from '../../charts/network/paint.ts';
import { messages } from '../../messages/index.ts';
import { inspectedLayer, inspectedNeuron, widthsOf } from '../../state/inspection.ts';
import panelStyles from '../panel/panel.module.css';
import { classes } from '../shared/classes.ts';
import { usePage } from '../shared/page-context.ts';
import { pointIn, useChart } from '../shared/use-chart.ts';
import styles from './bins.module.css';

/** The network: a click on a neuron picks it. The lists beside it do the same by key. */
export function NetworkDrawing() {
  const { view } = usePage();
  const layout = useRef<NetworkLayout>(undefined);
  const svg = useChart({
    read: ({ screen }) => ({
      recording: screen.shown.snapshot.recording,
      output: screen.view.output,
      layer: inspectedLayer(screen) + 1,
      neuron: inspectedNeuron(screen) + 1,
    }),
    paint: (element, size, { recording, output, layer, neuron }) => {
      layout.current = networkLayout({
        size,
        inputs: recording.inputs ?? 0,
        widths: widthsOf(recording, output),
        selected: { layer, neuron },
        ariaLabel: messages.charts.network(layer, neuron),
      });
      paintNetwork(element, layout.current);
    },
  });
  return (
    <div className={classes(panelStyles['drawing-chart'], styles['network'])} data-testid="network">
      <svg
        ref={svg}
        onPointerDown={(event) => {
          const place = layout.current && nearestNeuron(layout.current, ...pointIn(event));
          if (place !== undefined) view.set(place);
        }}
      >
        <title>{messages.lab.panels().network}</title>
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
