import { useStore } from 'zustand';
import type { Run } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { differences, PRESETS, presetById } from '../../state/settings.ts';
import { Views } from '../compare/Views.tsx';
import { handFocus } from '../shared/hand-focus.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { useLabState, usePage } from './lab-context.ts';

/** Name, experiment, how it differs from its preset, and the way to share it. */
export function Header() {
  const { lab, ui } = usePage();
  const preset = useLabState((state) => state.preset);
  const run = useLabState((state) => state.run);
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
            if (chosen !== undefined) lab.setPreset(chosen);
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
                lab.setPreset(preset);
              }}
            >
              reset all
            </button>
          </>
        )}
      </p>
      <ShareButton />
      <button
        type="button"
        title="What this run was computed from and with (I)"
        onClick={() => ui.setState({ dialog: 'about' })}
      >
        About this run
      </button>
      <button
        type="button"
        aria-label="Help"
        title="Help and keys (?)"
        onClick={() => ui.setState({ dialog: 'help' })}
      >
        ?
      </button>
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
  const page = usePage();
  const said = useStore(page.ui, (state) => state.said);
  return (
    <>
      <button
        type="button"
        title="Copy a link to this run and playhead (S)"
        onClick={page.copyLink}
      >
        {said ?? 'Copy link'}
      </button>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}
