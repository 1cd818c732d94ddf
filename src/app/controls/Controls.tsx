import type { OutputReading } from '../../engine/index.ts';
import { actionById } from '../../state/actions.ts';
import { estimateSeconds, OUTPUT_READINGS } from '../../state/settings.ts';
import { useLabState, usePage } from '../lab-context.ts';
import { duration, OUTPUT } from '../words.ts';
import { BitsControl } from './BitsControl.tsx';
import { ChoiceControl } from './ChoiceControl.tsx';
import { LayersControl } from './LayersControl.tsx';
import { NumberControl } from './NumberControl.tsx';
import { Row } from './Row.tsx';

/** Everything a person can choose of a run; a change trains anew. */
export function Controls() {
  const page = usePage();
  const { lab } = page;
  const seconds = useLabState((state) => estimateSeconds(state.run));
  const output = useLabState((state) => state.look.output);
  return (
    <aside className="controls" aria-label="Experiment settings">
      <h2>Network</h2>
      <LayersControl />
      <Row setting="bits" htmlFor="bits">
        <BitsControl id="bits" setting="bits" />
      </Row>
      <Row setting="weightBits" htmlFor="wbits">
        <BitsControl id="wbits" setting="weightBits" />
      </Row>
      <Row setting="initialisation" htmlFor="init">
        <ChoiceControl id="init" setting="initialisation" />
      </Row>
      <div className={`row ${output === 'logits' ? '' : 'differs'}`}>
        <label htmlFor="out">T at output</label>
        <div className="control">
          <select
            id="out"
            value={output}
            onChange={(event) => lab.setLook({ output: event.target.value as OutputReading })}
          >
            {OUTPUT_READINGS.map((reading) => (
              <option key={reading} value={reading}>
                {OUTPUT[reading]}
              </option>
            ))}
          </select>
        </div>
        {output !== 'logits' && (
          <button
            type="button"
            className="reset"
            aria-label={`Reset T at output to ${OUTPUT.logits}`}
            title={`T at output: back to ${OUTPUT.logits}`}
            onClick={() => lab.setLook({ output: 'logits' })}
          >
            ↺ <span>{OUTPUT.logits}</span>
          </button>
        )}
      </div>
      <h2>Data</h2>
      <Row setting="data" htmlFor="data">
        <ChoiceControl id="data" setting="data" />
      </Row>
      <Row setting="trainPercent" htmlFor="train">
        <NumberControl id="train" setting="trainPercent" unit="% of rows" />
      </Row>
      <h2>Training</h2>
      <Row setting="optimizer" htmlFor="opt">
        <ChoiceControl id="opt" setting="optimizer" />
      </Row>
      <Row setting="learningRate" htmlFor="lr">
        <NumberControl id="lr" setting="learningRate" />
      </Row>
      <Row setting="batch" htmlFor="batch">
        <NumberControl id="batch" setting="batch" unit="rows" />
      </Row>
      <Row setting="epochs" htmlFor="epochs">
        <NumberControl id="epochs" setting="epochs" unit={`≈ ${duration(seconds)}`} />
      </Row>
      <Row setting="l2" htmlFor="l2">
        <NumberControl id="l2" setting="l2" />
      </Row>
      <Row setting="seed" htmlFor="seed">
        <NumberControl id="seed" setting="seed" />
        <button
          type="button"
          className="small"
          title="Train with a new seed (N)"
          onClick={() => actionById('new-seed').perform(page)}
        >
          new seed
        </button>
      </Row>
    </aside>
  );
}
