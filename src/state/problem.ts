/** What went wrong beside the experiment itself, as codes with parameters. */
import type { TableFault } from '../engine/index.ts';
import type { LinkFingerprint, Repair } from '../link/index.ts';
import { tableFaultOf } from '../worker/faults.ts';
import { WorkerError, type WorkerFault } from '../worker/live.ts';

export type Problem =
  /** `unknown`: an error that no part of the page expects. */
  | { readonly code: WorkerFault | 'unknown'; readonly detail: string }
  | { readonly code: 'file'; readonly fault: TableFault };

export function problemOf(error: unknown): Problem {
  if (error instanceof WorkerError) return { code: error.fault, detail: error.detail };
  const fault = tableFaultOf(error);
  if (fault !== undefined) return { code: 'file', fault };
  return { code: 'unknown', detail: String(error) };
}

interface OtherFingerprint {
  readonly code: 'other-fingerprint';
  readonly expected: LinkFingerprint;
  readonly found: string;
}

/** What a person should know. */
export type Notice =
  | { readonly code: 'repair'; readonly repair: Repair }
  /** The link's sender saw another recording. */
  | OtherFingerprint
  | { readonly code: 'measuring-stopped' | 'inspection-failed'; readonly problem: Problem };

/** Notices with one more, each once: a link can have the same fault in several places. */
export function withNotice(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  const text = JSON.stringify(notice);
  return notices.some((other) => JSON.stringify(other) === text) ? notices : [...notices, notice];
}
