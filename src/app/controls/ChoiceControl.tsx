import { messages } from '../../messages/index.ts';
import { FIELDS } from '../../state/settings.ts';
import { useObserved, usePage } from '../shared/page-context.ts';

interface Props {
  readonly id: string;
  readonly setting: 'data' | 'optimizer' | 'initialisation';
}

/** One of a few named values. */
export function ChoiceControl({ id, setting }: Props) {
  const { runs } = usePage();
  const value = useObserved(({ screen }) => screen.experiment.run[setting]);
  const { rule } = FIELDS[setting];
  const options = rule.kind === 'choice' ? rule.options : [];
  return (
    <select
      id={id}
      value={value}
      onChange={(event) => runs.setRun({ [setting]: event.target.value })}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {messages.fields.choice(option)}
        </option>
      ))}
    </select>
  );
}
