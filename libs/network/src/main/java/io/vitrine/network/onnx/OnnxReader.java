package io.vitrine.network.onnx;

import static io.vitrine.network.ModelException.Reason.NOT_ONNX;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.vitrine.network.Graph;
import io.vitrine.network.ModelException;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.onnx.wire.ModelProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads .onnx files. Stateless and safe for any thread.
 *
 * <p>The file is mapped, not loaded: weights stay views of it wherever their bytes stand in the
 * file as they are needed. Do not change the file while the network lives. Whatever the file holds,
 * the answer is a network or a {@link ModelException}; {@link UncheckedIOException} means that the
 * machine failed to read.
 */
public final class OnnxReader {
  private OnnxReader() {}

  /** Reads a model whose external data, if any, lies in the model's own folder. */
  public static Network read(Path file, ReadLimits limits) {
    return read(file, limits, folderOf(file));
  }

  /** Reads a model whose external data lies where the caller says. */
  public static Network read(Path file, ReadLimits limits, ExternalData externalData) {
    try {
      ModelProto model = parse(file, limits);
      TensorReader tensors = new TensorReader(limits, new ExternalTensors(externalData, limits));
      Import shared = new Import(model, limits, tensors);
      Map<String, Integer> opsets = Import.opsets(model);
      Graph graph = new GraphReader(shared).top(model.getGraph(), opsets);
      String producer = (model.getProducerName() + " " + model.getProducerVersion()).strip();
      return new Network(graph, shared.weights, producer, opsets.getOrDefault("", 0));
    } catch (ModelException e) {
      throw e.inFile(String.valueOf(file.getFileName()));
    }
  }

  /**
   * The external data files the model names: relative paths, each once, in order of first use. They
   * need not exist.
   */
  public static List<String> externalData(Path file, ReadLimits limits) {
    try {
      return ExternalPaths.of(parse(file, limits));
    } catch (ModelException e) {
      throw e.inFile(String.valueOf(file.getFileName()));
    }
  }

  /** Those of {@link #externalData} that are missing in the model's folder. */
  public static List<String> missingExternalData(Path file, ReadLimits limits) {
    ExternalData folder = folderOf(file);
    return externalData(file, limits).stream().filter(path -> folder.find(path).isEmpty()).toList();
  }

  private static ExternalData folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return new ModelFolder(folder == null ? file.toAbsolutePath() : folder);
  }

  private static ModelProto parse(Path file, ReadLimits limits) {
    MappedFile mapped = MappedFile.open(file);
    if (mapped.size() > limits.fileBytes()) {
      throw ModelException.limit(
          "the file has %d bytes, more than the limit fileBytes of %d; keep its weights as external data"
              .formatted(mapped.size(), limits.fileBytes()));
    }
    ByteBuffer bytes = mapped.range(0, (int) mapped.size());
    FileKind.check(bytes);
    MessageCount.check(bytes, limits);
    // a wrapped buffer counts as immutable, so that bytes fields become views of it
    CodedInputStream input = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
    input.enableAliasing(true);
    input.setRecursionLimit(MessageCount.deepest(limits));
    try {
      return ModelProto.parseFrom(input);
    } catch (InvalidProtocolBufferException e) {
      throw ModelException.of(
          NOT_ONNX,
          "the file is not an ONNX file, or was damaged; copy or download it again (%s)"
              .formatted(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
