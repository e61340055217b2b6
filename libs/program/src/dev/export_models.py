#!/usr/bin/env python3
"""Exports real architectures with seeded random weights by PyTorch's classic and dynamo exporters, as folders for the conformance runner.

    pip install torch torchvision onnx onnxscript transformers
    python3 libs/program/src/dev/export_models.py DIR [classic|dynamo] [NAME ...]

DIR/conformance/EXPORTER/NAME gets model.onnx and two data sets, the second of another batch and, where the
architecture allows, another size; the outputs are PyTorch's. ConformanceIT (-Dvitrine.data=DIR) then compares the
outputs, ExportsIT every float value with ONNX Runtime. A development tool: neither build nor tests need Python.
"""
import pathlib
import sys
import traceback
import warnings

import torch
import torchvision as tv
from torch import nn

warnings.filterwarnings("ignore")
ROOT = pathlib.Path(sys.argv[1]) / "conformance"
H, W = 96, 64


def vision(build, size=(H, W), fixed=False, first=2, **options):
    def make():
        net = build(**options)
        a = (torch.randn(first, 3, *size),)
        b = (torch.randn(first + 1, 3, *(size if fixed else (size[0] + 32, size[1] + 32))),)
        axes = {0: "batch"} if fixed else {0: "batch", 2: "height", 3: "width"}
        return net, [a, b], [axes]

    return make


class First(nn.Module):
    """A model that answers with a dictionary or an object, as a tuple of its tensors."""

    def __init__(self, net, keys):
        super().__init__()
        self.net, self.keys = net, keys

    def forward(self, *inputs):
        out = self.net(*inputs)
        return tuple(out[k] for k in self.keys)


def text(build, vocabulary=99):
    def make():
        net = build()
        a = (torch.randint(0, vocabulary, (2, 7)),)
        b = (torch.randint(0, vocabulary, (3, 11)),)
        return net, [a, b], [{0: "batch", 1: "length"}]

    return make


def language(kind):
    import transformers as t

    small = dict(vocab_size=99, use_cache=False, attn_implementation="eager")
    llama = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, intermediate_size=48, max_position_embeddings=64, **small)
    built = {
        "gpt2": lambda: t.GPT2LMHeadModel(t.GPT2Config(n_embd=32, n_layer=2, n_head=4, n_positions=64, **small)),
        "bert": lambda: t.BertForMaskedLM(t.BertConfig(hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=48, max_position_embeddings=64, **small)),
        "distilbert": lambda: t.DistilBertForMaskedLM(t.DistilBertConfig(vocab_size=99, dim=32, n_layers=2, n_heads=4, hidden_dim=48, max_position_embeddings=64, attn_implementation="eager")),
        "llama": lambda: t.LlamaForCausalLM(t.LlamaConfig(**llama)),
        "qwen2": lambda: t.Qwen2ForCausalLM(t.Qwen2Config(**llama)),
        "gemma": lambda: t.GemmaForCausalLM(t.GemmaConfig(head_dim=8, **llama)),
        "mistral": lambda: t.MistralForCausalLM(t.MistralConfig(**llama)),
        "gpt_neox": lambda: t.GPTNeoXForCausalLM(t.GPTNeoXConfig(hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=48, max_position_embeddings=64, **small)),
        "opt": lambda: t.OPTForCausalLM(t.OPTConfig(hidden_size=32, num_hidden_layers=2, num_attention_heads=4, ffn_dim=48, max_position_embeddings=64, word_embed_proj_dim=32, **small)),
    }[kind]
    return text(lambda: First(built().eval(), ["logits"]))


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(99, 16)
        self.lstm = nn.LSTM(16, 12, 2, bidirectional=True, batch_first=True)
        self.gru = nn.GRU(24, 10, batch_first=True)
        self.rnn = nn.RNN(10, 8, batch_first=True)

    def forward(self, x):
        y, (h, c) = self.lstm(self.embed(x))
        z, g = self.gru(y)
        return self.rnn(z)[0], h, c, g


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(99, 32)
        self.layers = nn.TransformerEncoder(nn.TransformerEncoderLayer(32, 4, 48, batch_first=True, norm_first=True, activation="gelu"), 2, enable_nested_tensor=False)

    def forward(self, x):
        return self.layers(self.embed(x))


def backbone():
    from torchvision.models.detection.backbone_utils import resnet_fpn_backbone

    return First(resnet_fpn_backbone(backbone_name="resnet18", weights=None), ["0", "1", "2", "3", "pool"])


