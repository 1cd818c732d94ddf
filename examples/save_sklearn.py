"""Trains a small network of scikit-learn and saves what its hidden layers do at every epoch.

    python3 save_sklearn.py [FILE]     # activations.npz; drop it on the page
"""
import sys
import numpy as np
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPClassifier

EPOCHS = [0, 1, 2, 4, 8, 16, 32]
X, y = load_digits(return_X_y=True)
X = X / 16
net = MLPClassifier([10, 7, 5], activation="tanh", learning_rate_init=0.01, random_state=1)
layers = {f"T{number + 1}": [] for number in range(3)}
for epoch in range(EPOCHS[-1] + 1):
    net.partial_fit(X, y, classes=np.unique(y))
    if epoch in EPOCHS:
        T = X
        for name, weights, bias in zip(layers, net.coefs_, net.intercepts_):
            T = np.tanh(T @ weights + bias)
            layers[name].append(T.astype(np.float32))
arrays = {name: np.stack(checkpoints) for name, checkpoints in layers.items()}
np.savez_compressed(sys.argv[1] if len(sys.argv) > 1 else "activations.npz", y=y, epochs=EPOCHS, **arrays)
