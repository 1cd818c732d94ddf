import { fetchedMessages } from '../../messages/fetched.ts';
import { messages } from '../../messages/index.ts';
import { commandsOn, runCommand } from '../../state/commands.ts';
import type { Command } from '../../state/page.ts';
import { keyName } from '../shared/CommandButton.tsx';
import { classes } from '../shared/classes.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import { TextParts } from '../shared/TextParts.tsx';
import { Glossary } from './Glossary.tsx';
import styles from './help-dialog.module.css';

const GROUPS: readonly Command['group'][] = ['playhead', 'run', 'view', 'page'];

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
      <button type="button" className={styles['help-row']} onClick={() => run(only)}>
        <Keys keys={only.keys} />
        {title}
      </button>
    );
  }
  return (
    <div className={classes(styles['help-row'], styles['series'])}>
      {title}
      <span>
        {commands.map((command) => (
          <button
            key={command.id}
            type="button"
            className={styles['digit']}
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
export function HelpBody() {
  const page = usePage();
  const { preferences } = page;
  const keys = useObserved(() => preferences.getState().keys);
  const commands = commandsOn(page).filter(({ keys }) => keys.length > 0);
  const headings = fetchedMessages.help.headings();
  return (
    <>
      {fetchedMessages.help.introduction().map((parts) => (
        <p key={String(parts[0])}>
          <TextParts parts={parts} />
        </p>
      ))}
      <h3>{headings.tour}</h3>
      <ol className={styles['tour']}>
        {fetchedMessages.help.tour().map((parts) => (
          <li key={JSON.stringify(parts[0])}>
            <TextParts parts={parts} />
          </li>
        ))}
      </ol>
      <details>
        <summary>{headings.glossary}</summary>
        <Glossary />
      </details>
      <p>{headings.keys}</p>
      <div className={styles['keys']}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{messages.commands.group(group)}</h3>
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
        {headings.singleKeys}
      </label>
    </>
  );
}
