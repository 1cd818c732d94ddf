"""The training job in PyTorch with its own fake quantisation and autograd; started by bench/python.ts."""

import torch

from protocol import EPSILON, RANGE_DECAY, layer_slices, nudged, serve

# Matrices this small lose more by handing work to a second thread than they gain.
torch.set_num_threads(1)


def fake_quant(x, low, high, bits):
    # PyTorch's own rounds halves to even and lets gradients pass half a step beyond the range: the same
    # cost, nearly the same run.
    scale, zero, top = nudged(low, high, bits)
    return torch.fake_quantize_per_tensor_affine(x, scale, zero, 0, top)


class TorchJob:
    def __init__(self, job):
        self.layers = job["layers"]
        self.batch = job["batch"]
        self.x = torch.tensor(job["rows"], dtype=torch.float32) * job["scale"]
        self.y = torch.tensor(job["labels"])
        self.ranges = [job["ranges"][at : at + 2] for at in range(0, len(job["ranges"]), 2)]
        parameters = torch.tensor(job["parameters"])
        self.parameters = []
        for layer, (weights, biases) in zip(self.layers, layer_slices(self.layers)):
            w = parameters[weights].reshape(layer["outputs"], layer["inputs"]).clone()
            b = parameters[biases].clone()
            self.parameters += [w.requires_grad_(), b.requires_grad_()]
        self.adam = torch.optim.Adam(self.parameters, lr=job["learningRate"], eps=EPSILON)

    def prepared(self, orders):
        return [torch.tensor(order) for order in orders]

    def state(self):
        parameters = torch.cat([p.detach().ravel() for p in self.parameters]).tolist()
        return {"parameters": parameters, "ranges": [end for pair in self.ranges for end in pair]}

    def train(self, order):
        for rows in order.split(self.batch):
            loss = torch.nn.functional.cross_entropy(self.logits(self.x[rows]), self.y[rows])
            self.adam.zero_grad()
            loss.backward()
            self.adam.step()

    def logits(self, x):
        for l, layer in enumerate(self.layers):
            raw_w, biases = self.parameters[2 * l : 2 * l + 2]
            low, high = (end.item() for end in torch.aminmax(raw_w.detach()))
            w = fake_quant(raw_w, min(low, 0.0), max(high, 0.0), layer["weightBits"])
            a = torch.nn.functional.linear(x, w, biases)
            if layer["activation"] == "tanh":
                a = torch.tanh(a)
            else:
                low, high = (end.item() for end in torch.aminmax(a.detach()))
                seen = min(low, 0.0), max(high, 0.0)
                self.ranges[l] = [
                    RANGE_DECAY * old + (1 - RANGE_DECAY) * new
                    for old, new in zip(self.ranges[l], seen)
                ]
            x = fake_quant(a, *self.ranges[l], layer["activationBits"])
        return x


serve(f"PyTorch {torch.__version__}", TorchJob)
