package io.vitrine.series;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.vitrine.protocol.AnalysedLayer;
import io.vitrine.protocol.AnalysedStep;
import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.AnalysisPart.Kind;
import io.vitrine.protocol.AnalysisPlan;
import io.vitrine.protocol.AnalysisQuestion;
import io.vitrine.protocol.CheckpointSums;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.PairSums;
import io.vitrine.protocol.PlannedLayer;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.TopChannels;
import io.vitrine.protocol.WeightFacts;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Makes an analysis of the parts that are there. One shard is in memory at a time. */
public final class Assembly {
  private final BlobStore blobs;
  private final AnalysisPlan plan;
  private final List<JobItem> items;
  private final boolean whole;

  /**
   * @param items all parts of the plan
   * @param whole whether every part is needed and everything is computed; else what is there gives
   *     what it can in little time
   */
  public Assembly(BlobStore blobs, AnalysisPlan plan, List<JobItem> items, boolean whole) {
    this.blobs = blobs;
    this.plan = plan;
    this.items = List.copyOf(items);
    this.whole = whole;
  }

  public Analysis analysis() {
    boolean similar = plan.getGroupsList().contains(MetricGroup.SIMILARITY.text());
    Evidence evidence = new Evidence(plan, whole && similar);
    int there = 0;
    int checkpoints = plan.getQuestion().getCheckpointsCount();
    for (int shard = 0; shard < plan.getShardsCount(); shard++) {
      List<Optional<CheckpointSums>> sums =
          new ArrayList<>(Collections.nCopies(checkpoints, Optional.empty()));
      for (JobItem item : items) {
        if (item.getPart().getKind() == Kind.SUMS && item.getPart().getShard() == shard) {
          Optional<CheckpointSums> one = read(item, CheckpointSums.parser());
          sums.set(item.getPart().getCheckpoint(), one);
          there += one.isPresent() ? 1 : 0;
        }
      }
      evidence.shard(sums);
    }
    for (JobItem item : items) {
      if (item.getPart().getKind() == Kind.WEIGHTS) {
        Optional<WeightFacts> facts = read(item, WeightFacts.parser());
        facts.ifPresent(known -> evidence.weights(item.getPart().getCheckpoint(), known));
        there += facts.isPresent() ? 1 : 0;
      } else if (item.getPart().getKind() == Kind.PAIRS) {
        Optional<PairSums> pairs = read(item, PairSums.parser());
        pairs.ifPresent(evidence::pairs);
        there += pairs.isPresent() ? 1 : 0;
      }
    }
    return analysis(evidence, there);
  }

  private <M> Optional<M> read(JobItem item, Parser<M> parser) {
    Optional<byte[]> bytes = blobs.read(ContentNames.ANALYSIS_PARTS, item.getName());
    if (bytes.isEmpty() && whole) {
      throw ProblemException.retriable(
          Reason.NOT_FOUND,
          "a part of the analysis is gone: " + item.getName(),
          "'vitrine checkpoints analyze' again makes it anew.",
          null);
    }
    try {
      return bytes.isEmpty() ? Optional.empty() : Optional.of(parser.parseFrom(bytes.get()));
    } catch (InvalidProtocolBufferException e) {
      throw ProblemException.poison(
          Reason.INTERNAL,
          "a part of the analysis is damaged: " + item.getName(),
          "Remove records/" + ContentNames.ANALYSIS_PARTS + "/" + item.getName() + ".",
          e);
    }
  }

  private Analysis analysis(Evidence evidence, int there) {
    AnalysisQuestion question = plan.getQuestion();
    Analysis.Builder analysis =
        Analysis.newBuilder()
            .setName(items.get(items.size() - 1).getName())
            .setSeries(question.getSeries())
            .setDataSet(question.getDataSet())
            .addAllNotices(plan.getNoticesList())
            .setParts(items.size())
            .setPartsDone(whole ? items.size() : there)
            .setPictures(evidence.pictures())
            .addAllTables(Metrics.tables(evidence));
    question
        .getCheckpointsList()
        .forEach(
            one ->
                analysis.addSteps(
                    AnalysedStep.newBuilder()
                        .setModel(one.getModel().getName())
                        .setStep(one.getStep())));
    for (int layer = 0; layer < plan.getLayersCount(); layer++) {
      PlannedLayer planned = plan.getLayers(layer);
      analysis.addLayers(
          AnalysedLayer.newBuilder()
              .setValue(planned.getValue())
              .setChannels(planned.getChannels()));
      for (int step : new int[] {0, evidence.steps() - 1}) {
        analysis.addTop(
            TopChannels.newBuilder()
                .setLayer(planned.getValue())
                .setStep(step)
                .addAllChannels(evidence.top(step, layer)));
      }
    }
    return analysis.addAllSummary(Summary.of(analysis)).build();
  }
}
