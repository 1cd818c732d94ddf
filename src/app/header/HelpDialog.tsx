import { useStore } from 'zustand';
import { ACTIONS, type Action, act } from '../../state/actions.ts';
import { Glossary } from '../Glossary.tsx';
import { usePage } from '../lab-context.ts';
import { PageDialog } from '../PageDialog.tsx';

const KEY_NAMES: Record<string, string> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

function keyName(key: string): string {
  return key
    .split('+')
    .map((part) => KEY_NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}

const GROUPS: readonly Action['group'][] = ['Playhead', 'Run', 'View', 'Page'];

interface Row {
  readonly title: string;
  /** More than one where they are a series. */
  readonly actions: readonly Action[];
}

function rowsOf(group: Action['group']): Row[] {
  const actions = ACTIONS.filter((action) => action.group === group);
  const titleOf = ({ series, title }: Action): string => series ?? title;
  return [...new Set(actions.map(titleOf))].map((title) => ({
    title,
    actions: actions.filter((action) => titleOf(action) === title),
  }));
}

/** An action with its keys, or a series with a button each: what a key does a finger can do too. */
function HelpRow({ title, actions }: Row) {
  const page = usePage();
  const perform = (action: Action): void => {
    page.ui.setState({ dialog: undefined });
    act(action, page);
  };
  const [only, ...others] = actions;
  if (only !== undefined && others.length === 0) {
    return (
      <button type="button" className="help-row" onClick={() => perform(only)}>
        <Keys keys={only.keys} />
        {title}
      </button>
    );
  }
  return (
    <div className="help-row series">
      {title}
      <span>
        {actions.map((action) => (
          <button
            key={action.id}
            type="button"
            className="digit"
            aria-label={action.title}
            onClick={() => perform(action)}
          >
            {action.keys.map(keyName).join()}
          </button>
        ))}
      </span>
    </div>
  );
}

function Keys({ keys }: Pick<Action, 'keys'>) {
  return (
    <span>
      {keys.map((key) => (
        <kbd key={key}>{keyName(key)}</kbd>
      ))}
    </span>
  );
}

/** What the picture shows, and every key. */
export function HelpDialog() {
  const { preferences } = usePage();
  const keys = useStore(preferences, (state) => state.keys);
  return (
    <PageDialog name="help" title="What you are looking at">
      <p>
        Each dot is a layer T of a small network with quantized activations. Right means the layer
        keeps more of the input, I(X;T); up means it knows more of the label, I(T;Y). Both are
        counted, not estimated: the network is discrete, so every input has a definite code in every
        layer. The dashed walls are H(X) and H(Y): no layer can pass them.
      </p>
      <p>
        One run is one seed. Another seed may tell another story: press N before you conclude. A
        layer marked <em>saturated</em> has a code of its own for nearly every input, and then
        I(X;T) says nothing about learning. Whether compression causes generalization is disputed;
        this page shows what one network does.
      </p>
      <h3>A tour in 60 seconds</h3>
      <ol className="tour">
        <li>
          <kbd>Space</kbd> plays the run: layers rise as they learn the label, and some turn left.
        </li>
        <li>
          <kbd>K</kbd> jumps to a knee, where a layer keeps most; <em>why?</em> under the plane has
          the definition and this run’s numbers.
        </li>
        <li>
          <kbd>B</kbd> lays another ruler’s readings over the exact ones, hollow: drag its number of
          bins and see the dots move while the network stays the same. At 8 bits there is more to
          lose.
        </li>
        <li>
          <kbd>C</kbd> compares rulers and networks side by side: where do their verdicts differ?
        </li>
        <li>
          <kbd>M</kbd> marks known representations, from one bit to the whole input.
        </li>
      </ol>
      <details>
        <summary>The words of this page</summary>
        <Glossary />
      </details>
      <p>All keys; a line can also be pressed.</p>
      <div className="keys">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <ul>
              {rowsOf(group).map((row) => (
                <li key={row.title}>
                  <HelpRow {...row} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <label>
        <input
          type="checkbox"
          checked={keys}
          onChange={(event) => preferences.setState({ keys: event.target.checked })}
        />{' '}
        Keys act without a modifier
      </label>
    </PageDialog>
  );
}
