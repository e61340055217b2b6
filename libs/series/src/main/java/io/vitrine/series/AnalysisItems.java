package io.vitrine.series;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.AnalysedCheckpoint;
import io.vitrine.protocol.AnalysisPart;
import io.vitrine.protocol.AnalysisPart.Kind;
import io.vitrine.protocol.AnalysisPlan;
import io.vitrine.protocol.AnalysisQuestion;
import io.vitrine.protocol.AnalysisShard;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.JobItem;
import io.vitrine.transport.ContentNames;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts that an analysis is made of, each under the name of the question it answers: what was
 * computed for another analysis, of fewer checkpoints or pictures, is found again.
 */
public final class AnalysisItems {
  private AnalysisItems() {}

  /**
   * Stage by stage: sums of each checkpoint over each shard (all checkpoints of a shard together,
   * so that its pictures are read once) and facts of weights; pairs; the result.
   *
   * @param pictures of the data set, in order
   */
  public static List<JobItem> of(AnalysisPlan plan, List<DataSetPicture> pictures) {
    AnalysisQuestion question = plan.getQuestion();
    List<JobItem> items = new ArrayList<>();
    List<List<String>> byShard = new ArrayList<>();
    for (int shard = 0; shard < plan.getShardsCount(); shard++) {
      List<String> names = new ArrayList<>();
      for (int checkpoint = 0; checkpoint < question.getCheckpointsCount(); checkpoint++) {
        String name =
            ContentNames.checkpointSums(
                plan,
                question.getCheckpoints(checkpoint).getModel(),
                pictures,
                plan.getShards(shard));
        names.add(name);
        items.add(item(Kind.SUMS, checkpoint, shard, name, 0));
      }
      byShard.add(names);
    }
    if (plan.getGroupsList().contains(MetricGroup.WEIGHTS.text())) {
      for (int checkpoint = 0; checkpoint < question.getCheckpointsCount(); checkpoint++) {
        items.add(item(Kind.WEIGHTS, checkpoint, 0, weights(plan, checkpoint), 0));
      }
    }
    if (plan.getGroupsList().contains(MetricGroup.SIMILARITY.text())) {
      for (int shard = 0; shard < plan.getShardsCount(); shard++) {
        if (plan.getShards(shard).getCount() >= plan.getMinibatch()) {
          String name =
              ContentNames.merged(
                  "pairs", plan.getAlgorithmVersion(), plan.getMinibatch(), byShard.get(shard));
          items.add(item(Kind.PAIRS, 0, shard, name, 1));
        }
      }
    }
    items.add(item(Kind.RESULT, 0, 0, result(plan, items), 2));
    return items;
  }

  private static String weights(AnalysisPlan plan, int checkpoint) {
    List<AnalysedCheckpoint> all = plan.getQuestion().getCheckpointsList();
    List<ByteString> others =
        List.of(
            all.get(0).getModel().getWeightsHash(),
            all.get(Math.max(0, checkpoint - 1)).getModel().getWeightsHash());
    return ContentNames.weightFacts(
        plan.getAlgorithmVersion(), all.get(checkpoint).getModel(), others);
  }

  /** What is shown beside the numbers counts too: the steps and what they are called. */
  private static String result(AnalysisPlan plan, List<JobItem> items) {
    List<String> parts = new ArrayList<>();
    items.forEach(item -> parts.add(item.getName()));
    AnalysisQuestion question = plan.getQuestion();
    parts.add(question.getSeries());
    parts.add(question.getDataSet().getName());
    question
        .getCheckpointsList()
        .forEach(
            one -> {
              parts.add(one.getModel().getName());
              parts.add(Long.toString(one.getStep()));
            });
    for (AnalysisShard shard : plan.getShardsList()) {
      parts.add(shard.getFirst() + "+" + shard.getCount());
    }
    return ContentNames.merged("analysis", plan.getAlgorithmVersion(), plan.getMinibatch(), parts);
  }

  private static JobItem item(Kind kind, int checkpoint, int shard, String name, int stage) {
    return JobItem.newBuilder()
        .setPart(AnalysisPart.newBuilder().setKind(kind).setCheckpoint(checkpoint).setShard(shard))
        .setName(name)
        .setStage(stage)
        .build();
  }
}
