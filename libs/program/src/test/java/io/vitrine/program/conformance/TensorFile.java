package io.vitrine.program.conformance;

import io.vitrine.network.ModelException;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.NodeProto;
import io.vitrine.network.onnx.wire.OperatorSetIdProto;
import io.vitrine.network.onnx.wire.TensorProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The .pb tensors of the conformance suites. */
final class TensorFile {
  private static final String NAME = "tensor";

  private TensorFile() {}

  /** Empty where the file holds no plain tensor: a sequence, strings, types below a byte. */
  static Optional<Tensor> read(Path file) throws IOException {
    Path model = Files.createTempFile("tensor", ".onnx");
    try {
      TensorProto tensor = TensorProto.parseFrom(Files.readAllBytes(file));
      Files.write(model, holding(tensor.toBuilder().setName(NAME).build()).toByteArray());
      return Optional.ofNullable(OnnxReader.read(model, ReadLimits.standard()).weights().get(NAME));
    } catch (ModelException e) {
      return Optional.empty();
    } finally {
      Files.delete(model);
    }
  }

  /** A model with the tensor as its one weight, since the model reader reads tensors too. */
  private static ModelProto holding(TensorProto tensor) {
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("holder")
            .addInitializer(tensor)
            .addNode(NodeProto.newBuilder().setOpType("Identity").addInput(NAME).addOutput("same"))
            .addOutput(ValueInfoProto.newBuilder().setName("same"))
            .build();
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
        .setGraph(graph)
        .build();
  }
}
