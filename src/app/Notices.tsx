import { useLab, useLabState } from './lab-context.ts';

/** What a person should know of the link that was opened. */
export function Notices() {
  const lab = useLab();
  const notices = useLabState((state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <section className="notices" role="status" aria-label="Notices">
      <ul>
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      <button type="button" aria-label="Dismiss notices" onClick={() => lab.dismissNotices()}>
        ×
      </button>
    </section>
  );
}
