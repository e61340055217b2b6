package io.vitrine.featureviz.checkpoints;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.BlockWork;
import io.vitrine.featureviz.fourier.ModelSettings;
import io.vitrine.model.LeasedCache;
import io.vitrine.model.LoadedPrograms;
import io.vitrine.model.ModelReader;
import io.vitrine.model.Problems;
import io.vitrine.model.picture.PictureDecoder;
import io.vitrine.model.picture.PictureLimits;
import io.vitrine.network.Graph;
import io.vitrine.program.Engine;
import io.vitrine.protocol.AnalysedCheckpoint;
import io.vitrine.protocol.AnalysisPart;
import io.vitrine.protocol.AnalysisPart.Kind;
import io.vitrine.protocol.AnalysisPlan;
import io.vitrine.protocol.AnalysisShard;
import io.vitrine.protocol.CheckpointSums;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.series.AnalysisItems;
import io.vitrine.series.Assembly;
import io.vitrine.series.Sites;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Blocks of analyses of checkpoints, each one part. Blocks of one process share networks, programs,
 * weights and the pictures of a shard. Thread-safe.
 */
public final class AnalysisWork implements BlockWork, AutoCloseable {
  private final AnalysisBlobs blobs;
  private final AnalysisNetworks networks;
  private final AnalysisSettings settings;
  private final PictureDecoder decoder;
  private final int threads;
  private final LeasedCache<ShardKey, ShardPictures> shards;
  private final Map<ByteString, Boolean> batches = new ConcurrentHashMap<>();

  private record ShardKey(ByteString pictures, Preprocessing preprocessing, AnalysisShard shard) {}

  /**
   * @param engine asked at the first block, and may block until it is there
   * @param threads of one operator
   */
  public AnalysisWork(
      BlobStore blobs,
      ModelReader reader,
      Supplier<Engine> engine,
      ModelSettings models,
      AnalysisSettings settings,
      int threads) {
    this.blobs = new AnalysisBlobs(blobs);
    this.networks =
        new AnalysisNetworks(
            reader, engine, models.networks(), models.programs(), models.weightBytes());
    this.settings = settings;
    this.threads = threads;
    decoder =
        new PictureDecoder(
            new PictureLimits(settings.picturePixels(), settings.pictureBytes().asLongValue()));
    shards =
        new LeasedCache<>(
            settings.shardCache().asLongValue(), ShardPictures::bytes, pictures -> {});
  }

  @Override
  public BlockRun begin(WorkBlock block, Optional<byte[]> saved) {
    try {
      return open(block, saved.filter(bytes -> bytes.length > 0));
    } catch (RuntimeException e) {
      throw new ProblemException(Problems.of(e), e);
    }
  }

  private BlockRun open(WorkBlock block, Optional<byte[]> saved) {
    if (block.getItemsCount() != 1 || !block.getItems(0).hasPart()) {
      throw unknown("a block of " + block.getItemsCount() + " results");
    }
    AnalysisPlan plan = blobs.plan(block.getAnalysis().getPlan());
    if (plan.getAlgorithmVersion() != AnalysisPlans.ALGORITHM_VERSION) {
      throw unknown("version " + plan.getAlgorithmVersion());
    }
    JobItem item = block.getItems(0);
    AnalysisPart part = item.getPart();
    return switch (part.getKind()) {
      case SUMS -> sums(plan, part, item.getName(), saved);
      case WEIGHTS -> weights(plan, part, item.getName(), saved);
      case PAIRS -> pairs(plan, part, item.getName(), saved);
      case RESULT -> new ResultRun(new Assembly(blobs.store(), plan, items(plan), true));
      case KIND_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a part of an unknown kind");
    };
  }

  private static ProblemException unknown(String what) {
    return ProblemException.caller(
        Reason.UNSUPPORTED,
        "the analysis asks for " + what + ", which this worker does not know",
        "submit the job again");
  }

  private List<JobItem> items(AnalysisPlan plan) {
    return AnalysisItems.of(plan, blobs.pictures(plan.getQuestion().getDataSet()));
  }

