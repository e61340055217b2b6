package io.vitrine.featureviz.worker;

import io.vitrine.featureviz.block.FinishedPicture;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.Visualization;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import java.util.List;

/** Stores finished pictures under the names of the questions they answer. Thread-safe. */
public final class Results {
  private final BlobStore blobs;

  public Results(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** Whether there is a result of that content name. */
  public boolean has(String name) {
    return blobs.read(ContentNames.VISUALIZATIONS, name).isPresent();
  }

  /** Whether every picture of the block is there. */
  boolean hasAll(WorkBlock work) {
    return work.getItemsList().stream().map(JobItem::getName).allMatch(this::has);
  }

  /** Stores the pictures of a block. Where a name has a result, that one stays. */
  void store(WorkBlock work, List<FinishedPicture> pictures) {
    for (FinishedPicture picture : pictures) {
      Visualization result = result(work, picture);
      blobs.putIfAbsent(ContentNames.VISUALIZATIONS, result.getName(), result.toByteArray());
    }
  }

  private Visualization result(WorkBlock work, FinishedPicture picture) {
    String name = ContentNames.visualization(work.getRecipe(), picture.objective());
    return Visualization.newBuilder()
        .setName(name)
        .setRecipe(work.getRecipe())
        .setObjective(picture.objective())
        .setPng(blobs.put(picture.png()).toBuilder().setPath(name + ".png"))
        .setRaw(blobs.put(picture.raw()).toBuilder().setPath(name + ".npy"))
        .addAllCurve(picture.curve())
        .setStart(picture.start())
        .setBest(picture.best())
        .setUnreached(picture.unreached())
        .setJob(work.getJob())
        .setModel(work.getRequest().getFeatureVisualization().getModel().getName())
        .build();
  }
}
