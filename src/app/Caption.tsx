import { useLab, useLabState } from './lab-context.ts';
import { layerState, TASK_ROWS } from '../state/settings.ts';

/** What to look at, and what must not be read into it. */
export function Caption() {
  const lab = useLab();
  const preset = useLabState((state) => state.preset);
  const seed = useLabState((state) => state.run.seed);
  const output = useLabState((state) => state.look.output);
  useLabState((state) => state.version);
  const last = lab.trace.count - 1;
  const inState = (wanted: readonly string[]): string[] =>
    lab.trace
      .layers(output)
      .filter(({ ixt, codes }) =>
        wanted.includes(layerState(ixt[last] as number, codes[last] as number, TASK_ROWS)),
      )
      .map(({ name }) => name);
  const saturated = last < 0 ? [] : inState(['saturated']);
  const dead = last < 0 ? [] : inState(['dead', 'constant']);
  const list = (names: readonly string[], what: string): string =>
    names.length === 0 ? '' : ` ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} ${what}.`;
  return (
    <p className="caption">
      {preset.watch} <span className="caveat">
        Seed {seed} of many{list(saturated, 'saturated (nearly a code for each input)')}
        {list(dead, 'dead')}
        {saturated.length + dead.length === 0 ? '.' : ''}
      </span>
    </p>
  );
}
