import type { EstimatorSpec, Method, Parameter } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import {
  EstimatorError,
  estimatorFromJson,
  estimatorOf,
  estimatorSpec as parseEstimatorOption,
} from '../../state/settings.ts';

export type Change = { readonly estimator: EstimatorSpec } | { readonly problem: string };

/** The estimator with one parameter changed, or a sentence on what is allowed. */
export function withValue(
  { method, options }: EstimatorSpec,
  parameter: Parameter,
  value: unknown,
): Change {
  try {
    return { estimator: estimatorFromJson(method, { ...options, [parameter.name]: value }) };
  } catch (error) {
    if (!(error instanceof EstimatorError)) throw error;
    return { problem: messages.estimators.enter(parameter) };
  }
}

/** A number as people type it; NaN, which no parameter takes, for anything else. */
export function typedNumber(text: string): number {
  const plain = text.trim().replace('−', '-');
  return plain === '' ? Number.NaN : Number(plain);
}

/** Another method, with the values of the old one that it takes too. */
export function withMethod(estimator: EstimatorSpec, method: Method): EstimatorSpec {
  let next = parseEstimatorOption(method);
  for (const parameter of estimatorOf(method).parameters) {
    const value = estimator.options[parameter.name];
    if (value === undefined) continue;
    const change = withValue(next, parameter, value);
    if ('estimator' in change) next = change.estimator;
  }
  return next;
}
