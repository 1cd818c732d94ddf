import { formatBits } from '../../charts/format.ts';
import { actionById } from '../../state/actions.ts';
import { isWhole } from '../../state/lab.ts';
import { useLabState, usePage } from '../lab-context.ts';
import { layersOf, measuredCount } from '../series-of.ts';
import { taskLandmarks } from '../task-landmarks.ts';
import { RulerPicker } from './RulerPicker.tsx';
import { rulerStatus } from './ruler-words.ts';
import './ruler.css';

/** What is laid over the exact plane: another ruler's readings, and landmarks. */
export function RulerBar() {
  const { lab } = usePage();
  const ruler = useLabState((state) => state.look.ruler);
  const ghost = useLabState((state) => state.look.ghost);
  const isFile = useLabState((state) => state.file !== undefined);
  return (
    <div className="ruler-bar">
      <Toggle action="ghost" checked={ghost}>
        Compare exact with
      </Toggle>
      <RulerPicker
        label="Ruler"
        value={ruler}
        onChange={(chosen) => lab.setLook({ ruler: chosen, ghost: true })}
      />
      {ghost && <RulerStatus />}
      {!isFile && <LandmarksToggle />}
    </div>
  );
}

function LandmarksToggle() {
  const landmarks = useLabState((state) => state.look.landmarks);
  return (
    <>
      <Toggle action="landmarks" checked={landmarks}>
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
      {landmarks.map(({ name, ixt }) => `${name} ${formatBits(ixt)}`).join(' · ')}
    </p>
  );
}

interface ToggleProps {
  readonly action: 'ghost' | 'landmarks';
  readonly checked: boolean;
  readonly children: string;
}

/** A box that does what a key does. */
function Toggle({ action: id, checked, children }: ToggleProps) {
  const page = usePage();
  const action = actionById(id);
  const [key = ''] = action.keys;
  return (
    <label title={`${action.title} (${key.toUpperCase()})`}>
      <input
        type="checkbox"
        checked={checked}
        aria-keyshortcuts={key}
        onChange={() => action.perform(page)}
      />{' '}
      {children}
    </label>
  );
}

function RulerStatus() {
  const page = usePage();
  const ruler = useLabState((state) => state.look.ruler);
  const isOver = useLabState(isWhole);
  useLabState((state) => state.look.output);
  useLabState((state) => state.version);
  useLabState((state) => state.measured);
  const { count } = page.lab.source;
  const measured = measuredCount(layersOf(page, ruler), count);
  return <span className="ruler-status">{rulerStatus(ruler, { isOver, measured, count })}</span>;
}
