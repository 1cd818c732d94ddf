import { differences, layerState, TASK_ROWS } from '../state/settings.ts';
import { useLab, useLabState } from './lab-context.ts';

/** What holds of any experiment. */
const READING =
  'Each dot is a layer: further right it keeps more of the input, further up it knows more of the label.';

/** What to look at, and what must not be read into it. */
export function Caption() {
  const lab = useLab();
  const preset = useLabState((state) => state.preset);
  const run = useLabState((state) => state.run);
  const output = useLabState((state) => state.look.output);
  useLabState((state) => state.version);
  useLabState((state) => state.look.epoch);
  const asPreset = differences(run, preset).every((key) => key === 'seed');
  const last = lab.playhead;
  const inState = (wanted: readonly string[]): string[] =>
    lab.trace
      .layers(output)
      .filter(({ ixt, codes }) =>
        wanted.includes(layerState(ixt[last] as number, codes[last] as number, TASK_ROWS)),
      )
      .map(({ name }) => name);
  const saturated = last < 0 ? [] : inState(['saturated']);
  const dead = last < 0 ? [] : inState(['dead', 'constant']);
  return (
    <p className="caption">
      {asPreset ? preset.watch : READING}{' '}
      <span className="caveat">
        One run, seed {run.seed}; others differ.
        {saturated.length > 0 && ` Saturated: ${saturated.join(', ')}.`}
        {dead.length > 0 && ` Dead or constant: ${dead.join(', ')}.`}
      </span>
    </p>
  );
}
