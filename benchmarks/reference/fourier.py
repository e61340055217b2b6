"""The formulas of the method `fourier` in plain PyTorch, and the fixture that the tests hold the engine against.

A development tool: needs torch, numpy and onnx. Writes a network of a few thousand weights and what the formulas give for it:

    python benchmarks/reference/fourier.py services/featureviz/src/test/resources/reference/fourier

Everything random is seeded, so running it again gives the same files but for the last bits of another machine's arithmetic.
"""

import math
import random
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper

HEIGHT, WIDTH = 40, 32
MEAN = torch.tensor([0.485, 0.456, 0.406])
STD = torch.tensor([0.229, 0.224, 0.225])
PAD, FIRST, SECOND = 3, 2, 1  # 12, 8, 4 times 32 / 128
LED_STEPS = 16
CHANNELS = [0, 1, 2, 5]  # 2 does not fire at the start, 5 never does
STEPS = 32


class Redirected(torch.autograd.Function):
    """A rectifier that, where no gradient passes for a picture, lets it through where x > 0 or where it would push x up."""

    @staticmethod
    def forward(ctx, x, top):
        ctx.save_for_backward(x)
        ctx.top = top
        return x.clamp(0, top)

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        inside = (x > 0) & (x < ctx.top)
        kept = torch.where(inside, g, torch.zeros_like(g))
        goes_up = g < 0  # of a loss that falls
        led = torch.where(inside | ((x <= 0) & goes_up) | ((x >= ctx.top) & ~goes_up), g, torch.zeros_like(g))
        dead = kept.flatten(1).abs().amax(1) == 0
        return torch.where(dead.reshape(-1, *[1] * (x.dim() - 1)), led, kept), None


