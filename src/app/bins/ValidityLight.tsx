import { messages } from '../../messages/index.ts';

/** Less than this is rounding, not a lost answer; one of 4096 inputs takes more. */
const ROUNDING = 1e-9;

interface Props {
  /** H(prediction | bins of the layer), bits; undefined where answers are not known. */
  readonly uncertainty: number | undefined;
}

/** Whether a binned layer still says what the network answers. */
export function ValidityLight({ uncertainty }: Props) {
  if (uncertainty === undefined) {
    return (
      <p className="light unknown">
        <span aria-hidden="true">○</span> The file does not say what the network answers, so it
        cannot be said whether these bins still know.
      </p>
    );
  }
  if (uncertainty <= ROUNDING) {
    return (
      <p className="light good">
        <span aria-hidden="true">✓</span> This binning still knows the network’s answers.
      </p>
    );
  }
  return (
    <p className="light bad">
      <span aria-hidden="true">⚠</span> These bins cannot even reproduce the network’s own answers (
      {messages.numbers.bits(uncertainty)} bit missing).
    </p>
  );
}
