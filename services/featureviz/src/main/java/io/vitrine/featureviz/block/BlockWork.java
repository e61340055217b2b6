package io.vitrine.featureviz.block;

import io.vitrine.protocol.WorkBlock;
import java.util.Optional;

/** A kind of job: how its blocks are worked on. Thread-safe. */
public interface BlockWork {
  /**
   * Begins a block, or goes on where a saved state left it. Loads what it needs; may take seconds.
   *
   * @param saved what {@link BlockRun#save} gave, perhaps on another worker
   * @throws io.vitrine.transport.ProblemException CALLER for a block that can never be worked on,
   *     RETRIABLE where another try may succeed
   */
  BlockRun begin(WorkBlock block, Optional<byte[]> saved);
}
