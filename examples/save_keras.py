"""Trains a small network of Keras and saves what its hidden layers do at every epoch.

    python3 save_keras.py [FILE]     # activations.npz; drop it on the page
"""
import sys
import keras
import numpy as np

EPOCHS = [0, 1, 3, 10, 30, 100]
keras.utils.set_random_seed(1)
X = np.random.randint(0, 2, (1000, 12)).astype("float32")
y = (X.sum(axis=1) > 6).astype("int32")
net = keras.Sequential([keras.Input((12,)), keras.layers.Dense(10, "tanh", name="T1"),
                        keras.layers.Dense(5, "tanh", name="T2"), keras.layers.Dense(2, "softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
hidden = keras.Model(net.inputs, [net.get_layer(name).output for name in ("T1", "T2")])
layers = {"T1": [], "T2": []}
for epoch in range(EPOCHS[-1] + 1):
    if epoch in EPOCHS:
        for name, T in zip(layers, hidden.predict(X, verbose=0)):
            layers[name].append(T)
    net.fit(X, y, verbose=0)
arrays = {name: np.stack(checkpoints) for name, checkpoints in layers.items()}
np.savez_compressed(sys.argv[1] if len(sys.argv) > 1 else "activations.npz", y=y, epochs=EPOCHS, **arrays)
