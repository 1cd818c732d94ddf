import type { OutputReading } from '../../engine/index.ts';
import { OUTPUT_READINGS } from '../../state/settings.ts';
import { useLab, useLabState } from '../lab-context.ts';
import { OUTPUT, OUTPUT_MEANING } from '../words.ts';

/** What T is at the output of every network of the comparison. */
export function OutputChoice() {
  const lab = useLab();
  const output = useLabState((state) => state.look.output);
  return (
    <label className="output-choice" title={OUTPUT_MEANING[output]}>
      T at output{' '}
      <select
        value={output}
        onChange={(event) => lab.setLook({ output: event.target.value as OutputReading })}
      >
        {OUTPUT_READINGS.map((reading) => (
          <option key={reading} value={reading} title={OUTPUT_MEANING[reading]}>
            {OUTPUT[reading]}
          </option>
        ))}
      </select>
    </label>
  );
}
