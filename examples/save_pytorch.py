"""Trains a small network of PyTorch and saves what its hidden layers do at every epoch.

    python3 save_pytorch.py [FILE]     # activations.npz; drop it on the page
"""
import sys
import numpy as np
import torch

EPOCHS = [0, 1, 3, 10, 30, 100, 300]
torch.manual_seed(1)
X = torch.randint(0, 2, (1000, 12)).float()
y = (X.sum(dim=1) > 6).long()
net = torch.nn.Sequential(torch.nn.Linear(12, 10), torch.nn.Tanh(), torch.nn.Linear(10, 5), torch.nn.Tanh(),
                          torch.nn.Linear(5, 2))
layers, seen = {"T1": [], "T2": []}, {}
for name, module in zip(layers, [net[1], net[3]]):  # a hook sees what comes out of a layer
    module.register_forward_hook(lambda _module, _input, output, name=name: seen.__setitem__(name, output))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(EPOCHS[-1] + 1):
    loss = torch.nn.functional.cross_entropy(net(X), y)
    if epoch in EPOCHS:
        for name in layers:
            layers[name].append(seen[name].detach().numpy().copy())
    optimizer.zero_grad(), loss.backward(), optimizer.step()
arrays = {name: np.stack(checkpoints) for name, checkpoints in layers.items()}
np.savez_compressed(sys.argv[1] if len(sys.argv) > 1 else "activations.npz", y=y.numpy(), epochs=EPOCHS, **arrays)
