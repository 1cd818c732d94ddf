import { messages } from '../../messages/index.ts';
import { nextView } from '../../state/commands.ts';
import { PRESETS, presetById, VIEWS } from '../../state/engine-values.ts';
import { differences } from '../../state/settings.ts';
import { dialogBodies } from '../dialogs/fetched.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { PageDialog } from '../shared/Dialog.tsx';
import { Fetched } from '../shared/Fetched.tsx';
import { LinkField } from '../shared/LinkField.tsx';
import { useObserved, usePage } from '../shared/page-context.ts';
import textStyles from '../shared/text.module.css';
import styles from './header.module.css';

/** The choice that is no preset. */
const FILE = '';

/** Name, experiment or file, how it differs from its preset, and the way to share it. */
export function Header() {
  const { runs } = usePage();
  const preset = useObserved(({ screen }) => screen.experiment.preset);
  const file = useObserved(({ screen }) => screen.shown.file);
  return (
    <header className={styles['header']}>
      <h1>Infoplane</h1>
      <label className={styles['experiment']}>
        {file === undefined ? messages.shell.header().preset : messages.shell.header().file}
        <select
          id="preset"
          value={file === undefined ? preset.id : FILE}
          onChange={(event) => {
            const chosen = presetById(event.target.value);
            if (chosen !== undefined) runs.setPreset(chosen);
          }}
        >
          {file !== undefined && <option value={FILE}>{file.title}</option>}
          {PRESETS.map(({ id }) => (
            <option key={id} value={id}>
              {messages.presets.title(id)}
            </option>
          ))}
        </select>
      </label>
      <Views />
      <Changed />
      <ShareButton />
      <CommandButton command="about" title={messages.shell.aboutTitle(file !== undefined)}>
        {messages.shell.aboutTitle(file !== undefined)}
      </CommandButton>
      <CommandButton command="help" label={messages.shell.header().help}>
        ?
      </CommandButton>
      <PageDialog name="help" title={messages.shell.helpTitle()}>
        <Fetched code={dialogBodies}>{({ HelpBody }) => <HelpBody />}</Fetched>
      </PageDialog>
      <PageDialog name="about" title={messages.shell.aboutTitle(file !== undefined)}>
        <Fetched code={dialogBodies}>{({ AboutBody }) => <AboutBody />}</Fetched>
      </PageDialog>
      <LinkDialog />
    </header>
  );
}

/** In what the experiment differs from its preset. */
function Changed() {
  const changes = useObserved(({ screen: { experiment, shown } }) =>
    shown.file === undefined
      ? differences(experiment.run, experiment.preset).map((key) =>
          messages.fields.change(experiment.run, key),
        )
      : [],
  );
  return (
    <p className={styles['changes']} data-testid="changes">
      {changes.length > 0 && (
        <>
          <span>{messages.shell.changed(changes)}</span>
          <CommandButton command="reset-all" className={buttonStyles['small']} focusTo="#preset">
            {messages.shell.header().resetAll}
          </CommandButton>
        </>
      )}
    </p>
  );
}

/** Copies the link to what is on show, and shows whether that worked. */
function ShareButton() {
  const linkOutcome = useObserved(({ ui }) => ui.getState().linkOutcome);
  return (
    <>
      <CommandButton command="share">
        {linkOutcome === undefined
          ? messages.shell.header().copyLink
          : messages.shell.link(linkOutcome)}
      </CommandButton>
      <span className={textStyles['visually-hidden']} role="status">
        {linkOutcome && messages.shell.link(linkOutcome)}
      </span>
    </>
  );
}

/** The link where the page can neither copy it nor show it in the address bar, as in a frame. */
function LinkDialog() {
  const words = messages.shell.linkField();
  return (
    <PageDialog name="link" title={words.title}>
      <p>{words.how}</p>
      <LinkField isSelected />
    </PageDialog>
  );
}

/** The laboratories of the page; the button of the next one has the key that leads there. */
function Views() {
  const shown = useObserved(({ screen }) => screen.view.view);
  return (
    <nav className={styles['views']} aria-label={messages.shell.header().view}>
      {VIEWS.map((view) => (
        <CommandButton
          key={view}
          command={view !== shown && view === nextView(shown) ? 'next-view' : `view-${view}`}
          title={messages.views.view(view).meaning}
          isToggle
        >
          {messages.views.view(view).title}
        </CommandButton>
      ))}
    </nav>
  );
}
