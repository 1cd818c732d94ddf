import { parseArgs } from 'node:util';
import type { Pace } from './contest.ts';

export interface Options {
  readonly json: boolean;
  readonly gate: boolean;
  /** File for a chart of the ratios of training. */
  readonly chart: string | undefined;
  readonly pace: Pace;
  /** Epochs each implementation trains before it is timed, to see that all learn alike. */
  readonly epochs: number;
}

export const HELP = `Usage: npm run -s bench -- [--quick] [--json] [--gate] [--chart FILE]

  --quick   fewer and shorter slices: a minute less, a rougher answer
  --json    one JSON object on standard output, nothing else
  --chart   writes the ratios of training to FILE as an SVG, too
  --gate    training only, SIMD against the typed arrays; exit status 1 below the bar
  --figure  the SYN figure of the paper, 50 runs of 8000 epochs, in a Chromium tab; takes
            --repeats N, --epochs N and --json
`;

/** Undefined when help is requested. */
export function optionsOf(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      gate: { type: 'boolean', default: false },
      chart: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    json: values.json,
    gate: values.gate,
    chart: values.chart,
    pace: values.quick ? { rounds: 7, slice: 60 } : { rounds: 25, slice: 150 },
    epochs: values.quick ? 10 : 50,
  };
}
