"""The training job in numpy, float32 throughout; started by bench/python.ts."""

import numpy as np

from protocol import EPSILON, RANGE_DECAY, layer_slices, nudged, serve


def fake_quant(x, low, high, bits):
    """Quantized values, and where the straight-through estimator lets gradients pass."""
    scale, zero, top = nudged(low, high, bits)
    level = np.floor(x * np.float32(1 / scale) + np.float32(0.5))
    np.clip(level, -zero, top - zero, out=level)
    level *= np.float32(scale)
    passes = (x >= np.float32(-zero * scale)) & (x <= np.float32((top - zero) * scale))
    return level, passes


class NumpyJob:
    def __init__(self, job):
        self.layers = job["layers"]
        self.batch = job["batch"]
        self.rate = job["learningRate"]
        self.x = np.array(job["rows"], np.float32) * np.float32(job["scale"])
        self.y = np.eye(self.layers[-1]["outputs"], dtype=np.float32)[job["labels"]]
        self.parameters = np.array(job["parameters"], np.float32)
        self.gradient = np.zeros_like(self.parameters)
        self.mean = np.zeros_like(self.parameters)
        self.square = np.zeros_like(self.parameters)
        self.steps = 0
        self.ranges = np.array(job["ranges"], np.float64).reshape(-1, 2)
        self.slices = layer_slices(self.layers)

    def prepared(self, orders):
        return [np.array(order) for order in orders]

    def state(self):
        return {"parameters": self.parameters.tolist(), "ranges": self.ranges.ravel().tolist()}

    def train(self, order):
        for at in range(0, len(order), self.batch):
            rows = order[at : at + self.batch]
            self.step(self.x[rows], self.y[rows])

    def step(self, x, y):
        passed = []
        for l, (layer, (weights, biases)) in enumerate(zip(self.layers, self.slices)):
            raw_w = self.parameters[weights].reshape(layer["outputs"], layer["inputs"])
            low, high = min(float(raw_w.min()), 0.0), max(float(raw_w.max()), 0.0)
            w, w_passes = fake_quant(raw_w, low, high, layer["weightBits"])
            a = x @ w.T
            a += self.parameters[biases]
            if layer["activation"] == "tanh":
                np.tanh(a, out=a)
            else:
                seen = min(float(a.min()), 0.0), max(float(a.max()), 0.0)
                self.ranges[l] = RANGE_DECAY * self.ranges[l] + (1 - RANGE_DECAY) * np.array(seen)
            below = x
            x, passes = fake_quant(a, *map(float, self.ranges[l]), layer["activationBits"])
            passed.append((below, w, w_passes, a, passes))

        delta = np.exp(x - x.max(axis=1, keepdims=True))
        delta /= delta.sum(axis=1, keepdims=True)
        delta -= y
        delta *= np.float32(1 / len(y))
        for l in reversed(range(len(passed))):
            below, w, w_passes, a, passes = passed[l]
            weights, biases = self.slices[l]
            delta *= passes
            if self.layers[l]["activation"] == "tanh":
                delta *= 1 - a * a
            self.gradient[weights] = ((delta.T @ below) * w_passes).ravel()
            self.gradient[biases] = delta.sum(axis=0)
            if l > 0:
                delta = delta @ w
        self.descend()

    def descend(self):
        """Adam."""
        self.steps += 1
        g = self.gradient
        self.mean *= np.float32(0.9)
        self.mean += np.float32(0.1) * g
        self.square *= np.float32(0.999)
        self.square += np.float32(0.001) * g * g
        rate = self.rate * np.sqrt(1 - 0.999**self.steps) / (1 - 0.9**self.steps)
        self.parameters -= np.float32(rate) * self.mean / (np.sqrt(self.square) + np.float32(EPSILON))


serve(f"numpy {np.__version__}", NumpyJob)
