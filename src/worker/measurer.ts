import { transfer } from 'comlink';
import type { FileSummary } from '../engine/analysis/file-activations.ts';
import type { Measurement } from '../engine/analysis/recorded-activations.ts';
import {
  type CodeGroups,
  checkpointAt,
  type EstimatorSpec,
  type OutputDefinition,
  RunRecording,
} from '../engine/index.ts';
import type { MeasurerApi } from './entry.ts';
import type { Locks } from './life.ts';
import { type Live, type Spawn, START_LIMIT_MS, start } from './live.ts';
import type { MeasureMessage } from './measure-to-port.ts';
import type { DrawnPoints, NeuronInspection, Place } from './measuring.ts';
import { packStates } from './protocol.ts';

/** Hears checkpoints as they are measured, with what `measureCheckpoints` says of each, one after the other. */
export type Measured = (checkpoints: Uint32Array, numbers: Float64Array) => void;

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

  checkpointAt(epoch: number): number {
    return checkpointAt(this.epochs, epoch);
  }
}

/** What can be looked at: a recorded run, or a file of activations. */
export type Recording = RunRecording | ActivationFile;

/** Recordings a worker holds; each takes about a megabyte and its states. */
const MAX_RECORDINGS = 8;

interface HeldRecording {
  readonly id: number;
  /** Records of the recording that the worker has. */
  sent: number;
}

/** A worker in service, and what it holds. */
interface Service {
  readonly live: Live<MeasurerApi>;
  readonly ready: Promise<unknown>;
  /** In the order of their last use. */
  readonly recordings_: Map<Recording, HeldRecording>;
}

/** Looks at recorded runs through measurements, in a worker of its own beside the one that trains. */
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
   * Measures checkpoints of a recording, in the given order. Rejects with the signal's reason when it
   * aborts, and with a WorkerError when the worker fails or is lost.
   */
  async measure(
    signal: AbortSignal,
    recording: Recording,
    measurements: readonly Measurement[],
    output: OutputDefinition,
    checkpoints: Uint32Array,
    listener: Measured,
  ): Promise<void> {
    signal.throwIfAborted();
    await this.use(recording, async ({ live }, recorded) => {
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
          else if (!signal.aborted) listener(data.checkpoints, data.numbers);
        };
      });
      const job = { id, measurements, output, checkpoints };
      const over = live.remote.measure(recorded, job, transfer(port2, [port2]));
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

  /** Reads a file in the worker; `tableFaultOf` tells what is wrong with one that is refused. */
  async open(file: File): Promise<ActivationFile> {
    const service = this.serve();
    const work = async (): Promise<ActivationFile> => {
      await service.ready;
      const id = ++this.numbers;
      const opened = new ActivationFile(file, await service.live.remote.openFile(id, file));
      this.keepRecording(service, opened, { id, sent: 0 });
      return opened;
    };
    return Promise.race([work(), service.live.fault]);
  }

  codes(recording: Recording, place: Place): Promise<CodeGroups> {
    return this.use(recording, ({ live }, recorded) => live.remote.codes(recorded, place));
  }

  points(recording: Recording, place: Place): Promise<DrawnPoints> {
    return this.use(recording, ({ live }, recorded) => live.remote.points(recorded, place));
  }

  /** `neuron` counts from 0. */
  neuron(
    recording: Recording,
    place: Place,
    neuron: number,
    estimator: EstimatorSpec,
  ): Promise<NeuronInspection> {
    return this.use(recording, ({ live }, recorded) =>
      live.remote.neuron(recorded, place, neuron, estimator),
    );
  }

  /** Does something with a worker that has all checkpoints of the recording. */
  private async use<T>(
    recording: Recording,
    act: (service: Service, recorded: number) => Promise<T>,
  ): Promise<T> {
    const service = this.serve();
    const work = async (): Promise<T> => {
      await service.ready;
      return act(service, this.hold(service, recording));
    };
    return Promise.race([work(), service.live.fault]);
  }

  private serve(): Service {
    if (this.service !== undefined) return this.service;
    const service: Service = {
      ...start<MeasurerApi>(this.spawn, this.locks, this.startLimit),
      recordings_: new Map(),
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
  private hold({ live, recordings_ }: Service, recording: Recording): number {
    const known = recordings_.get(recording);
    const recorded = known ?? { id: ++this.numbers, sent: 0 };
    const { remote } = live;
    // What goes wrong here is heard by the call that follows.
    if (known === undefined) {
      const opened =
        recording instanceof RunRecording
          ? remote.openRecording(recorded.id, recording.run)
          : remote.openFile(recorded.id, recording.file);
      opened.catch(() => {});
    }
    if (recording instanceof RunRecording && recorded.sent < recording.count) {
      remote
        .extendRecording(recorded.id, packStates(recording.states.slice(recorded.sent)))
        .catch(() => {});
      recorded.sent = recording.count;
    }
    this.keepRecording({ live, recordings_ }, recording, recorded);
    return recorded.id;
  }

  private keepRecording(
    { live, recordings_ }: Pick<Service, 'live' | 'recordings_'>,
    recording: Recording,
    recorded: HeldRecording,
  ): void {
    recordings_.delete(recording);
    recordings_.set(recording, recorded);
    for (const [other, { id }] of recordings_) {
      if (recordings_.size <= MAX_RECORDINGS) break;
      recordings_.delete(other);
      live.remote.closeRecording(id).catch(() => {});
    }
  }
}
