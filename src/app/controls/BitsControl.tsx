import { useEffect, useState } from 'react';
import { FIELDS, FLOAT32 } from '../../state/settings.ts';
import { useLab, useLabState } from '../lab-context.ts';
import { bitsName } from '../words.ts';

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

/** Bit width as a slider; the run changes when it is let go. */
export function BitsControl({ id, setting }: Props) {
  const lab = useLab();
  const bits = useLabState((state) => state.run[setting]);
  const [drag, setDrag] = useState(bits);
  useEffect(() => setDrag(bits), [bits]);
  const list = stops(setting);
  const commit = (): void => lab.setRun({ [setting]: drag });
  return (
    <span className="bits">
      <input
        id={id}
        type="range"
        min={0}
        max={list.length - 1}
        value={list.indexOf(drag)}
        aria-valuetext={bitsName(drag)}
        onChange={(event) => setDrag(list[Number(event.target.value)] ?? bits)}
        onPointerUp={commit}
        onKeyUp={commit}
        onBlur={commit}
      />
      <output htmlFor={id}>{bitsName(drag)}</output>
    </span>
  );
}
