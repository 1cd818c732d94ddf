import { transfer } from 'comlink';
import {
  type CodeGroups,
  type OutputReading,
  type Ruler,
  recordAt,
  Trace,
} from '../engine/index.ts';
import type { MeasurerApi } from './entry.ts';
import type { FileSummary } from './file-tape.ts';
import type { Locks } from './life.ts';
import { type Live, type Spawn, START_LIMIT_MS, start } from './live.ts';
import type { MeasureMessage } from './measure-to-port.ts';
import type { DrawnPoints, NeuronInspection, Place } from './measuring.ts';
import { packStates } from './protocol.ts';
import type { Lens } from './tape.ts';

/** Hears records as they are measured, with what `measureTape` says of each, one after the other. */
export type Measured = (records: Uint32Array, numbers: Float64Array) => void;

/** Somebody's activations, as the page knows them: the numbers stay in the worker. */
export class ActivationFile {
  readonly file: File;
  readonly summary: FileSummary;

  constructor(file: File, summary: FileSummary) {
    this.file = file;
    this.summary = summary;
  }

  /** Recorded epochs. */
  get count(): number {
    return this.epochs.length;
  }

  get epochs(): readonly number[] {
    return this.summary.epochs;
  }

  recordAt(epoch: number): number {
    return recordAt(this.epochs, epoch);
  }
}

/** What can be looked at: a recorded run, or a file of activations. */
export type Source = Trace | ActivationFile;

/** Tapes a worker holds; each takes about a megabyte and its states. */
const MOST_TAPES = 8;

interface HeldTape {
  readonly id: number;
  /** Records of the trace that the worker has. */
  sent: number;
}

/** A worker in service, and what it holds. */
interface Service {
  readonly live: Live<MeasurerApi>;
  readonly ready: Promise<unknown>;
  /** In the order of their last use. */
  readonly tapes: Map<Source, HeldTape>;
}

/** Looks at recorded runs through lenses, in a worker of its own beside the one that trains. */
export class Measurer {
  private readonly spawn: Spawn;
  private readonly locks: Locks | undefined;
  private readonly startLimit: number;
  private service: Service | undefined;
  private numbers = 0;

  constructor(spawn: Spawn, locks: Locks | undefined, startLimit = START_LIMIT_MS) {
    this.spawn = spawn;
    this.locks = locks;
    this.startLimit = startLimit;
  }

  /**
   * Measures records of a trace, in the given order. Rejects with the signal's reason when it
   * aborts, and with a WorkerError when the worker fails or is lost.
   */
  async measure(
    signal: AbortSignal,
    source: Source,
    lenses: readonly Lens[],
    output: OutputReading,
    records: Uint32Array,
    listener: Measured,
  ): Promise<void> {
    signal.throwIfAborted();
    await this.use(source, async ({ live }, tape) => {
      // While the worker started somebody may have thought better of it.
      signal.throwIfAborted();
      const id = ++this.numbers;
      const { port1, port2 } = new MessageChannel();
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      const ended = new Promise<void>((resolve) => {
        port1.onmessage = ({ data }: MessageEvent<MeasureMessage>) => {
          if (data.kind === 'end') resolve();
          else if (!signal.aborted) listener(data.records, data.numbers);
        };
      });
      const job = { id, lenses, output, records };
      const over = live.remote.measure(tape, job, transfer(port2, [port2]));
      try {
        await Promise.race([over.then(() => ended), aborted, live.fault]);
      } catch (error) {
        if (signal.aborted) live.remote.stopMeasuring(id).catch(() => {}); // Lost: nothing to stop.
        throw error;
      } finally {
        port1.close();
      }
    });
  }

  /** Reads a file in the worker; rejects with a sentence on what is wrong with it. */
  async open(file: File): Promise<ActivationFile> {
    const service = this.serve();
    const work = async (): Promise<ActivationFile> => {
      await service.ready;
      const id = ++this.numbers;
      const opened = new ActivationFile(file, await service.live.remote.openFile(id, file));
      this.keepTape(service, opened, { id, sent: 0 });
      return opened;
    };
    return Promise.race([work(), service.live.fault]);
  }

  codes(source: Source, place: Place): Promise<CodeGroups> {
    return this.use(source, ({ live }, tape) => live.remote.codes(tape, place));
  }

  points(source: Source, place: Place): Promise<DrawnPoints> {
    return this.use(source, ({ live }, tape) => live.remote.points(tape, place));
  }

  /** `neuron` counts from 0. */
  neuron(source: Source, place: Place, neuron: number, ruler: Ruler): Promise<NeuronInspection> {
    return this.use(source, ({ live }, tape) => live.remote.neuron(tape, place, neuron, ruler));
  }

  /** Does something with a worker that has all records of the trace. */
  private async use<T>(
    source: Source,
    act: (service: Service, tape: number) => Promise<T>,
  ): Promise<T> {
    const service = this.serve();
    const work = async (): Promise<T> => {
      await service.ready;
      return act(service, this.hold(service, source));
    };
    return Promise.race([work(), service.live.fault]);
  }

  private serve(): Service {
    if (this.service !== undefined) return this.service;
    const service: Service = {
      ...start<MeasurerApi>(this.spawn, this.locks, this.startLimit),
      tapes: new Map(),
    };
    this.service = service;
    // Whoever waits hears what went wrong; the next call has a new worker, also if nobody waits.
    const dismiss = (): void => {
      if (this.service !== service) return;
      this.service = undefined;
      service.live.end();
    };
    service.ready.catch(dismiss);
    service.live.fault.catch(dismiss);
    return service;
  }

  /** Sends what the worker does not have yet; calls are heard in order. */
  private hold({ live, tapes }: Service, source: Source): number {
    const known = tapes.get(source);
    const tape = known ?? { id: ++this.numbers, sent: 0 };
    const { remote } = live;
    // What goes wrong here is heard by the call that follows.
    if (known === undefined) {
      const opened =
        source instanceof Trace
          ? remote.openTape(tape.id, source.run)
          : remote.openFile(tape.id, source.file);
      opened.catch(() => {});
    }
    if (source instanceof Trace && tape.sent < source.count) {
      remote.extendTape(tape.id, packStates(source.states.slice(tape.sent))).catch(() => {});
      tape.sent = source.count;
    }
    this.keepTape({ live, tapes }, source, tape);
    return tape.id;
  }

  private keepTape(
    { live, tapes }: Pick<Service, 'live' | 'tapes'>,
    source: Source,
    tape: HeldTape,
  ): void {
    tapes.delete(source);
    tapes.set(source, tape);
    for (const [other, { id }] of tapes) {
      if (tapes.size <= MOST_TAPES) break;
      tapes.delete(other);
      live.remote.closeTape(id).catch(() => {});
    }
  }
}