class TinyNet(torch.nn.Module):
    def __init__(self):
        super().__init__()
        torch.manual_seed(5)
        self.a = torch.nn.Conv2d(3, 8, 3, stride=2, padding=1)
        self.b = torch.nn.Conv2d(8, 6, 3, padding=1)
        with torch.no_grad():
            self.a.weight.normal_(0, 0.3)
            self.b.weight.normal_(0, 0.3)
            self.a.bias.zero_()
            self.b.bias.zero_()
            self.b.bias[2] = -1.2
            self.b.weight[5] = 0.0
            self.b.bias[5] = -1.0
        self.requires_grad_(False)

    def forward(self, x, led=False):
        if led:
            return Redirected.apply(self.b(Redirected.apply(self.a(x), 6.0)), math.inf)
        return F.relu(self.b(F.relu6(self.a(x))))

    def export(self, path, fixed=False):
        """As ONNX; `fixed`: with shapes for a batch of one written into it."""
        weights = {"a.w": self.a.weight, "a.b": self.a.bias, "b.w": self.b.weight, "b.b": self.b.bias}
        tensors = [numpy_helper.from_array(w.numpy(), n) for n, w in weights.items()]
        tensors += [numpy_helper.from_array(np.array(v, np.float32), n) for n, v in [("zero", 0), ("six", 6)]]
        nodes = [
            helper.make_node("Conv", ["image", "a.w", "a.b"], ["a"], kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4),
            helper.make_node("Clip", ["a", "zero", "six"], ["a.lit"]),
            helper.make_node("Conv", ["a.lit", "b.w", "b.b"], ["b"], kernel_shape=[3, 3], pads=[1] * 4),
            helper.make_node("Relu", ["b"], ["b.lit"]),
        ]
        if fixed:
            flat = np.array([1, 8, HEIGHT * WIDTH // 4], np.int64)
            full = np.array([1, 8, HEIGHT // 2, WIDTH // 2], np.int64)
            tensors += [numpy_helper.from_array(flat, "flat"), numpy_helper.from_array(full, "full")]
            nodes[2].input[0] = "again"
            nodes[2:2] = [
                helper.make_node("Reshape", ["a.lit", "flat"], ["line"]),
                helper.make_node("Reshape", ["line", "full"], ["again"]),
            ]
        image = helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, HEIGHT, WIDTH])
        lit = helper.make_tensor_value_info("b.lit", TensorProto.FLOAT, [1, 6, HEIGHT // 2, WIDTH // 2])
        graph = helper.make_graph(nodes, "tiny", [image], [lit], tensors)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8, producer_name="reference")
        onnx.save(model, path)


def colour():
    c = torch.tensor([[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]])
    return c / c.norm(dim=0).max()


def plain(spectrum, decay=1.0):
    """Lucid's way to write it: scaled by sqrt(h * w) before the transform that divides by h * w."""
    fy = torch.fft.fftfreq(HEIGHT)[:, None]
    fx = torch.fft.rfftfreq(WIDTH)[None, :]
    f = torch.sqrt(fy * fy + fx * fx)
    scale = 1.0 / torch.clamp(f, min=1.0 / max(HEIGHT, WIDTH)) ** decay * math.sqrt(HEIGHT * WIDTH)
    return torch.fft.irfft2(torch.view_as_complex(spectrum) * scale, s=(HEIGHT, WIDTH)) / 4.0


def picture(spectrum):
    return torch.sigmoid(torch.einsum("rc,bchw->brhw", colour(), plain(spectrum)))


def pad_and_jitter(p, top, left):
    q = F.pad(p, [PAD] * 4, value=0.5)
    return q[:, :, top : top + q.shape[2] - FIRST, left : left + q.shape[3] - FIRST]


def scale(p, percent):
    sides = [(s * percent + 50) // 100 for s in p.shape[2:]]
    return F.interpolate(p, size=sides, mode="bilinear", align_corners=False)


def rotate(p, degrees):
    """By hand: each result pixel's place in the source, four neighbours, black outside."""
    if degrees == 0:
        return p
    h, w = p.shape[2:]
    y, x = torch.meshgrid(torch.arange(h) - (h - 1) / 2, torch.arange(w) - (w - 1) / 2, indexing="ij")
    a = math.radians(degrees)
    sx = math.cos(a) * x + math.sin(a) * y + (w - 1) / 2
    sy = -math.sin(a) * x + math.cos(a) * y + (h - 1) / 2
    x0, y0 = sx.floor(), sy.floor()
    out = torch.zeros_like(p)
    for dy in (0, 1):
        for dx in (0, 1):
            xi, yi = (x0 + dx).long(), (y0 + dy).long()
            weight = (1 - (sx - xi).abs()) * (1 - (sy - yi).abs())
            inside = (xi >= 0) & (xi < w) & (yi >= 0) & (yi < h)
            out = out + p[:, :, yi.clamp(0, h - 1), xi.clamp(0, w - 1)] * (weight * inside)
    return out


def jitter_again(p, top, left):
    return p[:, :, top : top + p.shape[2] - SECOND, left : left + p.shape[3] - SECOND]


def crop_or_pad(p, height=HEIGHT, width=WIDTH):
    dy, dx = height - p.shape[2], width - p.shape[3]
    return F.pad(p, [dx // 2, dx - dx // 2, dy // 2, dy - dy // 2], value=0.5)


def transformed(p, draw):
    top, left, percent, degrees, top2, left2 = draw
    return crop_or_pad(jitter_again(rotate(scale(pad_and_jitter(p, top, left), percent), degrees), top2, left2))


def objective(net, p, led=False):
    v = net((p - MEAN[:, None, None]) / STD[:, None, None], led)
    return torch.stack([v[i, c].mean() for i, c in enumerate(CHANNELS)])


def draws():
    r = random.Random(7)
    return [
        [r.randint(0, FIRST), r.randint(0, FIRST), 90 + 2 * r.randrange(11), r.choice([*range(-10, 11), *[0] * 5]),
         r.randint(0, SECOND), r.randint(0, SECOND)]
        for _ in range(STEPS)
    ]


def optimise(net, start, steps):
    spectrum = start.clone().requires_grad_()
    adam = torch.optim.Adam([spectrum], lr=0.05, betas=(0.9, 0.999), eps=1e-8)
    curve, pictures, evaluations = [], [], []
    for step, draw in enumerate(draws()[:steps]):
        if step % 16 == 0:
            evaluations.append(objective(net, picture(spectrum.detach())))
        adam.zero_grad()
        values = objective(net, transformed(picture(spectrum), draw), led=step < LED_STEPS)
        (-values.sum()).backward()
        adam.step()
        curve.append(values.detach())
        pictures.append(picture(spectrum.detach()))
    return torch.stack(curve), torch.stack(evaluations), pictures


def alone(folder):
    """Each transformation's result and its gradient for one seeded direction."""
    torch.manual_seed(11)
    p = torch.rand(2, 3, 24, 20)
    save(folder, "alone.in", p)
    steps = {
        "jitter": lambda q: pad_and_jitter(q, 0, 2),
        "scale": lambda q: scale(q, 94),
        "rotate": lambda q: rotate(q, -7),
        "again": lambda q: jitter_again(q, 1, 0),
        "fit": lambda q: crop_or_pad(q, 19, 23),
    }
    for name, step in steps.items():
        leaf = p.clone().requires_grad_()
        result = step(leaf)
        direction = torch.randn_like(result)
        (gradient,) = torch.autograd.grad(result, leaf, direction)
        save(folder, f"{name}.out", result)
        save(folder, f"{name}.direction", direction)
        save(folder, f"{name}.gradient", gradient)


def save(folder, name, tensor):
    np.save(folder / f"{name}.npy", tensor.detach().numpy())


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    net = TinyNet()
    net.export(folder / "tiny.onnx")
    net.export(folder / "fixed.onnx", fixed=True)
    torch.manual_seed(3)
    start = torch.randn(len(CHANNELS), 3, HEIGHT, WIDTH // 2 + 1, 2) * 0.01
    curve, evaluations, pictures = optimise(net, start, STEPS)
    save(folder, "start", start)
    save(folder, "draws", torch.tensor(draws()))
    save(folder, "curve", curve)
    save(folder, "evaluations", evaluations)
    save(folder, "picture.0", picture(start))
    save(folder, "picture.1", pictures[0])
    alone(folder)
    print("curve", curve[[0, 15, 31]], "evaluations", evaluations, sep="\n")


if __name__ == "__main__":
    main()
