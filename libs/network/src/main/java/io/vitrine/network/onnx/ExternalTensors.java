package io.vitrine.network.onnx;

import static io.vitrine.network.ModelException.Reason.MISSING_EXTERNAL_DATA;
import static io.vitrine.network.ModelException.Reason.TRUNCATED;

import io.vitrine.network.ModelException;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.onnx.wire.StringStringEntryProto;
import io.vitrine.network.onnx.wire.TensorProto;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Bytes of tensors kept in other files. Offsets and lengths are held against the file first. */
final class ExternalTensors {
  private final ExternalData source;
  private final ReadLimits limits;
  private final Map<String, MappedFile> files = new HashMap<>();
  private long mappedBytes;

  ExternalTensors(ExternalData source, ReadLimits limits) {
    this.source = source;
    this.limits = limits;
  }

  /** The tensor's bytes, which must be exactly as many as its type and shape need. */
  ByteBuffer bytes(TensorProto tensor, long expected) {
    String location = location(tensor);
    MappedFile file = files.computeIfAbsent(location, this::open);
    long offset = number(tensor, "offset", 0);
    long length = number(tensor, "length", expected);
    if (length != expected) {
      throw ModelException.invalid(
          "tensor \"%s\" needs %d bytes and claims %d of its external data file \"%s\""
              .formatted(tensor.getName(), expected, length, location));
    }
    if (offset < 0 || offset > file.size() || length > file.size() - offset) {
      throw ModelException.of(
          TRUNCATED,
          "tensor \"%s\" lies at %d to %d of its external data file \"%s\", which has %d bytes; copy that file again"
              .formatted(tensor.getName(), offset, offset + length, location, file.size()));
    }
    return file.range(offset, (int) length);
  }

  private MappedFile open(String location) {
    Path path =
        source
            .find(location)
            .orElseThrow(
                () ->
                    ModelException.of(
                        MISSING_EXTERNAL_DATA,
                        "its external data file \"%s\" is missing; put it where the model says"
                            .formatted(location)));
    MappedFile file = MappedFile.open(path);
    mappedBytes += file.size();
    if (mappedBytes > limits.externalBytes()) {
      throw ModelException.limit(
          "its external data has more than the %d bytes of the limit externalBytes"
              .formatted(limits.externalBytes()));
    }
    return file;
  }

  /** The path the tensor names, proven to be relative and to stay inside the folder. */
  static String location(TensorProto tensor) {
    String location = entry(tensor, "location");
    if (location.isEmpty()) {
      throw ModelException.invalid(
          "tensor \"%s\" lies outside the file, but names no file".formatted(tensor.getName()));
    }
    try {
      Path path = Path.of(location);
      boolean climbs = location.indexOf('\\') >= 0;
      for (Path part : path) {
        climbs |= part.toString().equals("..");
      }
      if (path.isAbsolute() || climbs) {
        throw outside(location);
      }
      return path.normalize().toString();
    } catch (InvalidPathException e) {
      throw outside(location);
    }
  }

  private static ModelException outside(String location) {
    return ModelException.of(
        MISSING_EXTERNAL_DATA,
        "it names the external data file \"%s\"; only files inside the model's folder are read"
            .formatted(location));
  }

  private static String entry(TensorProto tensor, String key) {
    return tensor.getExternalDataList().stream()
        .filter(entry -> entry.getKey().equals(key))
        .map(StringStringEntryProto::getValue)
        .findFirst()
        .orElse("");
  }

  private static long number(TensorProto tensor, String key, long otherwise) {
    String text = entry(tensor, key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ModelException.invalid(
          "tensor \"%s\": its external data's %s is \"%s\", not a number"
              .formatted(tensor.getName(), key, text));
    }
  }
}
