import { DEFAULT_LOOK, differences, EXACT, layerState, TASK_ROWS } from '../state/settings.ts';
import { Insight, OtherRuler } from './insight/Insight.tsx';
import { useJudged } from './insight/use-judged.ts';
import { WhyDialog } from './insight/WhyDialog.tsx';
import { useLabState, usePage } from './lab-context.ts';
import { layersOf } from './series-of.ts';
import { OUTPUT } from './words.ts';

/** What holds of any experiment. */
const READING =
  'Each dot is a layer: further right it keeps more of the input, further up it knows more of the label.';

/** What to look at or, when the run is over, what it came to; and what must not be read into it. */
export function Caption() {
  const preset = useLabState((state) => state.preset);
  const run = useLabState((state) => state.run);
  const file = useLabState((state) => state.file);
  const judged = useJudged();
  const asPreset = differences(run, preset).every((key) => key === 'seed');
  const watch = file === undefined && asPreset ? preset.watch : READING;
  return (
    <>
      <div className="caption">
        {judged.length > 0 ? <Insight judged={judged} /> : <p>{watch}</p>}
        <OtherRuler judged={judged} />
        <p className="caveat">
          {file === undefined
            ? `One run, seed ${run.seed}; others differ.`
            : rowsText(file.summary.rows)}
          <States />
          <OutputRead />
          {judged.length > 0 && ' Whether compression causes generalization is disputed.'}
        </p>
      </div>
      <WhyDialog judged={judged} />
    </>
  );
}

function rowsText(rows: number): string {
  return rows === 1 ? '1 row, taken for one input.' : `${rows} rows, each taken for another input.`;
}

/** Layers at the playhead of which less can be said than it seems. */
function States() {
  const page = usePage();
  const { lab } = page;
  const file = useLabState((state) => state.file);
  useLabState((state) => state.version);
  useLabState((state) => state.measured);
  useLabState((state) => state.look.epoch);
  const at = lab.playhead;
  const rows = file?.summary.rows ?? TASK_ROWS;
  const inState = (wanted: readonly string[]): string[] =>
    layersOf(page, EXACT).flatMap(({ name, ixt, codes }) => {
      const [bits, count] = [ixt[at], codes[at]];
      if (bits === undefined || count === undefined || !Number.isFinite(bits)) return [];
      return wanted.includes(layerState(bits, count, rows)) ? [name] : [];
    });
  const saturated = inState(['saturated']);
  const dead = inState(['dead', 'constant']);
  return (
    <>
      {saturated.length > 0 && ` Saturated: ${saturated.join(', ')}; I(X;T) there says nothing.`}
      {dead.length > 0 && ` Dead or constant: ${dead.join(', ')}.`}
    </>
  );
}

/** That the output layer is read otherwise than the network computes it: the sentence is about that. */
function OutputRead() {
  const output = useLabState((state) => state.look.output);
  const layers = useLabState((state) => state.run.hidden.length + 1);
  const isFile = useLabState((state) => state.file !== undefined);
  if (isFile || output === DEFAULT_LOOK.output) return null;
  return ` T${layers} is read as ${OUTPUT[output]}.`;
}
