package io.vitrine.featureviz.checkpoints;

import io.vitrine.analysis.behaviour.Answers;
import io.vitrine.analysis.similarity.Gram;
import io.vitrine.featureviz.dispatch.JobPlans;
import io.vitrine.protocol.AnalysisPlan;
import io.vitrine.protocol.AnalysisQuestion;
import io.vitrine.protocol.AnalysisRecipe;
import io.vitrine.protocol.AnalysisShard;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.PlannedLayer;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.series.AnalysisItems;
import io.vitrine.series.MetricGroup;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Settles which layers, shards and parts an analysis of checkpoints has. */
public final class AnalysisPlans implements JobPlans {
  /** Raised by hand when the same question gives other numbers. */
  static final int ALGORITHM_VERSION = 1;

  /** Pictures that similarity compares at once. */
  static final int MINIBATCH = 256;

  private static final int LARGEST_SHARD = 1024;

  private final AnalysisBlobs blobs;
  private final AnalysisSettings settings;

  public AnalysisPlans(BlobStore blobs, AnalysisSettings settings) {
    this.blobs = new AnalysisBlobs(blobs);
    this.settings = settings;
  }

  @Override
  public JobPlan plan(JobRequest request) {
    AnalysisQuestion question = blobs.question(request.getCheckpointAnalysis());
    NetworkDescription network = blobs.network(question.getDescription());
    List<DataSetPicture> pictures = blobs.pictures(question.getDataSet());
    AnalysisPlan plan = settle(question, network, pictures);
    List<JobItem> items = AnalysisItems.of(plan, pictures);
    JobItem result = items.get(items.size() - 1);
    JobState how =
        JobState.newBuilder()
            .setAnalysis(
                AnalysisRecipe.newBuilder().setName(result.getName()).setPlan(blobs.put(plan)))
            .build();
    // A finished answer needs no parts.
    boolean there = blobs.store().has(ContentNames.ANALYSES, result.getName());
    return new JobPlan(how, there ? List.of(result) : items, 1);
  }

  AnalysisPlan settle(
      AnalysisQuestion question, NetworkDescription network, List<DataSetPicture> pictures) {
    if (question.getCheckpointsCount() == 0 || pictures.isEmpty()) {
      throw ProblemException.caller(
          Reason.INVALID, "there is nothing to analyse", "give a series and a data set");
    }
    Preprocessing preprocessing = question.getCheckpoints(0).getModel().getPreprocessing();
    if (preprocessing.getInput().isEmpty() || network.getInputsCount() != 1) {
      throw ProblemException.caller(
          Reason.UNSUPPORTED,
          "the network takes more or other than one picture: " + network.getInputsList(),
          "only networks whose one input is a picture can be analysed over a data set");
    }
    Set<MetricGroup> groups = MetricGroup.of(question.getMetricsList());
    List<String> notices = new ArrayList<>();
    List<PlannedLayer> layers = layers(question, network, notices);
    AnalysisPlan.Builder plan =
        AnalysisPlan.newBuilder()
            .setAlgorithmVersion(ALGORITHM_VERSION)
            .setQuestion(question)
            .setMinibatch(Math.min(MINIBATCH, pictures.size()))
            .setLogits(network.getLogits())
            .addAllLayers(layers)
            .addAllShards(shards(pictures.size(), preprocessing));
    layers.forEach(layer -> plan.addValues(layer.getValue()));
    groups.forEach(group -> plan.addGroups(group.text()));
    notice(plan, question, network, pictures, notices);
    return plan.addAllNotices(notices).build();
  }

  private List<PlannedLayer> layers(
      AnalysisQuestion question, NetworkDescription network, List<String> notices) {
    LayerChoice choice = new LayerChoice(network);
    int most = Math.max(1, settings.mostSites() / question.getCheckpointsCount());
    if (question.getValuesCount() > 0) {
      List<PlannedLayer> named = choice.named(question.getValuesList());
      if (named.size() > most) {
        throw ProblemException.caller(
            Reason.LIMIT,
            "%d values of %d checkpoints are more than %d sites"
                .formatted(named.size(), question.getCheckpointsCount(), settings.mostSites()),
            "name fewer values, or raise VITRINE_FEATUREVIZ_ANALYSIS_MOST_SITES");
      }
      return named;
    }
    List<PlannedLayer> all = choice.byDefault();
    if (all.isEmpty()) {
      throw ProblemException.caller(
          Reason.UNSUPPORTED,
          "the network has no value with channels of a known size",
          "name values with --values");
    }
    if (all.size() > most) {
      notices.add(
          "%d of %d layers, spread evenly: more than %d sites are not compared."
              .formatted(most, all.size(), settings.mostSites()));
    }
    return LayerChoice.thinned(all, most);
  }

  private List<AnalysisShard> shards(int pictures, Preprocessing preprocessing) {
    long each =
        (long) Float.BYTES
            * preprocessing.getWidth()
            * preprocessing.getHeight()
            * Math.max(1, preprocessing.getMeanCount());
    long fit = settings.shardBytes().asLongValue() / Math.max(1, each) / MINIBATCH * MINIBATCH;
    int size = (int) Math.max(MINIBATCH, Math.min(LARGEST_SHARD, fit));
    List<AnalysisShard> shards = new ArrayList<>();
    for (int first = 0; first < pictures; first += size) {
      shards.add(
          AnalysisShard.newBuilder()
              .setFirst(first)
              .setCount(Math.min(size, pictures - first))
              .build());
    }
    return shards;
  }

  private static void notice(
      AnalysisPlan.Builder plan,
      AnalysisQuestion question,
      NetworkDescription network,
      List<DataSetPicture> pictures,
      List<String> notices) {
    int left = pictures.size() % plan.getMinibatch();
    if (left > 0) {
      notices.add(
          "CKA leaves out the last %d pictures, which make no whole minibatch of %d."
              .formatted(left, plan.getMinibatch()));
    }
    if (pictures.size() < Gram.LEAST_ROWS) {
      notices.add("CKA needs at least %d pictures.".formatted(Gram.LEAST_ROWS));
    }
    int widest = plan.getLayersList().stream().mapToInt(PlannedLayer::getChannels).max().orElse(0);
    if (pictures.size() <= 5 * widest) {
      notices.add(
          "SVCCA and PWCCA are too high where a layer has more channels than a fifth of the %d"
                  .formatted(pictures.size())
              + " pictures.");
    }
    if (network.getLogits().isEmpty()) {
      notices.add("The network is no classifier: nothing is said of its answers.");
      return;
    }
    Classes classes = new Classes(question.getClassesList());
    long labelled = pictures.stream().filter(one -> !one.getLabel().isEmpty()).count();
    long known =
        pictures.stream().filter(one -> classes.of(one.getLabel()) != Answers.UNLABELLED).count();
    if (known < labelled) {
      notices.add(
          "%d of %d labels are none of the network's classes and count as none."
              .formatted(labelled - known, labelled));
    }
  }
}
