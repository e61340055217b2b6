package io.vitrine.cli.dataset;

import io.vitrine.cli.connection.GatewayConnection;
import io.vitrine.cli.connection.Upload;
import io.vitrine.cli.output.Progress;
import io.vitrine.protocol.AddDataSetRequest;
import io.vitrine.protocol.DataSet;
import io.vitrine.protocol.DataSetPicture;
import java.io.IOException;
import java.util.List;

/** Brings pictures to the cluster and names them. */
public final class DataSetUpload {
  private DataSetUpload() {}

  public static DataSet add(
      GatewayConnection gateway, String name, List<FoundPicture> pictures, Progress progress)
      throws IOException {
    AddDataSetRequest.Builder request = AddDataSetRequest.newBuilder().setName(name);
    progress.now("Uploading pictures");
    for (FoundPicture picture : pictures) {
      request.addPictures(
          DataSetPicture.newBuilder()
              .setFile(Upload.send(gateway, picture.file(), picture.path(), progress))
              .setLabel(picture.label()));
      progress.detail(request.getPicturesCount() + " of " + pictures.size());
    }
    progress.now("Looking at every picture");
    return gateway.call(() -> gateway.dataSets().add(request.build()));
  }
}
