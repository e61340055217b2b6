#!/usr/bin/env python3
"""Writes every node test and simple model test of the installed onnx package as folders for the conformance runner.

    python3 -m venv /tmp/onnx && /tmp/onnx/bin/pip install onnx
    /tmp/onnx/bin/python libs/program/src/dev/onnx_node_tests.py /tmp/suites
    mvn -q verify -pl libs/program -am -Dtest=none -Dit.test=ConformanceIT -Dvitrine.data=/tmp/suites \
        -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

A development tool: neither the build nor the tests need Python.
"""
import pathlib
import sys

import numpy as np
from onnx import TensorProto, numpy_helper
from onnx.backend.test.case.model import collect_testcases as model_cases
from onnx.backend.test.case.node import collect_testcases as node_cases


def proto(value, info):
    kind = info.type.WhichOneof("value")
    if kind == "sequence_type":
        return numpy_helper.from_list(value, info.name)
    if kind == "optional_type":
        return numpy_helper.from_optional(value, info.name)
    if isinstance(value, TensorProto):
        return value
    return numpy_helper.from_array(np.asarray(value), info.name)


def write(case, folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(case.model.SerializeToString())
    graph = case.model.graph
    for i, (inputs, outputs) in enumerate(case.data_sets):
        data = folder / f"test_data_set_{i}"
        data.mkdir(exist_ok=True)
        for kind, values, infos in (("input", inputs, graph.input), ("output", outputs, graph.output)):
            for j, value in enumerate(values):
                (data / f"{kind}_{j}.pb").write_bytes(proto(value, infos[j]).SerializeToString())


def main():
    root = pathlib.Path(sys.argv[1]) / "conformance"
    cases = [("node", c) for c in node_cases(None)] + [("simple", c) for c in model_cases() if c.kind == "simple"]
    bad = 0
    for suite, case in cases:
        try:
            write(case, root / suite / case.name)
        except Exception as e:  # a case the package itself cannot write down
            bad += 1
            print(f"left out {case.name}: {e}", file=sys.stderr)
    print(f"{len(cases) - bad} cases in {root}, {bad} left out")


main()
