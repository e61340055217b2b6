package io.vitrine.featureviz.fourier;

import com.google.protobuf.ByteString;
import io.vitrine.model.ModelReader;
import io.vitrine.network.ReadLimits;
import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A worker's surroundings: a blob store with models, and the work itself. */
final class Workplace implements AutoCloseable {
  private final BlobStore blobs;
  private final FourierWork work;

  private record Models(long networks, long programs, long weightBytes) implements ModelSettings {}

  Workplace(Path folder) {
    blobs = new BlobStore(BlobSettings.of(folder));
    work =
        new FourierWork(
            blobs,
            new ModelReader(blobs, ReadLimits.standard()),
            SharedEngine::get,
            new Models(2, 2, 1 << 26));
  }

  FourierWork work() {
    return work;
  }

  /**
   * @param shape of the value, which has feature maps
   */
  WorkBlock block(
      Path model, String value, List<Long> shape, VisualizationRecipe recipe, int... channels) {
    ByteString name = ByteString.copyFromUtf8(String.valueOf(model.getFileName()));
    ValueDescription.Builder described =
        ValueDescription.newBuilder()
            .setName(value)
            .setType(ElementType.FLOAT32)
            .setKnownRank(true)
            .setForm(TileForm.newBuilder().setKind(TileForm.Kind.FEATURE_MAPS));
    shape.forEach(size -> described.addShape(Dimension.newBuilder().setSize(size)));
    NetworkDescription description = NetworkDescription.newBuilder().addValues(described).build();
    JobRequest.FeatureVisualization.Builder request =
        JobRequest.FeatureVisualization.newBuilder()
            .setModel(
                ModelReference.newBuilder()
                    .setGraphHash(name)
                    .setWeightsHash(name)
                    .addFiles(blobs.put(bytes(model))))
            .setValue(value)
            .setDescription(blobs.put(description.toByteArray()));
    WorkBlock.Builder block =
        WorkBlock.newBuilder()
            .setJob("job")
            .setRequest(JobRequest.newBuilder().setFeatureVisualization(request))
            .setRecipe(recipe);
    for (int channel : channels) {
      block.addItems(
          JobItem.newBuilder()
              .setObjective(Objective.newBuilder().setValue(value).setChannel(channel)));
    }
    return block.build();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    work.close();
  }
}
