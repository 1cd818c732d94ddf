import { messages } from '../../messages/index.ts';
import { declineRepair } from '../../state/commands.ts';
import { sameEstimator } from '../../state/engine-values.ts';
import { isExact } from '../../state/estimates.ts';
import buttonStyles from '../shared/button.module.css';
import { CommandButton } from '../shared/CommandButton.tsx';
import { classes } from '../shared/classes.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import textStyles from '../shared/text.module.css';
import { contentsOf } from './contents.ts';
import styles from './file-banner.module.css';

/** That the exact count of the file is uninformative, and what it is measured with; else empty. */
function useMeasured(): string {
  return useObserved(({ screen }) => {
    const { main, estimator, recording } = screen;
    if (isExact(recording.informative)) return '';
    const isChosen = !sameEstimator(estimator, recording.informative);
    const title = isExact(main) ? undefined : messages.estimators.title(main);
    return messages.files.uninformative(title, isChosen);
  });
}

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
  const measured = useMeasured();
  const byEstimator = useObserved(({ screen }) => screen.shown.byEstimator);
  return (
    <>
      <p
        className={opening === undefined ? textStyles['visually-hidden'] : styles['file-banner']}
        role="status"
      >
        {opening === undefined
          ? [shown, ...repairs.map((found) => `${messages.files.repair(found)}.`), measured].join(
              ' ',
            )
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
            {measured !== '' && (
              <p data-testid="measured-with">
                {measured}{' '}
                <CommandButton command="by-estimator" className={buttonStyles['small']}>
                  {messages.files.byEstimator(byEstimator)}
                </CommandButton>
              </p>
            )}
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
