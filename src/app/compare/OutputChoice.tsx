import type { OutputDefinition } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { OUTPUT_DEFINITIONS } from '../../state/settings.ts';
import { useLab, useLabState } from '../shell/lab-context.ts';

/** What T is at the output of every network of the comparison. */
export function OutputChoice() {
  const lab = useLab();
  const output = useLabState((state) => state.viewState.output);
  return (
    <label className="output-choice" title={messages.outputs.meaning(output)}>
      T at output{' '}
      <select
        value={output}
        onChange={(event) => lab.setViewState({ output: event.target.value as OutputDefinition })}
      >
        {OUTPUT_DEFINITIONS.map((reading) => (
          <option key={reading} value={reading} title={messages.outputs.meaning(reading)}>
            {messages.outputs.name(reading)}
          </option>
        ))}
      </select>
    </label>
  );
}
