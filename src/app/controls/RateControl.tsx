import { messages } from '../../messages/index.ts';
import { FIELDS } from '../../state/settings.ts';
import { useObserved } from '../shared/page-context.ts';
import styles from './fields.module.css';
import { NumberControl } from './NumberControl.tsx';
import { useDrag } from './use-drag.ts';

/** Steps of the slider in a factor of ten. */
const PER_DECADE = 10;

/** Two significant digits: as fine as anyone chooses a learning rate by hand. */
const rounded = (rate: number): number => Number(rate.toPrecision(2));

/** The learning rate, typed or dragged along a logarithmic scale; runs follow the drag. */
export function RateControl({ id }: { readonly id: string }) {
  const rate = useObserved(({ screen }) => screen.experiment.run.learningRate);
  const { change, handlers } = useDrag('learningRate', rate);
  const { rule } = FIELDS.learningRate;
  if (rule.kind !== 'number') return null;
  const stop = (value: number): number => Math.round(Math.log10(value) * PER_DECADE);
  return (
    <>
      <NumberControl id={id} setting="learningRate" />
      <input
        type="range"
        className={styles['rate']}
        aria-label={messages.controls.rateSlider()}
        aria-valuetext={String(rate)}
        min={stop(rule.min)}
        max={stop(rule.max)}
        value={stop(rate)}
        onChange={(event) => change(rounded(10 ** (Number(event.target.value) / PER_DECADE)))}
        {...handlers}
      />
    </>
  );
}
