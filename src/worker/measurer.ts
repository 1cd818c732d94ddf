import { transfer } from 'comlink';
import {
  type CodeClasses,
  type EstimatorSpec,
  FileRecording,
  type FileRepairCode,
  type Measurement,
  type OutputDefinition,
  packStates,
  type Recording,
} from '../engine/index.ts';
import { tableFaultOf } from './faults.ts';
import { WorkerError } from './live.ts';
import type { MeasureJob, MeasureMessage } from './measure-to-port.ts';
import type { DrawnPoints, NeuronInspection, Place } from './measuring.ts';
import type { ScheduledWorker } from './scheduled-worker.ts';
import type { Scheduler } from './scheduler.ts';

/** Called with checkpoints as they are measured, and what `measureCheckpoints` gives for each, one after the other. */
export type Measured = (checkpoints: Uint32Array, numbers: Float64Array) => void;

/** Recordings a worker holds; each takes about a megabyte and its states. */
const MAX_RECORDINGS = 8;
/** Numbers of the files that a worker holds beside the one in use: these take half a gigabyte. */
const MAX_NUMBERS = 64_000_000;

interface HeldRecording {
  readonly id: number;
  /** Checkpoints of the recording that the worker has. */
  sent: number;
}

/** Numbers that a worker keeps of a recording: of a run only its states, which are few. */
function numbersOf(recording: Recording): number {
  if (recording.run !== undefined) return 0;
  const widths = recording.layers('logits').reduce((sum, { width }) => sum + width, 0);
  return widths * recording.rows * recording.count;
}

/** How often something is done again after its worker was lost or did not start. */
const RETRIES = 2;

/** The worker that measures, and what it holds. */
interface Service {
  readonly worker: ScheduledWorker;
  /** Resolves when all jobs so far have left the worker. */
  jobs: Promise<void>;
  /** In the order of their last use. */
  readonly held: Map<Recording, HeldRecording>;
}

/** A file, and the repairs without which it is read. */
interface FileToRead {
  readonly file: File;
  readonly declined: readonly FileRepairCode[];
}

type SchedulerPart = Pick<Scheduler, 'measuringWorker' | 'renewMeasuring' | 'hasStarted'>;

/** Looks at recordings through measurements, in the worker that the scheduler has for that. */
export class Measurer {
  private readonly scheduler: SchedulerPart;
  private service: Service | undefined;
  private numbers = 0;
  /** The files that were opened: the worker reads them again when it was replaced. */
  private readonly files = new WeakMap<Recording, FileToRead>();

  constructor(scheduler: SchedulerPart) {
    this.scheduler = scheduler;
  }

