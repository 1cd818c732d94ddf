import type { Ruler } from '../../engine/index.ts';
import { isExact } from '../../state/comparison.ts';
import { rulerTitle } from '../../state/settings.ts';
import { useLab, useLabState } from '../lab-context.ts';
import { RulerPicker } from '../ruler/RulerPicker.tsx';
import { RemoveButton } from './RemoveButton.tsx';

interface Props {
  /** Its place, from 0. */
  readonly column: number;
  readonly ruler: Ruler;
}

/** What a column is measured with: to be replaced, or taken away. */
export function RulerHeading({ column, ruler }: Props) {
  const lab = useLab();
  const rulers = useLabState((state) => state.look.rulers);
  const replace = (chosen: Ruler): void =>
    lab.setLook({ rulers: rulers.map((old, c) => (c === column ? chosen : old)) });
  return (
    <div className={isExact(ruler) ? 'ruler-heading exact' : 'ruler-heading'}>
      <RulerPicker label={`Ruler ${column + 1}`} value={ruler} onChange={replace} />
      {rulers.length > 1 && (
        <RemoveButton
          label={`Remove ruler ${column + 1}: ${rulerTitle(ruler)}`}
          title="Remove this ruler"
          onRemove={() => lab.setLook({ rulers: rulers.filter((_, c) => c !== column) })}
        />
      )}
    </div>
  );
}
