package io.vitrine.featureviz.fourier;

import io.vitrine.program.Argument;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.WorkBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * The pictures of a block, filled up by repeats to the recipe's block size: a short block is
 * computed exactly as a full one.
 *
 * @param objectives as many as the block size
 * @param asked how many of them, from the first, somebody wants
 */
record Padded(List<Objective> objectives, int asked) {
  static Padded of(WorkBlock block) {
    List<Objective> given = block.getItemsList().stream().map(JobItem::getObjective).toList();
    List<Objective> all = new ArrayList<>(given);
    for (int i = 0; all.size() < block.getRecipe().getBlockSize(); i++) {
      all.add(given.get(i % given.size()));
    }
    return new Padded(List.copyOf(all), given.size());
  }

  /** What {@code channels} holds. */
  Argument channels() {
    return new Argument.Integers(
        objectives.stream().map(objective -> (long) objective.getChannel()).toList());
  }

  List<Objective> wanted() {
    return objectives.subList(0, asked);
  }
}
