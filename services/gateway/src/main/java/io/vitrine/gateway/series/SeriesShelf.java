package io.vitrine.gateway.series;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.gateway.models.ModelCatalog;
import io.vitrine.gateway.models.ModelName;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.AddCheckpointsRequest;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.Series;
import io.vitrine.protocol.SeriesCheckpoint;
import io.vitrine.protocol.ShowSeriesResponse;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What people do with series of checkpoints. Both doors call this. Thread-safe. */
@Singleton
public final class SeriesShelf {
  private static final String SPACE = "series";
  private static final String WHAT = "a series";

  private final BlobStore blobs;
  private final ModelCatalog catalog;
  private final int limit;

  SeriesShelf(BlobStore blobs, ModelCatalog catalog, GatewaySettings settings) {
    this.blobs = blobs;
    this.catalog = catalog;
    this.limit = settings.checkpointsLimit();
  }

  /** Puts models into a series. One that is in it already may get another step. */
  public Series add(AddCheckpointsRequest request) {
    String name = ModelName.valid(request.getSeries(), WHAT);
    List<Model> models =
        request.getCheckpointsList().stream().map(one -> catalog.get(one.getModel())).toList();
    Series before = find(name).orElseGet(() -> Series.newBuilder().setName(name).build());
    sameGraph(before, models);
    List<SeriesCheckpoint> checkpoints =
        Steps.order(name, before, request.getCheckpointsList(), models);
    if (checkpoints.size() > limit) {
      throw ProblemException.caller(
          Reason.LIMIT,
          "the series would have %d checkpoints, more than %d".formatted(checkpoints.size(), limit),
          "Take fewer, or raise VITRINE_GATEWAY_CHECKPOINTS_LIMIT.");
    }
    Series series = Series.newBuilder().setName(name).addAllCheckpoints(checkpoints).build();
    blobs.write(SPACE, name, series.toByteArray());
    return series;
  }

  /** All against the first of the series, or of the new ones. */
  private void sameGraph(Series before, List<Model> models) {
    if (models.isEmpty()) {
      throw ProblemException.caller(
          Reason.INVALID, "no checkpoint was given", "Give the models of one training run.");
    }
    Model first =
        before.getCheckpointsCount() > 0
            ? catalog.get(before.getCheckpoints(0).getModel())
            : models.get(0);
    for (Model model : models) {
      if (!catalog.sameGraph(first, model)) {
        throw ProblemException.caller(
            Reason.INVALID,
            "%s is no checkpoint of the same network as %s: %s"
                .formatted(
                    file(model),
                    file(first),
                    Difference.between(catalog.describe(first), catalog.describe(model))),
            "Leave it out, or put it into a series of its own.");
      }
    }
  }

  /** What people know a model by: the file they gave. */
  static String file(Model model) {
    return model.getReference().getFilesCount() == 0
        ? model.getReference().getName()
        : model.getReference().getFiles(0).getPath();
  }

  /** All series, by name. */
  public List<Series> list() {
    return blobs.list(SPACE).stream().flatMap(name -> find(name).stream()).toList();
  }

  /** The series of that name, or a problem that says there is none. */
  public Series get(String name) {
    return find(ModelName.valid(name, WHAT))
        .orElseThrow(
            () ->
                ProblemException.caller(
                    Reason.NOT_FOUND,
                    "there is no series '" + name + "'",
                    "See 'vitrine checkpoints list'; 'vitrine checkpoints add' makes one."));
  }

  /** A series and its models, in the same order. */
  public ShowSeriesResponse show(String name) {
    Series series = get(name);
    return ShowSeriesResponse.newBuilder().setSeries(series).addAllModels(models(series)).build();
  }

  /** In order; a problem where one was removed since. */
  List<Model> models(Series series) {
    return series.getCheckpointsList().stream().map(one -> catalog.get(one.getModel())).toList();
  }

  /** Takes the name away; its models stay. */
  public void remove(String name) {
    get(name);
    blobs.delete(SPACE, name);
  }

  private Optional<Series> find(String name) {
    return blobs
        .read(SPACE, name)
        .map(
            bytes -> {
              try {
                return Series.parseFrom(bytes);
              } catch (InvalidProtocolBufferException e) {
                throw ProblemException.fatal(
                    Reason.INTERNAL,
                    "the record of series '" + name + "' is damaged",
                    "Remove the series and add it again.",
                    e);
              }
            });
  }
}
