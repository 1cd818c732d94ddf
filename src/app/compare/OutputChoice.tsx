import type { OutputDefinition } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { OUTPUT_DEFINITIONS } from '../../state/settings.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './compare-bar.module.css';

/** What T is at the output of every network of the comparison. */
export function OutputChoice() {
  const { view } = usePage();
  const output = useObserved(({ screen }) => screen.view.output);
  return (
    <label className={styles['output-choice']} title={messages.outputs.meaning(output)}>
      {messages.controls.headings().output}{' '}
      <select
        value={output}
        onChange={(event) => view.set({ output: event.target.value as OutputDefinition })}
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
