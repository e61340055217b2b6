package io.vitrine.gateway.models;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The models by name, as every gateway of the cluster sees them. Thread-safe. */
@Singleton
public final class ModelCatalog {
  private static final String SPACE = "models";

  private final BlobStore blobs;

  ModelCatalog(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** The model of that name, or a problem that says there is none. */
  public Model get(String name) {
    return find(ModelName.valid(name))
        .orElseThrow(
            () ->
                ProblemException.caller(
                    Reason.NOT_FOUND,
                    "there is no model '" + name + "'",
                    "See 'vitrine model list'."));
  }

  Optional<Model> find(String name) {
    return blobs.read(SPACE, name).map(bytes -> parse(name, bytes));
  }

  /** All models, by name. */
  public List<Model> list() {
    return blobs.list(SPACE).stream().flatMap(name -> find(name).stream()).toList();
  }

  /**
   * Names of every model that has the graph of this one, itself included, in natural order: step 9
   * before step 10.
   */
  public List<String> checkpointsOf(Model model) {
    return list().stream()
        .filter(other -> sameGraph(model, other))
        .map(other -> other.getReference().getName())
        .sorted(NaturalOrder.NAMES)
        .toList();
  }

  /**
   * Whether both are checkpoints of one network: equal graphs with equal names, so that what is
   * shown of one can be shown of the other.
   */
  public boolean sameGraph(Model one, Model other) {
    return one.getReference().getGraphHash().equals(other.getReference().getGraphHash())
        && (one.getDescription().equals(other.getDescription())
            || names(describe(one)).equals(names(describe(other))));
  }

  private static List<String> names(NetworkDescription network) {
    return network.getValuesList().stream().map(ValueDescription::getName).toList();
  }

  /** How many there are. */
  public int count() {
    return blobs.list(SPACE).size();
  }

  /** Stores a model under a name that has none; false where the name is taken. */
  boolean add(Model model) {
    return blobs.putIfAbsent(SPACE, model.getReference().getName(), model.toByteArray());
  }

  void replace(Model model) {
    blobs.write(SPACE, model.getReference().getName(), model.toByteArray());
  }

  boolean remove(String name) {
    return blobs.delete(SPACE, name);
  }

  /** All of a model's network but its weights. */
  public NetworkDescription describe(Model model) {
    try (var in = Files.newInputStream(blobs.fetch(model.getDescription()))) {
      return NetworkDescription.parseFrom(in);
    } catch (IOException e) {
      throw ProblemException.fatal(
          Reason.INTERNAL,
          "the description of model '"
              + model.getReference().getName()
              + "' cannot be read: "
              + e.getMessage(),
          "Remove the model and add it again.",
          e);
    }
  }

  private static Model parse(String name, byte[] bytes) {
    try {
      return Model.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw ProblemException.fatal(
          Reason.INTERNAL,
          "the record of model '" + name + "' is damaged",
          "Remove the model and add it again.",
          e);
    }
  }
}
