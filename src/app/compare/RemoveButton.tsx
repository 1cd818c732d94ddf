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
      className="remove"
      aria-label={label}
      title={title}
      onClick={({ currentTarget }) => {
        currentTarget.closest<HTMLElement>('.plane-grid')?.focus();
        onRemove();
      }}
    >
      ×
    </button>
  );
}
