import { messages } from '../../messages/index.ts';
import { FIELDS, FLOAT32 } from '../../state/settings.ts';
import { useObserved } from '../shared/page-context.ts';
import styles from './fields.module.css';
import { useDrag } from './use-drag.ts';

/** The widths a slider offers: each number of bits the field takes, then float32. */
function stops(setting: 'bits' | 'weightBits'): number[] {
  const { rule } = FIELDS[setting];
  if (rule.kind !== 'bits') return [FLOAT32];
  const list: number[] = [];
  for (let bits = rule.min; bits <= rule.max; bits++) list.push(bits);
  return [...list, FLOAT32];
}

interface Props {
  readonly id: string;
  readonly setting: 'bits' | 'weightBits';
}

/** Bit width as a slider; runs follow it while it is dragged. */
export function BitsControl({ id, setting }: Props) {
  const bits = useObserved(({ screen }) => screen.experiment.run[setting]);
  const { change, handlers } = useDrag(setting, bits);
  const list = stops(setting);
  return (
    <span className={styles['slider']}>
      <input
        id={id}
        type="range"
        min={0}
        max={list.length - 1}
        value={list.indexOf(bits)}
        aria-valuetext={messages.fields.bits(bits)}
        onChange={(event) => change(list[Number(event.target.value)] ?? bits)}
        {...handlers}
      />
      <span aria-hidden="true">{messages.fields.bits(bits)}</span>
    </span>
  );
}
