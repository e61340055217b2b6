package io.vitrine.featureviz.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.featureviz.block.SavedStates;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {
  private static final DispatchSettings SETTINGS =
      new DispatchSettings(
          2,
          3,
          Duration.ZERO,
          Duration.ofSeconds(1),
          Map.of(),
          100,
          900_000,
          Duration.ZERO,
          Duration.ofDays(1_000_000),
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ofSeconds(6),
          Duration.ofSeconds(10));

  private static BlockState.Builder block(int index, int slice, Phase phase) {
    return BlockState.newBuilder().setJob("job").setBlock(index).setSlice(slice).setPhase(phase);
  }

  @Test
  void savedStatesThatNobodyGoesOnWithAreRemoved(@TempDir Path folder) {
    SavedStates saved = new SavedStates(new BlobStore(new BlobSettings(folder, 1 << 20)));
    FileReference needed = save(saved, "job", 0, 1, "kept");
    save(saved, "job", 0, 1, "of a claim that lost");
    save(saved, "job", 1, 2, "perhaps reported this moment");
    save(saved, "job", 1, 1, "of the slice before");
    save(saved, "job", 2, 2, "of a block that another finished");
    save(saved, "gone", 0, 1, "of a job that is forgotten");
    JobBook book = new JobBook(SETTINGS, Clock.systemUTC());
    book.add(new Job(JobState.newBuilder().setJob("job").setBlocks(3).build()));
    book.put(block(0, 1, Phase.QUEUED).setState(needed).build());
    book.put(block(1, 2, Phase.RUNNING).build());
    book.put(block(2, 2, Phase.DONE).build());
    new Upkeep(book, saved, SETTINGS, Clock.systemUTC()).when(new Outbox());
    assertThat(saved.names())
        .containsExactlyInAnyOrder("job_0_1_kept", "job_1_2_perhaps reported this moment");
    assertThat(saved.load(needed)).contains("kept".getBytes(StandardCharsets.UTF_8));
  }

  private static FileReference save(
      SavedStates saved, String job, int block, int slice, String claim) {
    return saved.save(
        new SavedStates.Owner(job, block, slice), claim, claim.getBytes(StandardCharsets.UTF_8));
  }
}