class Detector(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        found = self.net([x[0]])[0]
        return found["boxes"], found["scores"], found["labels"]


def detector(build):
    def make():
        net = Detector(build(weights=None, weights_backbone=None, num_classes=7))
        return net, [(torch.rand(1, 3, 128, 160),)], [{}]

    return make


m = tv.models
none = dict(weights=None)
MODELS = {
    "resnet18": vision(m.resnet18, **none),
    "resnet50": vision(m.resnet50, **none),
    "densenet121": vision(m.densenet121, **none),
    "vgg11_bn": vision(m.vgg11_bn, size=(224, 224), fixed=True, first=1, **none),
    "googlenet": vision(m.googlenet, init_weights=True, aux_logits=False, **none),
    "inception_v3": vision(m.inception_v3, size=(128, 128), init_weights=True, aux_logits=False, **none),
    "mobilenet_v2": vision(m.mobilenet_v2, **none),
    "mobilenet_v3_small": vision(m.mobilenet_v3_small, **none),
    "efficientnet_b0": vision(m.efficientnet_b0, **none),
    "convnext_tiny": vision(m.convnext_tiny, **none),
    "regnet_y_400mf": vision(m.regnet_y_400mf, **none),
    "regnet_x_400mf": vision(m.regnet_x_400mf, **none),
    "shufflenet_v2_x0_5": vision(m.shufflenet_v2_x0_5, **none),
    "squeezenet1_1": vision(m.squeezenet1_1, **none),
    "mnasnet0_5": vision(m.mnasnet0_5, **none),
    "alexnet": vision(m.alexnet, size=(224, 224), fixed=True, first=1, **none),
    "vit": vision(lambda: m.VisionTransformer(64, 16, 3, 4, 48, 96, num_classes=10), size=(64, 64), fixed=True),
    "swin_t": vision(lambda: m.SwinTransformer([4, 4], 24, [2, 2, 2], [2, 4, 8], [4, 4], num_classes=10), size=(64, 64), fixed=True),
    "swin_v2": vision(lambda: m.SwinTransformer([4, 4], 24, [2, 2], [2, 4], [4, 4], num_classes=10, block=m.swin_transformer.SwinTransformerBlockV2, downsample_layer=m.swin_transformer.PatchMergingV2), size=(64, 64), fixed=True),
    "maxvit": vision(lambda: m.MaxVit((64, 64), 16, [16, 32], [1, 1], 8, 0.0, partition_size=4, num_classes=10), size=(64, 64), fixed=True),
    "deeplabv3": vision(lambda: First(m.segmentation.deeplabv3_mobilenet_v3_large(weights=None, weights_backbone=None, num_classes=5), ["out"])),
    "fcn_resnet50": vision(lambda: First(m.segmentation.fcn_resnet50(weights=None, weights_backbone=None, num_classes=5), ["out"])),
    "lraspp": vision(lambda: First(m.segmentation.lraspp_mobilenet_v3_large(weights=None, weights_backbone=None, num_classes=5), ["out"])),
    "fpn_resnet18": vision(backbone),
    "ssdlite": detector(m.detection.ssdlite320_mobilenet_v3_large),
    "fasterrcnn": detector(m.detection.fasterrcnn_mobilenet_v3_large_320_fpn),
    "retinanet": detector(m.detection.retinanet_resnet50_fpn),
    "recurrent": text(Recurrent),
    "encoder": text(Encoder),
    **{kind: language(kind) for kind in ("gpt2", "bert", "distilbert", "llama", "qwen2", "gemma", "mistral", "gpt_neox", "opt")},
}


def settle(net):
    """Batch norms as after training, so that values keep their size."""
    for part in net.modules():
        if isinstance(part, nn.modules.batchnorm._BatchNorm) and part.running_mean is not None:
            part.running_mean.normal_(0, 0.1)
            part.running_var.uniform_(0.5, 1.5)
            part.weight.data.uniform_(0.5, 1.5)
            part.bias.data.normal_(0, 0.1)
    return net.eval()


def save_data(folder, sets, net, names):
    from onnx import numpy_helper

    for i, inputs in enumerate(sets):
        data = folder / f"test_data_set_{i}"
        data.mkdir(parents=True, exist_ok=True)
        with torch.no_grad():
            outputs = net(*inputs)
        outputs = outputs if isinstance(outputs, (tuple, list)) else (outputs,)
        for kind, values in (("input", inputs), ("output", outputs)):
            for j, value in enumerate(values):
                (data / f"{kind}_{j}.pb").write_bytes(numpy_helper.from_array(value.numpy(), f"{kind}_{j}").SerializeToString())


def export(exporter, name):
    torch.manual_seed(7)
    net, sets, axes = MODELS[name]()
    net = settle(net)
    folder = ROOT / exporter / name
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "model.onnx"
    names = [f"input_{i}" for i in range(len(sets[0]))]
    if exporter == "classic":
        torch.onnx.export(net, sets[0], file, input_names=names, dynamic_axes={n: a for n, a in zip(names, axes) if a}, opset_version=17, dynamo=False)
    else:
        dims = tuple({k: torch.export.Dim.DYNAMIC for k in a} for a in axes)
        shapes = (dims,) if isinstance(net, (First,)) else dims
        torch.onnx.export(net, sets[0], file, input_names=names, dynamic_shapes=shapes, opset_version=20, dynamo=True, external_data=False, verbose=False)
    save_data(folder, sets, net, names)


def main():
    exporters = [a for a in sys.argv[2:] if a in ("classic", "dynamo")] or ["classic", "dynamo"]
    names = [a for a in sys.argv[2:] if a in MODELS] or list(MODELS)
    for exporter in exporters:
        for name in names:
            try:
                export(exporter, name)
                print("exported", exporter, name, flush=True)
            except Exception as e:
                print("NOT exported", exporter, name, type(e).__name__, str(e).strip().splitlines()[:1], flush=True)
                if len(names) == 1:
                    traceback.print_exc()


main()
