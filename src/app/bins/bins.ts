/** The bins of a neuron in words. */
import { formatBits } from '../../charts/shared/format.ts';
import type { NeuronInspection } from '../../state/inspection.ts';
import { plural } from '../shared/words.ts';

/** “16 levels → 7 bins: 1.20 bits of this neuron lost.” */
export function binsText({ levels, occupied, costs }: NeuronInspection): string {
  const from = plural(levels, 'level');
  if (occupied === undefined) return `${from}; more bins than can be drawn.`;
  const lost = costs.reduce((sum, bits) => sum + bits, 0);
  const loss = lost === 0 ? 'nothing' : `${formatBits(lost)} bits`;
  return `${from} → ${plural(occupied, 'bin')}: ${loss} of this neuron lost.`;
}

const MAX_LEVELS = 4;

/** “From −0.07 to 0.00: levels −0.05, 0; 0.31 bits lost.” */
export function bandText(neuron: NeuronInspection, band: number): string | undefined {
  const { bands, values, costs } = neuron;
  const { from, to } = bands[band] ?? {};
  if (from === undefined || to === undefined) return undefined;
  const isLast = band === bands.length - 1;
  const inside = Array.from(values).filter((v) => v >= from && (v < to || (isLast && v === to)));
  const range = `From ${valueText(from)} to ${valueText(to)}:`;
  if (inside.length === 0) return `${range} no level.`;
  const listed = inside.slice(0, MAX_LEVELS).map(valueText).join(', ');
  const more = inside.length > MAX_LEVELS ? ` and ${inside.length - MAX_LEVELS} more` : '';
  const cost = costs[band] ?? 0;
  const loss = cost === 0 ? 'nothing' : `${formatBits(cost)} bits`;
  return `${range} ${inside.length === 1 ? 'level' : 'levels'} ${listed}${more}; ${loss} lost.`;
}

/** An activation, with a true minus. */
function valueText(value: number): string {
  return String(Number(value.toPrecision(3))).replace('-', '−');
}
