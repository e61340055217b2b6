package io.vitrine.featureviz;

import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.BlockWork;
import io.vitrine.featureviz.block.FinishedPicture;
import io.vitrine.featureviz.dispatch.JobPlans;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobProgress.ItemProgress;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Work that is quick and exact: each step multiplies and adds, for each item by itself. A step
 * takes as many milliseconds as the request's size. The value's name says what else happens.
 */
final class Sums implements JobPlans, BlockWork {
  static final String PLAIN = "plain";

  /** Ends the process at the third step. */
  static final String DEADLY = "deadly";

  /** Throws at the third step, until it is mended. */
  static final String BROKEN = "broken";

  static final int BLOCK = 2;

  final Set<String> mended = ConcurrentHashMap.newKeySet();
  private final Consumer<WorkBlock> begun;

  /**
   * @param begun told of each slice that begins
   */
  Sums(Consumer<WorkBlock> begun) {
    this.begun = begun;
  }

  @Override
  public JobPlan plan(JobRequest request) {
    JobRequest.FeatureVisualization wanted = request.getFeatureVisualization();
    if (wanted.getChannelsCount() == 0) {
      throw ProblemException.caller(Reason.INVALID, "no channel is named", "name some");
    }
    VisualizationRecipe recipe =
        VisualizationRecipe.newBuilder()
            .setMethod("sums")
            .setSteps(wanted.getSteps())
            .setSeed(wanted.getSeed())
            .setBlockSize(BLOCK)
            .build();
    return new JobPlan(
        recipe,
        wanted.getChannelsList().stream()
            .map(c -> Objective.newBuilder().setValue(wanted.getValue()).setChannel(c).build())
            .toList());
  }

  @Override
  public BlockRun begin(WorkBlock block, Optional<byte[]> saved) {
    begun.accept(block);
    return new Run(block, saved);
  }

  /** What the picture of an objective holds in the end. */
  static byte[] expected(VisualizationRecipe recipe, Objective objective) {
    long sum = 0;
    for (int step = 0; step < recipe.getSteps(); step++) {
      sum = next(sum, recipe, objective, step);
    }
    return text(objective, sum);
  }

  private static long next(long sum, VisualizationRecipe recipe, Objective objective, int step) {
    return sum * 6364136223846793005L + objective.getChannel() * 31L + step + recipe.getSeed();
  }

  private static byte[] text(Objective objective, long sum) {
    return (objective.getChannel() + ": " + sum).getBytes(StandardCharsets.UTF_8);
  }

  private final class Run implements BlockRun {
    private final WorkBlock block;
    private final long[] sums;
    private int step;

    Run(WorkBlock block, Optional<byte[]> saved) {
      this.block = block;
      sums = new long[block.getItemsCount()];
      saved
          .map(ByteBuffer::wrap)
          .ifPresent(
              state -> {
                step = state.getInt();
                for (int i = 0; i < sums.length; i++) {
                  sums[i] = state.getLong();
                }
              });
    }

    @Override
    public int stepsDone() {
      return step;
    }

    @Override
    public int steps() {
      return block.getRecipe().getSteps();
    }

    @Override
    public void advance() {
      String value = block.getItems(0).getObjective().getValue();
      if (step == 2 && value.equals(DEADLY)) {
        Runtime.getRuntime().halt(9);
      }
      if (step == 2 && value.equals(BROKEN) && !mended.contains(block.getJob())) {
        throw new IllegalStateException("the third step broke");
      }
      try {
        Thread.sleep(block.getRequest().getFeatureVisualization().getSize());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] = next(sums[i], block.getRecipe(), block.getItems(i).getObjective(), step);
      }
      step++;
    }

    @Override
    public List<ItemProgress> progress() {
      List<ItemProgress> progress = new ArrayList<>();
      for (JobItem item : block.getItemsList()) {
        progress.add(
            ItemProgress.newBuilder().setObjective(item.getObjective()).setValue(step).build());
      }
      return progress;
    }

    @Override
    public byte[] save() {
      ByteBuffer state = ByteBuffer.allocate(Integer.BYTES + sums.length * Long.BYTES);
      state.putInt(step);
      for (long sum : sums) {
        state.putLong(sum);
      }
      return state.array();
    }

    @Override
    public List<FinishedPicture> finish() {
      List<FinishedPicture> pictures = new ArrayList<>();
      for (int i = 0; i < sums.length; i++) {
        Objective objective = block.getItems(i).getObjective();
        byte[] picture = text(objective, sums[i]);
        pictures.add(new FinishedPicture(objective, picture, picture, List.of(1f), 0, 1, false));
      }
      return pictures;
    }

    @Override
    public void close() {}
  }
}
