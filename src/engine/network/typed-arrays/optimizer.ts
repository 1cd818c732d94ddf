import type { TrainingSpec } from '../spec.ts';

const f = Math.fround;

/** Adam's constants: Kingma & Ba 2015 for β; ε as in the 2022 code's framework. */
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;
const MOMENTUM = 0.9;

/** Updates parameters in place from a gradient of the same length. */
export interface Descent {
  update(parameters: Float32Array, gradient: Float32Array): void;
}

/**
 * Adam (Kingma & Ba 2015, arXiv 1412.6980, end of section 2: bias correction folded into the step
 * size). Powers of β by repeated multiplication, since `pow` differs between browsers.
 */
class Adam implements Descent {
  private readonly mean: Float32Array;
  private readonly square: Float32Array;
  private readonly learningRate: number;
  private power1 = 1;
  private power2 = 1;

  constructor(length: number, learningRate: number) {
    this.mean = new Float32Array(length);
    this.square = new Float32Array(length);
    this.learningRate = learningRate;
  }

  update(parameters: Float32Array, gradient: Float32Array): void {
    this.power1 *= BETA1;
    this.power2 *= BETA2;
    const rate = f((this.learningRate * Math.sqrt(1 - this.power2)) / (1 - this.power1));
    const keep1 = f(BETA1);
    const take1 = f(1 - BETA1);
    const keep2 = f(BETA2);
    const take2 = f(1 - BETA2);
    const epsilon = f(EPSILON);
    for (let i = 0; i < parameters.length; i++) {
      const g = gradient[i] as number;
      const m = f(f(keep1 * (this.mean[i] as number)) + f(take1 * g));
      const v = f(f(keep2 * (this.square[i] as number)) + f(take2 * f(g * g)));
      this.mean[i] = m;
      this.square[i] = v;
      const step = f(f(rate * m) / f(f(Math.sqrt(v)) + epsilon));
      parameters[i] = f((parameters[i] as number) - step);
    }
  }
}

/** Stochastic gradient descent with momentum 0.9: u ← 0.9·u + g, θ ← θ − η·u. */
class MomentumDescent implements Descent {
  private readonly velocity: Float32Array;
  private readonly learningRate: number;

  constructor(length: number, learningRate: number) {
    this.velocity = new Float32Array(length);
    this.learningRate = f(learningRate);
  }

  update(parameters: Float32Array, gradient: Float32Array): void {
    const keep = f(MOMENTUM);
    for (let i = 0; i < parameters.length; i++) {
      const u = f(f(keep * (this.velocity[i] as number)) + (gradient[i] as number));
      this.velocity[i] = u;
      parameters[i] = f((parameters[i] as number) - f(this.learningRate * u));
    }
  }
}

export function descent(training: TrainingSpec, length: number): Descent {
  switch (training.optimizer) {
    case 'adam':
      return new Adam(length, training.learningRate);
    case 'sgd':
      return new MomentumDescent(length, training.learningRate);
  }
}
