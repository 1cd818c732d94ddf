import styles from './field-error.module.css';

interface Props {
  /** By which the field names what describes it. */
  readonly id: string;
  readonly children: string;
}

/** On a small screen a field may stand at the edge, and what is wrong with it beyond. */
const intoView = (problem: HTMLElement | null): void =>
  problem?.scrollIntoView({ block: 'nearest' });

/** Under a field: why what was typed was not taken. */
export function Problem({ id, children }: Props) {
  return (
    <span className={styles['problem']} id={id} role="alert" ref={intoView}>
      {children}
    </span>
  );
}
