import styles from './plane-grid.module.css';

interface Props {
  /** What is taken away, for those who do not see where the cross stands. */
  readonly label: string;
  readonly title: string;
  readonly onRemove: () => void;
}

/** Takes a row or a column of the grid away, and hands the focus to the grid before it goes too. */
export function RemoveButton({ label, title, onRemove }: Props) {
  return (
    <button
      type="button"
      className={styles['remove']}
      aria-label={label}
      title={title}
      onClick={({ currentTarget }) => {
        currentTarget.closest<HTMLElement>('[tabindex]')?.focus();
        onRemove();
      }}
    >
      ×
    </button>
  );
}
