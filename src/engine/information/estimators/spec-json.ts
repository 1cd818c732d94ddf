/** Estimators from the command line: a command can be typed again, so nothing is repaired. */

import { estimatorOf } from './registry.ts';
import { estimatorSpec } from './spec.ts';
import { type EstimatorSpec, METHODS, type Method, type Options, type Parameter } from './types.ts';

/** What is wrong with an estimator. */
export type EstimatorFault =
  | { readonly code: 'unknown-method'; readonly given: string }
  /** Not an object of options by name. */
  | { readonly code: 'options' }
  | { readonly code: 'unknown-option'; readonly given: string; readonly method: Method }
  | { readonly code: 'value'; readonly given: string; readonly parameter: Parameter };

export class EstimatorError extends Error {
  readonly fault: EstimatorFault;

  constructor(fault: EstimatorFault) {
    super(fault.code);
    this.name = 'EstimatorError';
    this.fault = fault;
  }
}

const isWithin = (value: unknown, { min, max }: { min: number; max: number }): boolean =>
  typeof value === 'number' && value >= min && value <= max;

function isAllowed(parameter: Parameter, value: unknown): boolean {
  switch (parameter.kind) {
    case 'integer':
      return Number.isInteger(value) && isWithin(value, parameter);
    case 'number':
      return isWithin(value, parameter);
    case 'flag':
      return typeof value === 'boolean';
    case 'bounds': {
      if (!Array.isArray(value)) return (parameter.choices as readonly unknown[]).includes(value);
      const isRange = parameter.fixed && value.length === 2;
      return isRange && value.every((end) => isWithin(end, parameter)) && value[0] < value[1];
    }
  }
}

/** The estimator of a method and an object of options by name; initial values for those not given. */
export function estimatorFromJson(method: string, options: unknown): EstimatorSpec {
  const known = METHODS.find((name) => name === method);
  if (known === undefined) {
    throw new EstimatorError({ code: 'unknown-method', given: method });
  }
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new EstimatorError({ code: 'options' });
  }
  for (const [name, value] of Object.entries(options)) checkOption(known, name, value);
  return estimatorSpec(known, options as Options);
}

function checkOption(method: Method, name: string, value: unknown): void {
  const { parameters } = estimatorOf(method);
  const parameter = parameters.find((candidate) => candidate.name === name);
  if (parameter === undefined) {
    throw new EstimatorError({ code: 'unknown-option', given: name.slice(0, 40), method });
  }
  if (!isAllowed(parameter, value)) {
    const given = JSON.stringify(value).slice(0, 40);
    throw new EstimatorError({ code: 'value', given, parameter });
  }
}
