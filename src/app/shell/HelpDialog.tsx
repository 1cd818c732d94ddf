import { commandsOn, runCommand } from '../../state/commands.ts';
import type { Command } from '../../state/page.ts';
import { Glossary } from '../shared/Glossary.tsx';
import { keyName } from '../shared/key-name.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import { PageDialog } from './PageDialog.tsx';

const GROUPS: readonly Command['group'][] = ['Playhead', 'Run', 'View', 'Page'];

interface Row {
  readonly title: string;
  /** More than one where they are a series. */
  readonly commands: readonly Command[];
}

function rowsOf(all: readonly Command[], group: Command['group']): Row[] {
  const commands = all.filter((command) => command.group === group);
  const titleOf = ({ series, title }: Command): string => series ?? title;
  return [...new Set(commands.map(titleOf))].map((title) => ({
    title,
    commands: commands.filter((command) => titleOf(command) === title),
  }));
}

/** A command with its keys, or a series with a button each: what a key does a finger can do too. */
function HelpRow({ title, commands }: Row) {
  const page = usePage();
  const run = (command: Command): void => {
    page.ui.setState({ dialog: undefined });
    runCommand(command, page);
  };
  const [only, ...others] = commands;
  if (only !== undefined && others.length === 0) {
    return (
      <button type="button" className="help-row" onClick={() => run(only)}>
        <Keys keys={only.keys} />
        {title}
      </button>
    );
  }
  return (
    <div className="help-row series">
      {title}
      <span>
        {commands.map((command) => (
          <button
            key={command.id}
            type="button"
            className="digit"
            aria-label={command.title}
            onClick={() => run(command)}
          >
            {command.keys.map(keyName).join()}
          </button>
        ))}
      </span>
    </div>
  );
}

function Keys({ keys }: Pick<Command, 'keys'>) {
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
  const page = usePage();
  const { preferences } = page;
  const keys = useObserved(() => preferences.getState().keys);
  const commands = commandsOn(page);
  return (
    <PageDialog name="help" title="What you are looking at">
      <p>
        Each dot is a layer T of a small network with quantized activations. Right means the layer
        keeps more of the input, I(X;T); up means it knows more of the label, I(T;Y). Both are
        counted, not estimated: the network is discrete, so every input has a definite code in every
        layer. The dashed entropyBounds are H(X) and H(Y): no layer can pass them.
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
          <kbd>K</kbd> jumps to a peak, where a layer keeps most; <em>why?</em> under the plane has
          the definition and this run’s numbers.
        </li>
        <li>
          <kbd>B</kbd> lays another estimator’s readings over the exact ones, hollow: drag its
          number of bins and see the dots move while the network stays the same. At 8 bits there is
          more to lose.
        </li>
        <li>
          <kbd>C</kbd> compares estimators and networks side by side: where do their verdicts
          differ?
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
              {rowsOf(commands, group).map((row) => (
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
