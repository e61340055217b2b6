package io.vitrine.featureviz;

import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import java.nio.file.Path;

/** A process of the queue that works with {@link Sums} and says which slices it begins. */
public final class QueueProcess {
  static final String BEGUN = "begun ";

  private QueueProcess() {}

  /** Arguments: bootstrap servers, folder of the blob store, number of workers. */
  public static void main(String[] arguments) throws InterruptedException {
    Sums sums =
        new Sums(
            block ->
                System.out.println(
                    BEGUN + block.getJob() + " " + block.getBlock() + " " + block.getSlice()));
    JobQueue queue =
        new JobQueue(
            QueueSettings.kafka(arguments[0]),
            new BlobStore(new BlobSettings(Path.of(arguments[1]), 1L << 30)),
            sums,
            sums,
            Integer.parseInt(arguments[2]),
            QueueSettings.worker(),
            QueueSettings.dispatch());
    Runtime.getRuntime().addShutdownHook(new Thread(queue::close));
    Thread.sleep(Long.MAX_VALUE);
  }
}
