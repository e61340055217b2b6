package io.vitrine.inference.running;

import io.vitrine.model.Refusals;
import io.vitrine.model.picture.PictureDecoder;
import io.vitrine.model.picture.Preprocessor;
import io.vitrine.network.Dimension;
import io.vitrine.network.Graph;
import io.vitrine.network.ModelException;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.network.npy.Npy;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.RunInput;
import io.vitrine.transport.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a run's input tensors and checks them against the graph. Any thread. */
public final class RunInputs {
  private final BlobStore blobs;
  private final PictureDecoder pictures;
  private final long mostBytes;

  /**
   * @param mostBytes of one .npy file
   */
  public RunInputs(BlobStore blobs, PictureDecoder pictures, long mostBytes) {
    this.blobs = blobs;
    this.pictures = pictures;
    this.mostBytes = mostBytes;
  }

  /** A tensor for every input of the graph. Throws the caller's problem, naming the input. */
  public Map<String, Tensor> tensors(Graph graph, ModelReference model, List<RunInput> given) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (RunInput input : given) {
      Value value = value(graph, model, input);
      Tensor tensor = tensor(model, input);
      check(value, tensor);
      if (tensors.put(value.name(), tensor) != null) {
        throw Refusals.invalid(
            "the input %s is given twice".formatted(value.name()), "give each input once");
      }
    }
    List<String> missing =
        graph.inputs().stream()
            .map(Value::name)
            .filter(name -> !tensors.containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      throw Refusals.invalid(
          "the network's input %s is not given".formatted(String.join(", ", missing)),
          "give every input: --input NAME=FILE.npy");
    }
    return tensors;
  }

  private static Value value(Graph graph, ModelReference model, RunInput input) {
    boolean picture = input.getKind() == RunInput.Kind.PICTURE;
    String name =
        input.getName().isEmpty() && picture
            ? model.getPreprocessing().getInput()
            : input.getName();
    if (name.isEmpty() && graph.inputs().size() == 1) {
      return graph.inputs().get(0);
    }
    return graph.inputs().stream()
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusals.invalid(
                    name.isEmpty()
                        ? "the network has %d inputs, and the file does not say which it is for"
                            .formatted(graph.inputs().size())
                        : "the network has no input %s".formatted(name),
                    "its inputs are "
                        + String.join(", ", graph.inputs().stream().map(Value::name).toList())));
  }

  private Tensor tensor(ModelReference model, RunInput input) {
    String name = input.getFile().getPath();
    return switch (input.getKind()) {
      case PICTURE -> {
        if (!model.hasPreprocessing()) {
          throw Refusals.invalid(
              "the network takes no picture", "give its inputs as tensors: --input NAME=FILE.npy");
        }
        yield Preprocessor.tensor(pictures.decode(name, read(input)), model.getPreprocessing());
      }
      case NPY -> npy(input);
      case KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw Refusals.invalid(
              "the input file %s has no kind".formatted(name), "say which it is");
    };
  }

  private Tensor npy(RunInput input) {
    try {
      return Npy.read(ByteBuffer.wrap(read(input)), ReadLimits.standard());
    } catch (ModelException e) {
      throw e.inFile(input.getFile().getPath());
    }
  }

  private byte[] read(RunInput input) {
    if (input.getFile().getSize() > mostBytes) {
      throw Refusals.limit(
          "the input file %s has %d bytes, more than %d"
              .formatted(input.getFile().getPath(), input.getFile().getSize(), mostBytes),
          "raise vitrine.inference.run.input-bytes");
    }
    try {
      return Files.readAllBytes(blobs.fetch(input.getFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Value value, Tensor tensor) {
    if (value.type().isPresent() && value.type().get() != tensor.type()) {
      throw Refusals.invalid(
          "the input %s is of type %s, not %s"
              .formatted(value.name(), value.type().get(), tensor.type()),
          "convert the tensor");
    }
    if (value.shape().isPresent() && !fits(value.shape().get(), tensor.shape())) {
      throw Refusals.invalid(
          "the input %s has the shape %s, not %s"
              .formatted(value.name(), value.shape().get(), tensor.shape()),
          "give a tensor of that shape, or a picture with --resize stretch");
    }
  }

  private static boolean fits(Shape wanted, Shape given) {
    if (wanted.rank() != given.rank()) {
      return false;
    }
    for (int axis = 0; axis < wanted.rank(); axis++) {
      Dimension dimension = wanted.dimensions().get(axis);
      if (dimension.isKnown() && dimension.size() != given.dimensions().get(axis).size()) {
        return false;
      }
    }
    return true;
  }
}
