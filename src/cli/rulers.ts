import {
  EXACT,
  formatRuler,
  type Kernels,
  type LayerTrail,
  type Look,
  type OutputReading,
  parseRuler,
  type Ruler,
  sameRuler,
  type Trace,
} from '../engine/index.ts';
import { measureTape, NUMBERS, RunRanges, RunTape } from '../worker/tape.ts';
import { UsageError } from './options.ts';

/** The layers of a trace under one ruler. */
export interface RulerTrails {
  /** As links write it. */
  readonly ruler: string;
  readonly layers: readonly LayerTrail[];
}

/** The ruler that an option gives as links write it, `uniform,30,run`. */
export function rulerOf(option: string, text: string): Ruler {
  const { ruler, problem } = parseRuler(text);
  if (ruler === undefined || problem !== undefined) {
    throw new UsageError(`--${option} ${text}: ${problem}`);
  }
  return ruler;
}

/** The rulers of a list as links write it, `exact;uniform,30,run`. */
export function rulersOf(text: string): Ruler[] {
  return text.split(';').map((one) => rulerOf('rulers', one));
}

/** The rulers that are on the page when a link is opened. */
export function rulersOnShow({ view, rulers, ghost, ruler }: Look): readonly Ruler[] {
  if (view === 'compare') return rulers;
  return ghost ? [EXACT, ruler] : [EXACT];
}

/** Measures all records of a trace; exact readings are the trace's own. */
export function trailsOf(
  trace: Trace,
  rulers: readonly Ruler[],
  output: OutputReading,
  kernels: Kernels,
): RulerTrails[] {
  const exact = trace.layers(output);
  const measured = rulers.filter((ruler) => !sameRuler(ruler, EXACT));
  const found = measured.map(() =>
    exact.map(({ name }) => ({
      name,
      ixt: [] as number[],
      ity: [] as number[],
      codes: [] as number[],
    })),
  );
  const tape = new RunTape(trace.run, kernels);
  tape.extend(trace.states);
  const lenses = measured.map((ruler) => ({ kind: 'ruler', ruler }) as const);
  const records = Uint32Array.from(trace.epochs.keys());
  for (const step of measureTape(tape, new RunRanges(tape), lenses, output, records)) {
    if (step === undefined) continue;
    found.forEach((layers, i) => {
      layers.forEach(({ ixt, ity, codes }, l) => {
        const at = (i * layers.length + l) * NUMBERS;
        ixt.push(step.numbers[at] as number);
        ity.push(step.numbers[at + 1] as number);
        codes.push(step.numbers[at + 2] as number);
      });
    });
  }
  return rulers.map((ruler) => ({
    ruler: formatRuler(ruler),
    layers: found[measured.indexOf(ruler)] ?? exact,
  }));
}
