import type { ReactNode } from 'react';
import type { Run } from '../../engine/index.ts';
import { FIELDS, formatField } from '../../state/settings.ts';
import { useLab, useLabState } from '../lab-context.ts';
import { settingText } from '../words.ts';

interface Props {
  readonly setting: keyof Run;
  /** Id of the control the label belongs to; none where the control names itself. */
  readonly htmlFor?: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/** One setting: its name, its control and, where it differs from the preset, the way back. */
export function Row({ setting, htmlFor, title = FIELDS[setting].title, children }: Props) {
  const differs = useLabState(
    ({ run, preset }) => formatField(run, setting) !== formatField(preset.run, setting),
  );
  return (
    <div className={`row ${differs ? 'differs' : ''}`}>
      {htmlFor === undefined ? <span className="name">{title}</span> : <label htmlFor={htmlFor}>{title}</label>}
      <div className="control">{children}</div>
      <Reset setting={setting} />
    </div>
  );
}

/** Puts one setting back to the preset's value, which it shows; absent where nothing differs. */
export function Reset({ setting }: { readonly setting: keyof Run }) {
  const lab = useLab();
  const preset = useLabState((state) => state.preset);
  const differs = useLabState(({ run }) => formatField(run, setting) !== formatField(preset.run, setting));
  if (!differs) return null;
  const value = settingText(preset.run, setting);
  return (
    <button
      type="button"
      className="reset"
      title={`${FIELDS[setting].title}: back to the preset’s ${value}`}
      aria-label={`Reset ${FIELDS[setting].title} to ${value}`}
      onClick={() => lab.setRun(resetOf(setting, preset.run))}
    >
      ↺ <span>{value}</span>
    </button>
  );
}

/** Depth is shared: putting back widths or activations alone must leave a whole network. */
function resetOf(setting: keyof Run, preset: Run): Partial<Run> {
  if (setting === 'hidden') return { hidden: preset.hidden, activations: preset.activations };
  return { [setting]: preset[setting] };
}
