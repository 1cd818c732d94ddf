/** What a person should know beside the experiment itself. */
import type { TableFault } from '../../engine/index.ts';
import type { Repair } from '../../link/index.ts';
import { fault as fileFault } from './files.ts';
import { sentence as repairSentence } from './repairs.ts';

export type Problem =
  | { readonly code: 'start' | 'lost' | 'error' | 'unknown'; readonly detail: string }
  | { readonly code: 'file'; readonly fault: TableFault };

const FAILURE = {
  start: 'The worker could not be started',
  lost: 'The worker was terminated from outside',
  error: 'The worker stopped with an error',
  unknown: 'Something unexpected went wrong',
} as const;

/** What went wrong. */
export function problem(found: Problem): string {
  if (found.code === 'file') return `The file: ${fileFault(found.fault)}.`;
  const failure = FAILURE[found.code];
  return found.detail === '' ? `${failure}.` : `${failure}: ${found.detail.replace(/\.$/, '')}.`;
}

/** Why a file is not shown. */
export function refusedFile(name: string, found: Problem): string {
  return `${name}: ${found.code === 'file' ? `${fileFault(found.fault)}.` : problem(found)}`;
}

type Notice =
  | { readonly code: 'repair'; readonly repair: Repair }
  | { readonly code: 'other-fingerprint'; readonly expected: string; readonly found: string }
  | { readonly code: 'measuring-stopped' | 'inspection-failed'; readonly problem: Problem };

export function sentence(notice: Notice): string {
  switch (notice.code) {
    case 'repair':
      return repairSentence(notice.repair);
    case 'other-fingerprint':
      return `The link’s fingerprint is ${notice.expected}; this run gives ${notice.found}. The numbers may differ from what the sender saw.`;
    case 'measuring-stopped':
      return `Measuring stopped. ${problem(notice.problem)}`;
    case 'inspection-failed':
      return `The panel could not be filled. ${problem(notice.problem)}`;
  }
}
