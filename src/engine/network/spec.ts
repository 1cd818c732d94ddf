/** What a network is made of; every field is a choice of the person who runs the experiment. */

export const ACTIVATIONS = ['tanh', 'relu', 'relu6', 'sigmoid', 'linear'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** Bit width that stands for "not quantized": IEEE single precision. */
export const FLOAT32 = 32;

export const OPTIMIZERS = ['adam', 'sgd'] as const;
export type Optimizer = (typeof OPTIMIZERS)[number];

export const INITIALISATIONS = ['glorot', 'fan-in', 'width'] as const;
export type Initialisation = (typeof INITIALISATIONS)[number];

/** Each neuron sees every neuron of the layer below. */
export interface DenseSpec {
  readonly kind: 'dense';
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
  /** 1–8, or FLOAT32. */
  readonly activationBits: number;
  /** 2–8, or FLOAT32. */
  readonly weightBits: number;
}

/** A layer, by its kind; each backend has an implementation of each. */
export type LayerSpec = DenseSpec;

/** Layers T1 … TL; the last is linear and gives the logits of a softmax. */
export type NetworkSpec = readonly LayerSpec[];

export interface TrainingSpec {
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  /** Rows a step. */
  readonly batch: number;
  /** λ of the penalty (λ/2)·‖W‖² added to the loss; biases are free. */
  readonly l2: number;
}

/** Where the weights (outputs × inputs, row by row) and biases of each layer lie in one array. */
export interface ParameterLayout {
  readonly weights: readonly number[];
  readonly biases: readonly number[];
  readonly length: number;
}

export function parameterLayout(network: NetworkSpec): ParameterLayout {
  const weights: number[] = [];
  const biases: number[] = [];
  let length = 0;
  for (const layer of network) {
    weights.push(length);
    length += layer.inputs * layer.outputs;
    biases.push(length);
    length += layer.outputs;
  }
  return { weights, biases, length };
}