  /**
   * Measures checkpoints of a recording, in the given order. Rejects with the signal's reason when it
   * aborts, and with a WorkerError when the worker fails or is lost again and again. A job waits on the
   * page for the one before it to leave the worker: one that is superseded by then is never sent, nor are
   * the checkpoints that it alone would have needed.
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
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const measuring = this.serve(async (service) => {
      await inTurn(service, async () => {
        signal.throwIfAborted();
        const job = { id: ++this.numbers, measurements, output, checkpoints };
        await this.run(service, signal, recording, job, listener);
      });
    });
    await Promise.race([measuring, aborted]);
  }

  /** One job in a worker, to its end or until the worker has left it. */
  private async run(
    service: Service,
    signal: AbortSignal,
    recording: Recording,
    job: MeasureJob,
    listener: Measured,
  ): Promise<void> {
    const { worker } = service;
    const { remote } = worker;
    const { port1, port2 } = new MessageChannel();
    const ended = new Promise<void>((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<MeasureMessage>) => {
        if (data.kind === 'end') resolve();
        else if (!signal.aborted) listener(data.checkpoints, data.numbers);
      };
    });
    const stop = async (): Promise<void> => {
      try {
        await remote.stopMeasuring(job.id);
      } catch {
        // Lost, and maybe released: nothing to stop.
      }
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      await worker.untilFault(
        remote
          .measure(this.hold(service, recording), job, transfer(port2, [port2]))
          .then(() => (signal.aborted ? undefined : ended)),
      );
    } finally {
      signal.removeEventListener('abort', stop);
      port1.close();
    }
  }

  /**
   * Reads a file in the worker, without the repairs that were declined; `tableFaultOf` returns what is
   * wrong with one that is refused.
   */
  open(file: File, declined: readonly FileRepairCode[] = []): Promise<FileRecording> {
    return this.serve(async (service) => {
      const id = ++this.numbers;
      const summary = await service.worker.remote.openFile(id, file, declined);
      const opened = new FileRecording(file.name, summary);
      this.files.set(opened, { file, declined });
      this.keepRecording(service, opened, { id, sent: 0 });
      return opened;
    });
  }

  /** Reads the file of a recording again, without one repair more. */
  reopen(recording: Recording, declined: FileRepairCode): Promise<FileRecording> {
    const read = this.files.get(recording);
    if (read === undefined) throw new Error('not a recording of a file that was opened');
    return this.open(read.file, [...read.declined, declined]);
  }

  codes(recording: Recording, place: Place): Promise<CodeClasses> {
    return this.use(recording, ({ remote }, recorded) => remote.codes(recorded, place));
  }

  points(recording: Recording, place: Place): Promise<DrawnPoints> {
    return this.use(recording, ({ remote }, recorded) => remote.points(recorded, place));
  }

  /** `neuron` counts from 0. */
  neuron(
    recording: Recording,
    place: Place,
    neuron: number,
    estimator: EstimatorSpec,
  ): Promise<NeuronInspection> {
    return this.use(recording, ({ remote }, recorded) =>
      remote.neuron(recorded, place, neuron, estimator),
    );
  }

  /** Does something with a worker that has all checkpoints of the recording. */
  private use<T>(
    recording: Recording,
    act: (worker: ScheduledWorker, recorded: number) => Promise<T>,
  ): Promise<T> {
    return this.serve((service) => act(service.worker, this.hold(service, recording)));
  }

  /**
   * Does something with a worker; what the scheduler cuts short, or what is lost with its worker, is done
   * again with the next one. An error of a worker would come again.
   */
  private async serve<T>(act: (service: Service) => Promise<T>): Promise<T> {
    for (let faults = 0; ; ) {
      let worker: ScheduledWorker | undefined;
      try {
        worker = this.scheduler.measuringWorker();
        const service = this.serviceOf(worker);
        return await worker.untilFault(worker.ready.then(() => act(service)));
      } catch (error) {
        if (worker !== undefined && error === worker.dismissal) continue;
        // Some browsers keep in a worker that a module could not be fetched; the next one fetches it anew.
        const isReaderMissing = tableFaultOf(error)?.code === 'no-reader';
        if (isReaderMissing && worker === this.service?.worker) this.scheduler.renewMeasuring();
        if (!(error instanceof WorkerError) || faults++ >= RETRIES) throw error;
        // Where the browser refuses to start one, only one that has started is worth a try.
        const { fault, isSilence } = error;
        const isStarted = fault === 'start' && this.scheduler.hasStarted;
        if (fault !== 'lost' && !isSilence && !isStarted) throw error;
      }
    }
  }

  private serviceOf(worker: ScheduledWorker): Service {
    if (this.service?.worker !== worker) {
      this.service = { worker, jobs: Promise.resolve(), held: new Map() };
    }
    return this.service;
  }

  /** Sends what the worker does not have yet; calls arrive in order. */
  private hold(service: Service, recording: Recording): number {
    const known = service.held.get(recording);
    const recorded = known ?? { id: ++this.numbers, sent: 0 };
    const { remote } = service.worker;
    // What goes wrong here rejects the call that follows.
    const { run, states, count } = recording;
    const read = this.files.get(recording);
    if (known === undefined) {
      const opening =
        read !== undefined
          ? remote.openFile(recorded.id, read.file, read.declined)
          : run && remote.openRecording(recorded.id, run);
      // The worker does not have it then: the next call opens it anew.
      opening?.catch(() => {
        if (service.held.get(recording) === recorded) service.held.delete(recording);
      });
    }
    if (states !== undefined && recorded.sent < count) {
      remote.extendRecording(recorded.id, packStates(states.slice(recorded.sent))).catch(() => {});
      recorded.sent = count;
    }
    this.keepRecording(service, recording, recorded);
    return recorded.id;
  }

  private keepRecording(
    { worker, held }: Service,
    recording: Recording,
    recorded: HeldRecording,
  ): void {
    held.delete(recording);
    held.set(recording, recorded);
    let numbers = 0;
    for (const other of held.keys()) if (other !== recording) numbers += numbersOf(other);
    for (const [other, { id }] of held) {
      const isTooMuch = held.size > MAX_RECORDINGS || numbers > MAX_NUMBERS;
      if (other === recording || !isTooMuch) break;
      held.delete(other);
      numbers -= numbersOf(other);
      worker.remote.closeRecording(id).catch(() => {});
    }
  }
}

/** Does something with a worker once all before it is over. */
async function inTurn(service: Service, act: () => Promise<void>): Promise<void> {
  const acting = service.jobs.then(act);
  service.jobs = acting.catch(() => {});
  await acting;
}