  private BlockRun sums(AnalysisPlan plan, AnalysisPart part, String name, Optional<byte[]> saved) {
    networks.engine().useThreads(threads);
    List<AnalysedCheckpoint> checkpoints = plan.getQuestion().getCheckpointsList();
    ModelReference model = checkpoints.get(part.getCheckpoint()).getModel();
    AnalysisShard shard = plan.getShards(part.getShard());
    List<DataSetPicture> pictures =
        blobs
            .pictures(plan.getQuestion().getDataSet())
            .subList(shard.getFirst(), shard.getFirst() + shard.getCount());
    ShardPictures read = read(plan, shard, pictures, model.getPreprocessing());
    Classes classes = new Classes(plan.getQuestion().getClassesList());
    int[] labels = pictures.stream().mapToInt(one -> classes.of(one.getLabel())).toArray();
    List<String> values = SumsRun.values(plan);
    LoadedPrograms.Loaded loaded = networks.load(model, values);
    try {
      networks.prepare(checkpoints, part.getCheckpoint() + 1, values);
      int batch = takesBatches(model, loaded, read) ? batch(plan) : 1;
      return new SumsRun(plan, shard, name, read, labels, loaded, batch, saved);
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
  }

  private ShardPictures read(
      AnalysisPlan plan,
      AnalysisShard shard,
      List<DataSetPicture> pictures,
      Preprocessing preprocessing) {
    ByteString content = plan.getQuestion().getDataSet().getContentHash();
    // It owns nothing that is closed: it may be used when its lease is over.
    try (LeasedCache<ShardKey, ShardPictures>.Lease lease =
        shards.acquire(
            new ShardKey(content, preprocessing, shard),
            () -> ShardPictures.read(blobs, decoder, pictures, preprocessing))) {
      return lease.value();
    }
  }

  private int batch(AnalysisPlan plan) {
    long fit = settings.batchBytes().asLongValue() / Math.max(1, SumsRun.bytesOfOne(plan));
    return (int) Math.max(1, Math.min(settings.batchPictures(), fit));
  }

  /** Some networks are written for one picture: their shapes are fixed in the graph. */
  private boolean takesBatches(
      ModelReference model, LoadedPrograms.Loaded loaded, ShardPictures pictures) {
    Graph graph = networks.network(model).graph();
    return batches.computeIfAbsent(
        model.getGraphHash(), key -> BatchTrial.passed(graph, loaded, pictures));
  }

  private BlockRun weights(
      AnalysisPlan plan, AnalysisPart part, String name, Optional<byte[]> saved) {
    return new WeightsRun(
        name,
        matrices(plan, part.getCheckpoint()),
        matrices(plan, 0),
        matrices(plan, Math.max(0, part.getCheckpoint() - 1)),
        saved);
  }

  private WeightMatrices matrices(AnalysisPlan plan, int checkpoint) {
    return WeightMatrices.of(
        networks.network(plan.getQuestion().getCheckpoints(checkpoint).getModel()));
  }

  private BlockRun pairs(
      AnalysisPlan plan, AnalysisPart part, String name, Optional<byte[]> saved) {
    List<CheckpointSums> shard = new ArrayList<>();
    for (JobItem item : items(plan)) {
      if (item.getPart().getKind() == Kind.SUMS && item.getPart().getShard() == part.getShard()) {
        shard.add(part(item));
      }
    }
    Sites sites = new Sites(shard.size(), plan.getLayersCount());
    return new PairsRun(name, sites, shard, plan.getMinibatch(), saved);
  }

  private CheckpointSums part(JobItem item) {
    try {
      return CheckpointSums.parseFrom(
          blobs
              .store()
              .read(ContentNames.ANALYSIS_PARTS, item.getName())
              .orElseThrow(
                  () ->
                      ProblemException.retriable(
                          Reason.NOT_FOUND,
                          "a part of the analysis is gone: " + item.getName(),
                          "ask for the analysis again",
                          null)));
    } catch (InvalidProtocolBufferException e) {
      throw ProblemException.poison(
          Reason.INTERNAL,
          "a part of the analysis is damaged: " + item.getName(),
          "remove records/" + ContentNames.ANALYSIS_PARTS + "/" + item.getName(),
          e);
    }
  }

  @Override
  public void close() {
    networks.close();
    shards.close();
  }
}
