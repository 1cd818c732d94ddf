import type { Judged } from '../../state/insight.ts';
import { isWhole } from '../../state/lab.ts';
import { useLabState, usePage } from '../lab-context.ts';

/** A single record is no story. */
const FEWEST_RECORDS = 3;

/** The exact verdicts on what is on show, once no more records will come; none before. */
export function useJudged(): readonly Judged[] {
  const { lab, comparison } = usePage();
  const ready = useLabState(isWhole);
  useLabState((state) => state.version);
  useLabState((state) => state.look.output);
  useLabState((state) => state.look.rule);
  // Only a file is measured after it is on show; a trace brings its exact readings along.
  useLabState((state) => (state.file === undefined ? 0 : state.measured));
  return ready && lab.source.count >= FEWEST_RECORDS ? comparison.judged : [];
}
