import type { LabState } from '../../state/lab.ts';
import { usePage } from '../lab-context.ts';
import { useRecordPointer } from '../use-record-pointer.ts';

/** As useRecordPointer for one network of the comparison, whose chart knows its own records only. */
export function useNetworkPointer(row: number, find: (x: number, y: number) => LabState['hover']) {
  const { comparison } = usePage();
  return useRecordPointer((x, y) => {
    const found = find(x, y);
    const network = comparison.networks[row];
    if (found === undefined || network === undefined) return undefined;
    const record = comparison.recordShown(network.trace, found.record);
    return record < 0 ? undefined : { ...found, record };
  });
}
