import type { Method, Parameter, Ruler } from '../../engine/index.ts';
import { estimatorOf, RulerError, rulerFromJson, ruler as rulerOf } from '../../state/settings.ts';
import { allowedText } from './ruler-words.ts';

export type Change = { readonly ruler: Ruler } | { readonly problem: string };

/** The ruler with one parameter changed, or a sentence on what is allowed. */
export function withValue(
  { method, options }: Ruler,
  parameter: Parameter,
  value: unknown,
): Change {
  try {
    return { ruler: rulerFromJson(method, { ...options, [parameter.name]: value }) };
  } catch (error) {
    if (!(error instanceof RulerError)) throw error;
    return { problem: `${parameter.title} takes ${allowedText(parameter)}.` };
  }
}

/** A number as people type it; NaN, which no parameter takes, for anything else. */
export function typedNumber(text: string): number {
  const plain = text.trim().replace('−', '-');
  return plain === '' ? Number.NaN : Number(plain);
}

/** Another method, with the values of the old one that it takes too. */
export function withMethod(ruler: Ruler, method: Method): Ruler {
  let next = rulerOf(method);
  for (const parameter of estimatorOf(method).parameters) {
    const value = ruler.options[parameter.name];
    if (value === undefined) continue;
    const change = withValue(next, parameter, value);
    if ('ruler' in change) next = change.ruler;
  }
  return next;
}
