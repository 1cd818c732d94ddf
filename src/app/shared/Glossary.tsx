import { messages } from '../../messages/index.ts';
import styles from './glossary.module.css';

/** The words one meets on the page. */
export function Glossary() {
  return (
    <dl className={styles['glossary']}>
      {messages.glossary.entries().map(({ term, meaning }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
