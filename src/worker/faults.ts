/**
 * Of an error that crosses from a worker to its page comlink keeps name, message and stack. What is
 * wrong with a file is in none of them, so that it is sent along.
 */
import { type TransferHandler, transferHandlers } from 'comlink';
import { TableError, type TableFault } from '../engine/index.ts';

interface Thrown {
  readonly value: unknown;
}
type Serialized = { readonly isError: boolean; readonly value: object };

/** Worker side: lets errors keep their faults. */
export function sendFaults(): void {
  const standard = transferHandlers.get('throw') as TransferHandler<Thrown, Serialized>;
  transferHandlers.set('throw', {
    ...standard,
    serialize(thrown: Thrown) {
      const [serialized, transfer] = standard.serialize(thrown);
      if (thrown.value instanceof TableError)
        Object.assign(serialized.value, { fault: thrown.value.fault });
      return [serialized, transfer];
    },
  });
}

/** Page side: what a worker found wrong with a file; undefined for other errors. */
export function tableFaultOf(error: unknown): TableFault | undefined {
  const isTableError = error instanceof Error && error.name === 'TableError' && 'fault' in error;
  return isTableError ? (error.fault as TableFault) : undefined;
}
