import { useStore } from 'zustand';
import { useLabState, usePage } from '../lab-context.ts';
import { describeFile, notesOn } from './describe.ts';

/** What file is on show, being read or refused, and the way back. */
export function FileBanner() {
  const { lab, ui } = usePage();
  const file = useLabState((state) => state.file);
  const reading = useStore(ui, (state) => state.reading);
  const refused = useStore(ui, (state) => state.refused);
  const shown = file === undefined ? '' : describeFile(file.file.name, file.summary);
  return (
    <>
      <p className={reading === undefined ? 'visually-hidden' : 'file-banner'} role="status">
        {reading === undefined ? shown : `Reading ${reading}…`}
      </p>
      {file !== undefined && (
        <section className="file-banner shown" aria-label="File on show">
          <p>
            <strong>{shown}</strong> Nothing is trained here.{' '}
            <span className="notes">{notesOn(file.summary)}</span>
          </p>
          <button type="button" onClick={() => lab.showFile(undefined)}>
            Back to the experiment
          </button>
        </section>
      )}
      {refused !== undefined && (
        <div className="file-banner refused">
          <p role="alert">{refused}</p>
          <button
            type="button"
            aria-label="Dismiss what is wrong with the file"
            onClick={() => ui.setState({ refused: undefined })}
          >
            ×
          </button>
        </div>
      )}
    </>
  );
}
