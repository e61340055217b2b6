package io.vitrine.featureviz.worker;

import io.vitrine.featureviz.block.FinishedPicture;
import io.vitrine.featureviz.block.FinishedRecord;
import io.vitrine.featureviz.block.FinishedResult;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.Visualization;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import java.util.List;

/** Stores results under the names of the questions they answer. Thread-safe. */
public final class Results {
  /** Names are hashes of what they name, so none is in two of them. */
  private static final List<String> SPACES =
      List.of(ContentNames.VISUALIZATIONS, ContentNames.ANALYSIS_PARTS, ContentNames.ANALYSES);

  private final BlobStore blobs;

  public Results(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** Whether there is a result of that content name. */
  public boolean has(String name) {
    return SPACES.stream().anyMatch(space -> blobs.has(space, name));
  }

  /** Whether every result of the block is there. */
  boolean hasAll(WorkBlock work) {
    return work.getItemsList().stream().map(JobItem::getName).allMatch(this::has);
  }

  /** Stores the results of a block. Where a name has a result, that one stays. */
  void store(WorkBlock work, List<? extends FinishedResult> finished) {
    for (FinishedResult result : finished) {
      if (result instanceof FinishedPicture picture) {
        Visualization made = result(work, picture);
        blobs.putIfAbsent(ContentNames.VISUALIZATIONS, made.getName(), made.toByteArray());
      } else if (result instanceof FinishedRecord record) {
        blobs.putIfAbsent(record.space(), record.name(), record.bytes());
      }
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
