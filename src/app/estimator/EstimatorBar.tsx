import { messages } from '../../messages/index.ts';
import { commandById } from '../../state/commands.ts';
import { isWhole } from '../../state/lab.ts';
import { taskLandmarks } from '../shared/task-landmarks.ts';
import { layersOf, measuredCount } from '../shared/trajectories-of.ts';
import { useLabState, usePage } from '../shell/lab-context.ts';
import { EstimatorPicker } from './EstimatorPicker.tsx';
import { estimatorStatus } from './estimator-status.ts';
import './estimator.css';

/** What is laid over the exact plane: another estimator's readings, and landmarks. */
export function EstimatorBar() {
  const { lab } = usePage();
  const estimator = useLabState((state) => state.viewState.estimator);
  const overlay = useLabState((state) => state.viewState.overlay);
  const isFile = useLabState((state) => state.file !== undefined);
  return (
    <div className="estimator-bar">
      <Toggle command="overlay" checked={overlay}>
        Compare exact with
      </Toggle>
      <EstimatorPicker
        label="EstimatorSpec"
        value={estimator}
        onChange={(chosen) => lab.setViewState({ estimator: chosen, overlay: true })}
      />
      {overlay && <EstimatorStatus />}
      {!isFile && <LandmarksToggle />}
    </div>
  );
}

function LandmarksToggle() {
  const landmarks = useLabState((state) => state.viewState.landmarks);
  return (
    <>
      <Toggle command="landmarks" checked={landmarks}>
        Landmarks
      </Toggle>
      {landmarks && <LandmarkNames />}
    </>
  );
}

/** The crosses from the left: on the plane a name is left out where there is no room. */
function LandmarkNames() {
  const run = useLabState((state) => state.run);
  const landmarks = taskLandmarks(run).toSorted((a, b) => a.ixt - b.ixt);
  return (
    <p className="landmark-names">
      + from the left, I(X;T):{' '}
      {landmarks.map(({ name, ixt }) => `${name} ${messages.numbers.bits(ixt)}`).join(' · ')}
    </p>
  );
}

interface ToggleProps {
  readonly command: 'overlay' | 'landmarks';
  readonly checked: boolean;
  readonly children: string;
}

/** A box that does what a key does. */
function Toggle({ command: id, checked, children }: ToggleProps) {
  const page = usePage();
  const command = commandById(id);
  const [key = ''] = command.keys;
  return (
    <label title={`${command.title} (${key.toUpperCase()})`}>
      <input
        type="checkbox"
        checked={checked}
        aria-keyshortcuts={key}
        onChange={() => command.run(page)}
      />{' '}
      {children}
    </label>
  );
}

function EstimatorStatus() {
  const page = usePage();
  const estimator = useLabState((state) => state.viewState.estimator);
  const isOver = useLabState(isWhole);
  useLabState((state) => state.viewState.output);
  useLabState((state) => state.version);
  useLabState((state) => state.measured);
  const { count } = page.lab.recording;
  const measured = measuredCount(layersOf(page, estimator), count);
  return (
    <span className="estimator-status">
      {estimatorStatus(estimator, { isOver, measured, count })}
    </span>
  );
}
