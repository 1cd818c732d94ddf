"""How bench/python.ts talks to a job in Python: one line each way.

The first line of standard input is the job as JSON; the answer is the library's name and version.
Then "train N" does N epochs and answers the milliseconds they took, and "state" answers parameters
and ranges as JSON.
"""

import json
import math
import sys
import time


def serve(name, make_job):
    """make_job(job) gives an object with train(order) for an epoch and state()."""
    job = json.loads(sys.stdin.readline())
    trainer = make_job(job)
    print(name, flush=True)
    orders = trainer.prepared(job["orders"])
    epoch = 0
    for line in sys.stdin:
        command, *arguments = line.split()
        if command == "train":
            start = time.perf_counter()
            for _ in range(int(arguments[0])):
                trainer.train(orders[epoch % len(orders)])
                epoch += 1
            print(1000 * (time.perf_counter() - start), flush=True)
        else:
            print(json.dumps(trainer.state()), flush=True)


def layer_slices(layers):
    """(weights, biases) of each layer as slices of the flat parameters; weights outputs x inputs."""
    at = 0
    slices = []
    for layer in layers:
        weights = slice(at, at + layer["inputs"] * layer["outputs"])
        biases = slice(weights.stop, weights.stop + layer["outputs"])
        slices.append((weights, biases))
        at = biases.stop
    return slices


def nudged(low, high, bits):
    """Scale, zero point and top code of [low, high] shifted so that 0 falls on a level."""
    top = 2**bits - 1
    scale = (high - low) / top
    zero = min(max(math.floor(-low / scale + 0.5), 0), top)
    return scale, zero, top


RANGE_DECAY = 0.999
EPSILON = 1e-7
