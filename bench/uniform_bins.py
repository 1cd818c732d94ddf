"""How far uniform bins here are from those of the code published with Lorenzen et al. 2022.

Usage: python3 bench/uniform_bins.py FILE...   files of `infoplane activations`

That code takes left edges from numpy.arange(lo, hi, (hi - lo) / n), whose rounding may add an edge, and
as its "global" range the extremes of all layers and epochs; here edges are lo + i*(hi - lo)/n, and the
range of a whole run is a layer's own. Prints, for each number of bins, in how many layers and epochs
the edges or the range change an estimate, and by how many bits at the most.
"""

import json
import sys

import numpy as np

BINS = (30, 100, 256)


def entropy(codes):
    _, counts = np.unique(codes, axis=0, return_counts=True)
    p = counts / counts.sum()
    return float(-(p * np.log2(p)).sum())


def information(cells, labels):
    """I(X;T) and I(T;Y), bits."""
    both = np.column_stack([cells, labels])
    h = entropy(cells)
    return np.array([h, h + entropy(labels[:, None]) - entropy(both)])


def edges_here(low, high, n):
    return low + np.arange(n) * (high - low) / n


def edges_2022(low, high, n):
    return np.arange(low, high, (high - low) / n)


def cells(values, edges):
    return np.searchsorted(edges, values, side="right")


def ends(layers):
    low = min(float(values.min()) for values in layers)
    high = max(float(values.max()) for values in layers)
    return low, high if high > low else low + 1e-9


def report(path):
    with open(path) as file:
        data = json.load(file)
    labels = np.array(data["y"])
    layers = {}
    for checkpoint in data["checkpoints"]:
        values = np.array(checkpoint["T"], np.float32).astype(np.float64)
        layers.setdefault(checkpoint["layer"], []).append(values)
    pooled = ends([values for epochs in layers.values() for values in epochs])
    for n in BINS:
        by_edges, by_range, longer = [], [], 0
        for epochs in layers.values():
            own = ends(epochs)
            longer += len(edges_2022(*own, n)) > n
            for values in epochs:
                here = information(cells(values, edges_here(*own, n)), labels)
                by_edges.append(abs(information(cells(values, edges_2022(*own, n)), labels) - here))
                by_range.append(abs(information(cells(values, edges_2022(*pooled, n)), labels) - here))
        print(f"{path}, {n} bins, {len(by_edges)} layers and epochs; an edge more in {longer} of {len(layers)} layers")
        for name, found in ("edges", by_edges), ("range and edges", by_range):
            found = np.array(found)
            differs = int((found > 1e-9).any(axis=1).sum())
            most = ", ".join(f"{what} {bits:.2g}" for what, bits in zip(("I(X;T)", "I(T;Y)"), found.max(axis=0)))
            print(f"  {name}: {differs} differ, at the most by {most} bits")


for name in sys.argv[1:]:
    report(name)
