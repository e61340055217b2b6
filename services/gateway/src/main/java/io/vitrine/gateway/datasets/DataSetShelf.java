package io.vitrine.gateway.datasets;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.vitrine.gateway.models.ModelImport;
import io.vitrine.gateway.models.ModelName;
import io.vitrine.gateway.models.NaturalOrder;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.AddDataSetRequest;
import io.vitrine.protocol.DataSet;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.DataSetPictures;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.ShowDataSetResponse;
import io.vitrine.protocol.UnreadablePicture;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people do with data sets. Both doors call this and nothing else. Thread-safe. */
@Singleton
public final class DataSetShelf {
  private static final String SPACE = "data-sets";
  private static final String WHAT = "a data set";

  /** Pictures looked at in one request. */
  private static final int CHECKED_AT_ONCE = 256;

  /** Unreadable pictures named in a problem; more are counted. */
  private static final int NAMED = 10;

  private final BlobStore blobs;
  private final ModelImport imports;
  private final int limit;

  DataSetShelf(BlobStore blobs, ModelImport imports, GatewaySettings settings) {
    this.blobs = blobs;
    this.imports = imports;
    this.limit = settings.picturesLimit();
  }

  /**
   * Names pictures. Adding the very same again gives the data set that is there; adding it with
   * more makes it grow, the old ones in their places.
   */
  public DataSet add(AddDataSetRequest request) {
    String name = ModelName.valid(request.getName(), WHAT);
    List<DataSetPicture> given = Intake.checked(request.getPicturesList(), limit);
    given.forEach(picture -> blobs.fetch(picture.getFile()));
    Optional<DataSet> there = find(name);
    List<DataSetPicture> before = there.map(this::pictures).orElseGet(List::of);
    List<DataSetPicture> fresh = Intake.beyond(name, before, given);
    if (there.isPresent() && fresh.isEmpty()) {
      return there.get();
    }
    readable(fresh);
    List<DataSetPicture> all = new ArrayList<>(before);
    all.addAll(fresh);
    DataSet made = record(name, all);
    blobs.write(SPACE, name, made.toByteArray());
    return made;
  }

  private void readable(List<DataSetPicture> pictures) {
    List<UnreadablePicture> unreadable = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += CHECKED_AT_ONCE) {
      int to = Math.min(pictures.size(), from + CHECKED_AT_ONCE);
      unreadable.addAll(
          imports.unreadable(
              pictures.subList(from, to).stream().map(DataSetPicture::getFile).toList()));
    }
    if (!unreadable.isEmpty()) {
      throw ProblemException.caller(
          Reason.INVALID,
          "%d of %d pictures cannot be read: %s%s"
              .formatted(
                  unreadable.size(),
                  pictures.size(),
                  unreadable.stream()
                      .limit(NAMED)
                      .map(picture -> picture.getProblem().getMessage())
                      .collect(Collectors.joining("; ")),
                  unreadable.size() > NAMED ? "; ..." : ""),
          "Mend them or leave them out, and add the data set again.");
    }
  }

  private DataSet record(String name, List<DataSetPicture> pictures) {
    Instant now = Instant.now();
    List<String> labels =
        pictures.stream()
            .map(DataSetPicture::getLabel)
            .filter(label -> !label.isEmpty())
            .distinct()
            .sorted(NaturalOrder.NAMES)
            .toList();
    return DataSet.newBuilder()
        .setName(name)
        .setContentHash(ContentNames.pictures(pictures))
        .setPictures(
            blobs.put(DataSetPictures.newBuilder().addAllPictures(pictures).build().toByteArray()))
        .setSize(pictures.size())
        .setLabelled((int) pictures.stream().filter(one -> !one.getLabel().isEmpty()).count())
        .addAllLabels(labels)
        .setAdded(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
        .build();
  }

  /** All data sets, by name. */
  public List<DataSet> list() {
    return blobs.list(SPACE).stream().flatMap(name -> find(name).stream()).toList();
  }

  /** The data set of that name, or a problem that says there is none. */
  public DataSet get(String name) {
    return find(ModelName.valid(name, WHAT))
        .orElseThrow(
            () ->
                ProblemException.caller(
                    Reason.NOT_FOUND,
                    "there is no data set '" + name + "'",
                    "See 'vitrine dataset list'; 'vitrine dataset add' makes one."));
  }

  /** A data set and its pictures, in order. */
  public ShowDataSetResponse show(String name) {
    DataSet dataSet = get(name);
    return ShowDataSetResponse.newBuilder()
        .setDataSet(dataSet)
        .addAllPictures(pictures(dataSet))
        .build();
  }

  /** Takes the name away; its files stay as long as anything else may need them. */
  public void remove(String name) {
    get(name);
    blobs.delete(SPACE, name);
  }

  /** In order. */
  public List<DataSetPicture> pictures(DataSet dataSet) {
    try {
      return DataSetPictures.parseFrom(Files.readAllBytes(blobs.fetch(dataSet.getPictures())))
          .getPicturesList();
    } catch (IOException e) {
      throw damaged(dataSet.getName(), e);
    }
  }

  private Optional<DataSet> find(String name) {
    return blobs
        .read(SPACE, name)
        .map(
            bytes -> {
              try {
                return DataSet.parseFrom(bytes);
              } catch (InvalidProtocolBufferException e) {
                throw damaged(name, e);
              }
            });
  }

  private static ProblemException damaged(String name, IOException e) {
    return ProblemException.fatal(
        Reason.INTERNAL,
        "the record of data set '" + name + "' is damaged",
        "Remove the data set and add it again.",
        e);
  }
}
