package io.vitrine.gateway.rest;

import static java.util.Objects.requireNonNullElse;

import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.datasets.DataSetShelf;
import io.vitrine.protocol.AddDataSetRequest;
import io.vitrine.protocol.DataSet;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.ShowDataSetResponse;
import io.vitrine.transport.ContentNames;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Data sets over HTTP. */
@Path("/api/datasets")
@Tag(name = "data sets")
@Blocking
public class DataSetsResource {
  /**
   * A picture of a data set.
   *
   * @param file as it was put, its path being what the picture is called
   * @param label name of its class, or its number; left out: none
   */
  public record PictureDocument(@Nullable FileDocument file, @Nullable String label) {}

  /** A data set to be added, or to grow. */
  public record NewDataSet(@Nullable String name, @Nullable List<PictureDocument> pictures) {}

  /**
   * A data set.
   *
   * @param contentHash of its pictures and labels, in hexadecimal
   * @param labels those that occur
   * @param added when, in UTC
   * @param pictures in order; left out in lists
   */
  public record DataSetDocument(
      String name,
      String contentHash,
      int size,
      int labelled,
      List<String> labels,
      String added,
      List<PictureDocument> pictures) {
    static DataSetDocument of(DataSet dataSet, List<DataSetPicture> pictures) {
      return new DataSetDocument(
          dataSet.getName(),
          ContentNames.hex(dataSet.getContentHash()),
          dataSet.getSize(),
          dataSet.getLabelled(),
          dataSet.getLabelsList(),
          Instant.ofEpochSecond(dataSet.getAdded().getSeconds(), dataSet.getAdded().getNanos())
              .toString(),
          pictures.stream()
              .map(one -> new PictureDocument(FileDocument.of(one.getFile()), one.getLabel()))
              .toList());
    }
  }

  private final DataSetShelf shelf;

  DataSetsResource(DataSetShelf shelf) {
    this.shelf = shelf;
  }

  @GET
  @Operation(summary = "List the data sets")
  public List<DataSetDocument> list() {
    return shelf.list().stream().map(one -> DataSetDocument.of(one, List.of())).toList();
  }

  @POST
  @Operation(summary = "Name pictures whose files were put before, or make a data set grow")
  public DataSetDocument add(NewDataSet wanted) {
    AddDataSetRequest.Builder request =
        AddDataSetRequest.newBuilder().setName(requireNonNullElse(wanted.name(), ""));
    for (PictureDocument picture :
        requireNonNullElse(wanted.pictures(), List.<PictureDocument>of())) {
      FileDocument file = requireNonNullElse(picture.file(), new FileDocument(null, null, 0));
      request.addPictures(
          DataSetPicture.newBuilder()
              .setFile(file.reference())
              .setLabel(requireNonNullElse(picture.label(), "")));
    }
    return DataSetDocument.of(shelf.add(request.build()), List.of());
  }

  @GET
  @Path("{name}")
  @Operation(summary = "Show a data set and its pictures")
  public DataSetDocument show(String name) {
    ShowDataSetResponse shown = shelf.show(name);
    return DataSetDocument.of(shown.getDataSet(), shown.getPicturesList());
  }

  @DELETE
  @Path("{name}")
  @Operation(summary = "Remove a data set")
  public void remove(String name) {
    shelf.remove(name);
  }
}
