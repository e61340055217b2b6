"""Lucent's seconds per channel, beside the engine's: same network, same weights, same batch, parameter gradients off.

A development tool: needs torch, torchvision, torch-lucent, onnx.

    python benchmarks/reference/beside_lucent.py squeezenet1.1.onnx THREADS BATCH STEPS

For each line on standard input it takes one step and answers `answer 1 SECONDS`; the first answer says that it is ready.
"""

import sys
import time

import onnx
import torch
import torchvision
from lucent.optvis import objectives, param, render
from onnx import numpy_helper


def network(path):
    """torchvision's squeezenet1_1 with the file's weights: both list their convolutions in the same order."""
    weights = [numpy_helper.to_array(t) for t in onnx.load(path).graph.initializer if t.dims and len(t.dims) in (1, 4)]
    net = torchvision.models.squeezenet1_1(weights=None)
    convolutions = [m for m in net.modules() if isinstance(m, torch.nn.Conv2d)]
    kernels = [w for w in weights if w.ndim == 4]
    biases = [w for w in weights if w.ndim == 1 and w.dtype == "float32"]
    for convolution, kernel, bias in zip(convolutions, kernels, biases, strict=True):
        assert convolution.weight.shape == kernel.shape, (convolution, kernel.shape)
        convolution.weight.data = torch.tensor(kernel)
        convolution.bias.data = torch.tensor(bias)
    return net.eval().requires_grad_(False)


def main():
    path, threads, batch, steps = sys.argv[1], *map(int, sys.argv[2:5])
    torch.set_num_threads(threads)
    net = network(path)
    wanted = objectives.channel("features_9", 0, batch=0)
    for i in range(1, batch):
        wanted = wanted + objectives.channel("features_9", 10 * i, batch=i)

    class Timed(torch.optim.Adam):
        """Waits for its turn at the end of each step."""

        def step(self, closure=None):
            super().step(closure)
            print(f"answer 1 {time.perf_counter() - self.begun:.6f}", flush=True)
            self.wait()

        def wait(self):
            if not sys.stdin.readline():
                sys.exit(0)
            self.begun = time.perf_counter()

    def adam(parameters):
        timed = Timed(parameters, lr=5e-2)
        print("answer 0 0", flush=True)
        timed.wait()
        return timed

    render.render_vis(
        net,
        wanted,
        param_f=lambda: param.image(224, batch=batch),
        optimizer=adam,
        thresholds=(steps,),
        progress=False,
        show_image=False,
    )


if __name__ == "__main__":
    main()
