import type { Run } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { differences, PRESETS, presetById } from '../../state/settings.ts';
import { CommandButton } from '../shared/CommandButton.tsx';
import { handFocus } from '../shared/hand-focus.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { Views } from './Views.tsx';

/** Name, experiment, how it differs from its preset, and the way to share it. */
export function Header() {
  const { runs } = usePage();
  const preset = useObserved(({ screen }) => screen.experiment.preset);
  const run = useObserved(({ screen }) => screen.experiment.run);
  const changed = differences(run, preset);
  return (
    <header>
      <h1>Infoplane</h1>
      <label className="experiment">
        Experiment
        <select
          value={preset.id}
          onChange={(event) => {
            const chosen = presetById(event.target.value);
            if (chosen !== undefined) runs.setPreset(chosen);
          }}
        >
          {PRESETS.map(({ id }) => (
            <option key={id} value={id}>
              {messages.presets.title(id)}
            </option>
          ))}
        </select>
      </label>
      <Views />
      <p className="changes">
        {changed.length > 0 && (
          <>
            <span>
              changed:{' '}
              {changed.map((key) => `${SHORT[key]} ${messages.fields.value(run, key)}`).join(' · ')}
            </span>
            <button
              type="button"
              className="small"
              onClick={() => {
                handFocus('.experiment select');
                runs.setPreset(preset);
              }}
            >
              reset all
            </button>
          </>
        )}
      </p>
      <ShareButton />
      <CommandButton id="about">About this run</CommandButton>
      <CommandButton id="help" label="Help">
        ?
      </CommandButton>
      <HelpDialog />
      <AboutDialog />
    </header>
  );
}

const SHORT: Record<keyof Run, string> = {
  data: 'task',
  hidden: 'layers',
  activations: 'activation',
  bits: 'activations',
  weightBits: 'weights',
  optimizer: 'optimizer',
  learningRate: 'rate',
  batch: 'batch',
  epochs: 'epochs',
  l2: 'L2',
  initialisation: 'init',
  trainPercent: 'train',
  seed: 'seed',
};

/** Copies the link to what is on show, and says whether that worked. */
function ShareButton() {
  const said = useObserved(({ ui }) => ui.getState().said);
  return (
    <>
      <CommandButton id="share">{said ?? 'Copy link'}</CommandButton>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}
