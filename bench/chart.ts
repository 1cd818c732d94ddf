import { JSDOM } from 'jsdom';
import { ratiosLayout } from '../src/charts/ratios/layout.ts';
import { paintRatios } from '../src/charts/ratios/paint.ts';
import type { Measurements } from './measurements.ts';

const WIDTH = 760;

/** The ratios of training as the project's own chart draws them: an SVG for a document. */
export function chartOf({ training, machine }: Measurements): string {
  const { document, XMLSerializer } = new JSDOM('').window;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const rows = training.map(({ name, ratio }) => {
    const { median, p10, p90 } = ratio ?? { median: 1, p10: 1, p90: 1 };
    return { name, median, low: p10, high: p90, own: ratio === undefined };
  });
  const title = 'Training an epoch of the SYN job: median, 10th to 90th percentile';
  const spoken = rows.map(({ name, median }) => `${name} ${median.toFixed(1)}`).join(', ');
  const ariaLabel = `Times as long as ours on ${machine.processor}: ${spoken}`;
  paintRatios(svg, ratiosLayout({ width: WIDTH, rows, title, ariaLabel }));
  return `${new XMLSerializer().serializeToString(svg)}\n`;
}
