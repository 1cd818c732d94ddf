import { writeFileSync } from 'node:fs';
import { chooseBackend } from '../src/worker/backend.ts';
import { chartOf } from './chart.ts';
import { BAR, gateRatio } from './gate.ts';
import { measureAll } from './measurements.ts';
import { HELP, optionsOf } from './options.ts';
import { report } from './report.ts';

/** Runs the benchmark; `root` is the project's folder. Returns the exit status. */
export async function bench(args: string[], root: string): Promise<number> {
  const options = optionsOf(args);
  if (options === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const { json, gate, chart, pace, epochs } = options;
  const { backend, fallback } = await chooseBackend();
  if (fallback !== undefined) throw new Error(`no SIMD backend: ${JSON.stringify(fallback)}`);
  if (gate) {
    const ratio = await gateRatio(backend);
    const passed = ratio.median >= BAR;
    process.stdout.write(
      json
        ? `${JSON.stringify({ passed, bar: BAR, ratio })}\n`
        : `${passed ? 'passed' : 'FAILED'}: training ${ratio.median.toFixed(1)}× as fast as the typed arrays ` +
            `(p10–p90 ${ratio.p10.toFixed(1)}–${ratio.p90.toFixed(1)}), at least ${BAR}× wanted\n`,
    );
    return passed ? 0 : 1;
  }
  const progress = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  const measurements = await measureAll(backend, pace, epochs, root, progress);
  if (chart !== undefined) writeFileSync(chart, chartOf(measurements));
  process.stdout.write(json ? `${JSON.stringify(measurements)}\n` : report(measurements));
  return 0;
}
