import { messages } from '../../messages/index.ts';
import {
  DEFAULT_VIEW_STATE,
  differences,
  EXACT,
  layerState,
  TASK_ROWS,
} from '../../state/settings.ts';
import { layersOf } from '../shared/trajectories-of.ts';
import { useLabState, usePage } from '../shell/lab-context.ts';
import { Insight, OtherEstimator } from './Insight.tsx';
import { useLayerVerdicts } from './use-layer-verdicts.ts';
import { WhyDialog } from './WhyDialog.tsx';

/** What holds of any experiment. */
const READING =
  'Each dot is a layer: further right it keeps more of the input, further up it knows more of the label.';

/** What to viewState at or, when the run is over, what it came to; and what must not be read into it. */
export function Caption() {
  const preset = useLabState((state) => state.preset);
  const run = useLabState((state) => state.run);
  const file = useLabState((state) => state.file);
  const layerVerdicts = useLayerVerdicts();
  const asPreset = differences(run, preset).every((key) => key === 'seed');
  const watch = file === undefined && asPreset ? messages.presets.watch(preset.id) : READING;
  return (
    <>
      <div className="caption">
        {layerVerdicts.length > 0 ? <Insight layerVerdicts={layerVerdicts} /> : <p>{watch}</p>}
        <OtherEstimator layerVerdicts={layerVerdicts} />
        <p className="caveat">
          {file === undefined
            ? `One run, seed ${run.seed}; others differ.`
            : messages.files.distinctInputs(file.summary.rows)}
          <States />
          <OutputDefined />
          {layerVerdicts.length > 0 && ' Whether compression causes generalization is disputed.'}
        </p>
      </div>
      <WhyDialog layerVerdicts={layerVerdicts} />
    </>
  );
}

/** Layers at the playhead of which less can be said than it seems. */
function States() {
  const page = usePage();
  const { lab } = page;
  const file = useLabState((state) => state.file);
  useLabState((state) => state.version);
  useLabState((state) => state.measured);
  useLabState((state) => state.viewState.epoch);
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
function OutputDefined() {
  const output = useLabState((state) => state.viewState.output);
  const layers = useLabState((state) => state.run.hidden.length + 1);
  const isFile = useLabState((state) => state.file !== undefined);
  if (isFile || output === DEFAULT_VIEW_STATE.output) return null;
  return ` ${messages.outputs.sentence(output, `T${layers}`)}`;
}
