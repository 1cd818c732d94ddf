import type { Recording } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { declineRepair } from '../../state/commands.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { classes } from '../shared/classes.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import textStyles from '../shared/text.module.css';
import styles from './file-banner.module.css';

const contentsOf = (file: Recording) => ({
  rows: file.rows,
  labelCount: file.labelCount,
  layers: file.layers('logits'),
  epochs: file.epochs,
});

/** What file is on show, being read or refused, and the way back. */
export function FileBanner() {
  const { ui } = usePage();
  const file = useObserved(({ screen }) => screen.shown.file);
  const { opening, refused, brought } = useObserved(() => ui.getState());
  // What was brought last is either on show or refused.
  const left = messages.files.firstOnly(brought);
  const shown =
    file === undefined
      ? ''
      : `${messages.files.description(file.title ?? '', contentsOf(file))} ${refused === undefined ? left : ''}`;
  const repairs = file?.repairs ?? [];
  return (
    <>
      <p
        className={opening === undefined ? textStyles['visually-hidden'] : styles['file-banner']}
        role="status"
      >
        {opening === undefined
          ? [shown, ...repairs.map((found) => `${messages.files.repair(found)}.`)].join(' ')
          : messages.files.opening(opening)}
      </p>
      {file !== undefined && (
        <section
          className={classes(styles['file-banner'], styles['shown'])}
          data-testid="file-banner"
          aria-label={messages.files.banner().region}
          tabIndex={-1}
        >
          <div className={styles['contents']}>
            <p>
              <strong>{shown}</strong>{' '}
              <span className={styles['notes']}>{messages.files.notes(contentsOf(file))}</span>
            </p>
            {repairs.length > 0 && (
              <ul className={styles['repairs']}>
                {repairs.map((found) => (
                  <li key={found.code}>
                    {messages.files.repair(found)}.{' '}
                    <CommandButton
                      command={declineRepair(found.code)}
                      className={buttonStyles['small']}
                      focusTo="section"
                    />
                  </li>
                ))}
              </ul>
            )}
          </div>
          <CommandButton command="close-file" focusTo="#measure-file" />
        </section>
      )}
      {refused !== undefined && (
        <div className={classes(styles['file-banner'], styles['refused'])}>
          <p role="alert">
            {messages.notices.refusedFile(refused.name, refused.problem)}{' '}
            <span className={styles['notes']}>
              {left} {messages.files.format()}
            </span>
          </p>
          <CommandButton
            command="dismiss-file-problem"
            label={messages.commands.title('dismiss-file-problem')}
            focusTo="#measure-file"
          >
            ×
          </CommandButton>
        </div>
      )}
    </>
  );
}
