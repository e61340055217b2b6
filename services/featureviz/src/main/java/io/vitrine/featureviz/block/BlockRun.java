package io.vitrine.featureviz.block;

import io.vitrine.protocol.JobProgress.ItemProgress;
import java.util.List;

/**
 * A block being worked on, by one thread. The same steps give the same bits, however they are cut
 * into {@link #advance}, {@link #save} and a new beginning.
 */
public interface BlockRun extends AutoCloseable {
  /** Steps done since the block's very beginning. */
  int stepsDone();

  /** Steps the whole block takes. */
  int steps();

  /** Does some steps: as many as take about half a second, at least one, none when done. */
  void advance();

  /** How each item stands, in the block's order, padding left out. */
  List<ItemProgress> progress();

  /** All that is needed to go on elsewhere. */
  byte[] save();

  /** The results, in the block's order, padding left out. Only when all steps are done. */
  List<? extends FinishedResult> finish();

  @Override
  void close();
}
