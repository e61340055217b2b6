package io.vitrine.model;

import io.vitrine.network.ModelException;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.protocol.FileReference;
import io.vitrine.transport.BlobStore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads model files out of the blob store, under the names their owner gave them. Any thread. */
public final class ModelReader {
  private final BlobStore blobs;
  private final ReadLimits limits;

  public ModelReader(BlobStore blobs, ReadLimits limits) {
    this.blobs = blobs;
    this.limits = limits;
  }

  /**
   * @param files the model file first, then its external data
   * @throws ModelException naming the model file, when it can't be read
   */
  public Network read(List<FileReference> files) {
    FileReference model = modelFile(files);
    try {
      return OnnxReader.read(blobs.fetch(model), limits, location -> find(files, location));
    } catch (ModelException e) {
      throw named(e, model.getPath());
    }
  }

  /** External data that the model names and the files lack. */
  public List<String> missing(List<FileReference> files) {
    FileReference model = modelFile(files);
    Set<String> given =
        files.stream().skip(1).map(file -> plain(file.getPath())).collect(Collectors.toSet());
    try {
      return OnnxReader.externalData(blobs.fetch(model), limits).stream()
          .filter(path -> !given.contains(plain(path)))
          .toList();
    } catch (ModelException e) {
      throw named(e, model.getPath());
    }
  }

  private static FileReference modelFile(List<FileReference> files) {
    if (files.isEmpty()) {
      throw Refusals.invalid("no model file is given", "give the model file first");
    }
    return files.get(0);
  }

  private Optional<Path> find(List<FileReference> files, String location) {
    return files.stream()
        .skip(1)
        .filter(file -> plain(file.getPath()).equals(plain(location)))
        .findFirst()
        .map(blobs::fetch);
  }

  private static String plain(String path) {
    try {
      return Path.of(path).normalize().toString();
    } catch (InvalidPathException e) {
      return path;
    }
  }

  /** The blob store calls the file by its hash, which tells its owner nothing. */
  private static ModelException named(ModelException e, String name) {
    ModelException named = ModelException.of(e.reason(), e.problem());
    if (e.node().isPresent() || e.op().isPresent()) {
      named = named.atNode(e.node().orElse(""), e.op().orElse(""));
    }
    named = named.inFile(name.isEmpty() ? "the model file" : name);
    named.addSuppressed(e);
    return named;
  }
}
