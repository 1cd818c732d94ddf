import type { Random } from '../numeric/random.ts';
import type { Initialisation, LayerSpec, NetworkSpec } from './spec.ts';
import { parameterLayout } from './spec.ts';

/** A draw of one weight of a layer. */
function weightRule(rule: Initialisation, layer: LayerSpec, chance: Random): () => number {
  if (rule === 'glorot') {
    // Uniform on ±√(6/(fan-in + fan-out)) (Glorot & Bengio 2010, eq. 16).
    const limit = Math.sqrt(6 / (layer.inputs + layer.outputs));
    return () => (2 * chance.uniform() - 1) * limit;
  }
  // Normal of deviation 1/√fan-in or 1/√width, drawn again beyond two deviations.
  const deviation = 1 / Math.sqrt(rule === 'fan-in' ? layer.inputs : layer.outputs);
  return () => {
    let z = chance.normal();
    while (z < -2 || z > 2) z = chance.normal();
    return z * deviation;
  };
}

/** Initial parameters of a network, laid out by `parameterLayout`; biases 0. */
export function initialParameters(
  network: NetworkSpec,
  rule: Initialisation,
  chance: Random,
): Float32Array {
  const layout = parameterLayout(network);
  const parameters = new Float32Array(layout.length);
  network.forEach((layer, index) => {
    const draw = weightRule(rule, layer, chance);
    const start = layout.weights[index] as number;
    const end = layout.biases[index] as number;
    for (let i = start; i < end; i++) parameters[i] = draw();
  });
  return parameters;
}
