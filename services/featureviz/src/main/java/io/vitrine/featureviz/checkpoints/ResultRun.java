package io.vitrine.featureviz.checkpoints;

import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.FinishedRecord;
import io.vitrine.featureviz.block.FinishedResult;
import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.JobProgress.ItemProgress;
import io.vitrine.series.Assembly;
import io.vitrine.transport.ContentNames;
import java.util.List;
import java.util.Optional;

/** All parts become the answer, in one step. One thread. */
final class ResultRun implements BlockRun {
  private final Assembly assembly;
  private Optional<Analysis> analysis = Optional.empty();

  ResultRun(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public int stepsDone() {
    return analysis.isPresent() ? 1 : 0;
  }

  @Override
  public int steps() {
    return 1;
  }

  @Override
  public void advance() {
    if (analysis.isEmpty()) {
      analysis = Optional.of(assembly.analysis());
    }
  }

  @Override
  public List<ItemProgress> progress() {
    return List.of();
  }

  /** There is nothing between nothing and all. */
  @Override
  public byte[] save() {
    return new byte[0];
  }

  @Override
  public List<FinishedResult> finish() {
    Analysis made = analysis.orElseThrow();
    return List.of(new FinishedRecord(ContentNames.ANALYSES, made.getName(), made.toByteArray()));
  }

  @Override
  public void close() {}
}
