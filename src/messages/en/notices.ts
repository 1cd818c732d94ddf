/** What a person should know beside the experiment itself. */
import { ENGINE_VERSION, type TableFault } from '../../engine/index.ts';
import type { LinkFingerprint, Repair } from '../../link/index.ts';
import { fault as fileFault } from './files.ts';
import { number } from './numbers.ts';
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

interface OtherFingerprint {
  readonly code: 'other-fingerprint';
  readonly expected: LinkFingerprint;
  readonly found: string;
}

/** What versions of the engine compute in another way than the one before. */
const ENGINE_CHANGES: readonly { readonly since: number; readonly change: string }[] = [
  { since: 2, change: 'quantizer rounds halves up' },
];

/** Why a run is not, number by number, the one that the sender of its link saw. */
export function otherFingerprint({ expected, found }: Omit<OtherFingerprint, 'code'>): string {
  const { hex, engine } = expected;
  const both = `The link’s fingerprint is ${hex}; this run gives ${found}.`;
  if (engine === ENGINE_VERSION) {
    return `${both} The numbers may differ from what the sender saw.`;
  }
  const changes = ENGINE_CHANGES.filter(({ since }) => since > engine).map(({ change }) => change);
  const whose = changes.length === 0 ? '' : `, whose ${changes.join(' and ')}`;
  return `The link was made with version ${engine} of the engine; this is version ${ENGINE_VERSION}${whose}: codes may differ. ${both}`;
}

type Notice =
  | { readonly code: 'repair'; readonly repair: Repair }
  | OtherFingerprint
  | { readonly code: 'measuring-stopped' | 'inspection-failed'; readonly problem: Problem };

/** Notices that are folded. */
export function more(count: number): string {
  return `and ${number(count)} more`;
}

export function sentence(notice: Notice): string {
  switch (notice.code) {
    case 'repair':
      return repairSentence(notice.repair);
    case 'other-fingerprint':
      return otherFingerprint(notice);
    case 'measuring-stopped':
      return `Measuring stopped. ${problem(notice.problem)}`;
    case 'inspection-failed':
      return `The panel could not be filled. ${problem(notice.problem)}`;
  }
}
