package io.vitrine.gateway.models;

import com.google.protobuf.Timestamp;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ImportResult;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.SetModelRequest;
import io.vitrine.protocol.ShowModelResponse;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ModelDeaths;
import io.vitrine.transport.ProblemException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What people do with models. Both doors call this and nothing else. Thread-safe. */
@Singleton
public final class ModelShelf {
  private final ModelCatalog catalog;
  private final ModelImport imports;
  private final BlobStore blobs;
  private final int labelsLimit;

  ModelShelf(ModelCatalog catalog, ModelImport imports, BlobStore blobs, GatewaySettings settings) {
    this.catalog = catalog;
    this.imports = imports;
    this.blobs = blobs;
    this.labelsLimit = settings.labelsLimit();
  }

  /**
   * Reads, checks and names a model. Adding the very same again gives the model that is there;
   * another under a taken name is a problem.
   */
  public Model add(AddModelRequest request) {
    if (request.getFilesCount() == 0) {
      throw ProblemException.caller(
          Reason.INVALID, "no file was given", "Put the model file first and give its reference.");
    }
    request.getFilesList().forEach(this::check);
    String name =
        request.getName().isEmpty()
            ? ModelName.ofFile(request.getFiles(0).getPath())
            : ModelName.valid(request.getName());
    List<String> labels = Labels.of(request.getLabelsList(), labelsLimit);
    ImportResult result = imports.read(request.getFilesList(), request.getPreprocessing());
    Model model = model(name, result, labels);
    Labels.match(labels, catalog.describe(model));
    if (catalog.add(model)) {
      return model;
    }
    Model there = catalog.get(name);
    if (!same(there, model)) {
      throw ProblemException.caller(
          Reason.ALREADY_EXISTS,
          "there is another model named '" + name + "'",
          "Give this one another name with --name, change that one with 'vitrine model set', or remove it first.");
    }
    return there;
  }

  /** All models, by name. */
  public List<Model> list() {
    return catalog.list();
  }

  /** A model and its network. */
  public ShowModelResponse show(String name) {
    Model model = catalog.get(name);
    return ShowModelResponse.newBuilder()
        .setModel(model)
        .setNetwork(catalog.describe(model))
        .build();
  }

  /**
   * Changes how a model takes pictures, or its labels. Other preprocessing is checked as at the
   * start. What ended the services that ran it is run again, if so asked.
   */
  public Model set(SetModelRequest request) {
    Model before = catalog.get(request.getName());
    if (request.getRunAgain()) {
      ModelDeaths.forgive(blobs, before.getReference());
    }
    List<String> labels =
        request.getLabelsCount() == 0
            ? before.getLabelsList()
            : Labels.of(request.getLabelsList(), labelsLimit);
    Model.Builder after = before.toBuilder().clearLabels().addAllLabels(labels);
    if (!request.getPreprocessing().equals(Preprocessing.getDefaultInstance())) {
      Preprocessing changed =
          PreprocessingChange.over(
              before.getReference().getPreprocessing(), request.getPreprocessing());
      ImportResult result = imports.read(before.getReference().getFilesList(), changed);
      after
          .setReference(result.getReference().toBuilder().setName(before.getReference().getName()))
          .setDescription(result.getDescription());
    }
    Model model = after.build();
    Labels.match(labels, catalog.describe(model));
    catalog.replace(model);
    return model;
  }

  /** Takes a model's name away; its files stay as long as anything else may need them. */
  public void remove(String name) {
    catalog.get(name);
    catalog.remove(name);
  }

  private void check(FileReference file) {
    if (file.getPath().isBlank()) {
      throw ProblemException.caller(
          Reason.INVALID, "a file was given without its path", "Say how the model names the file.");
    }
    blobs.fetch(file);
  }

  private static Model model(String name, ImportResult result, List<String> labels) {
    ModelReference reference = result.getReference().toBuilder().setName(name).build();
    Instant now = Instant.now();
    return Model.newBuilder()
        .setReference(reference)
        .setDescription(result.getDescription())
        .addAllLabels(labels)
        .setAdded(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
        .build();
  }

  private static boolean same(Model one, Model other) {
    return one.getReference().getGraphHash().equals(other.getReference().getGraphHash())
        && one.getReference().getWeightsHash().equals(other.getReference().getWeightsHash())
        && one.getDescription().getSha256().equals(other.getDescription().getSha256())
        && one.getReference().getPreprocessing().equals(other.getReference().getPreprocessing())
        && one.getLabelsList().equals(other.getLabelsList());
  }
}
