import { fetchedMessages } from '../../messages/fetched.ts';
import { useObserved } from '../shared/page-context.ts';
import { Sparkline } from '../shared/Sparkline.tsx';
import textStyles from '../shared/text.module.css';
import styles from './glossary.module.css';
import { type PicturedWord, sketchedTrajectory } from './glossary-sketches.ts';

/** The words one meets on the page, those of verdicts with a sketch of a trajectory that has them. */
export function Glossary() {
  const [hx, rows] = useObserved(({ screen }) => [screen.recording.entropyBounds.hx, screen.rows]);
  return (
    <>
      <p className={textStyles['hint']}>{fetchedMessages.glossary.pictures()}</p>
      <dl className={styles['glossary']}>
        {fetchedMessages.glossary.entries(hx, rows).map(({ term, meaning, pictured }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className={styles['picture']} aria-hidden="true">
              {pictured && <SketchPicture word={pictured} term={term} />}
            </dd>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const SIZE = { width: 72, height: 30 };

function SketchPicture({ word, term }: { readonly word: PicturedWord; readonly term: string }) {
  const { epochs, values, guides } = sketchedTrajectory(word);
  return (
    <Sparkline
      size={SIZE}
      count={epochs.length}
      epochs={epochs}
      values={values}
      guides={guides}
      colour="currentColor"
      ariaLabel={term}
    />
  );
}
