import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { NetworkState } from '../src/engine/index.ts';
import type { Job } from './job.ts';
import type { Trainer } from './trainer.ts';

/** The job as bench/protocol.py reads it. */
function described({ setup, start, orders }: Job): string {
  const { network, training, data } = setup;
  const rowCodes = Array.from({ length: data.rows }, (_, r) =>
    Array.from({ length: data.inputs }, (_, j) => data.codes[j * data.rows + r]),
  );
  return JSON.stringify({
    layers: network,
    ...training,
    scale: data.scale,
    rows: rowCodes,
    labels: Array.from(data.labels),
    parameters: Array.from(start.parameters),
    ranges: Array.from(start.ranges),
    orders: orders.map((order) => Array.from(order)),
  });
}

/** A library of Python that can do the job. */
export interface PythonJob {
  readonly library: string;
  readonly script: string;
  /** Settings by which the library is held back, and the words for that. */
  readonly held?: { readonly environment: Readonly<Record<string, string>>; readonly as: string };
}

/**
 * numpy as it is, with the widest vectors the processor has, and held to the 128 bits that
 * WebAssembly has; names of instruction sets are those of numpy 1.26 and of 2.4.
 */
export const PYTHON_JOBS: readonly PythonJob[] = [
  { library: 'numpy', script: 'numpy_job.py' },
  {
    library: 'numpy',
    script: 'numpy_job.py',
    held: {
      environment: {
        NPY_DISABLE_CPU_FEATURES:
          'AVX2 FMA3 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR X86_V3 X86_V4',
        OPENBLAS_CORETYPE: 'Nehalem',
      },
      as: '128-bit vectors',
    },
  },
  { library: 'PyTorch', script: 'torch_job.py' },
];

/**
 * Runs the job in a Python process that waits while others have their slices. Undefined when there
 * is no Python, or it lacks the library.
 */
export async function pythonTrainer(
  { script, held }: PythonJob,
  root: string,
  job: Job,
): Promise<Trainer | undefined> {
  // -B: no compiled files beside the sources.
  const child = spawn('python3', ['-B', join(root, 'bench', script)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...held?.environment },
  });
  const gone = Promise.race([once(child, 'error'), once(child, 'close')]);
  // A script that ends at once closes its input while the job is being written.
  child.stdin.on('error', () => undefined);
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (line: string): Promise<string | undefined> => {
    child.stdin.write(`${line}\n`);
    const { value } = await Promise.race([lines.next(), gone.then(() => ({ value: undefined }))]);
    return value;
  };
  const failed = (): Error => new Error(`${script} failed: ${complaint}`);
  const answer = async (line: string): Promise<string> => {
    const text = await ask(line);
    if (text === undefined) throw failed();
    return text;
  };

  const name = await ask(described(job));
  if (name === undefined) {
    // Its complaint is whole when the process has closed.
    await gone;
    if (child.pid === undefined || complaint.includes('ModuleNotFoundError')) return undefined;
    throw failed();
  }
  return {
    name: held === undefined ? name : `${name}, ${held.as}`,
    run: async (times) => Number(await answer(`train ${times}`)),
    state: async (): Promise<NetworkState> => {
      const { parameters, ranges } = JSON.parse(await answer('state')) as {
        parameters: number[];
        ranges: number[];
      };
      return { parameters: Float32Array.from(parameters), ranges: Float32Array.from(ranges) };
    },
    close: () => child.stdin.end(),
  };
}
