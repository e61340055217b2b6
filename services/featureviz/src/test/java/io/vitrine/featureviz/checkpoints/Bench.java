package io.vitrine.featureviz.checkpoints;

import com.google.protobuf.ByteString;
import io.quarkus.runtime.configuration.MemorySize;
import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.FinishedRecord;
import io.vitrine.featureviz.block.FinishedResult;
import io.vitrine.featureviz.dispatch.JobPlans.JobPlan;
import io.vitrine.featureviz.fourier.ModelSettings;
import io.vitrine.featureviz.fourier.SharedEngine;
import io.vitrine.model.ModelReader;
import io.vitrine.network.Network;
import io.vitrine.network.Node;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Value;
import io.vitrine.network.hash.GraphHash;
import io.vitrine.network.hash.WeightsHash;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.network.shape.ShapeInference;
import io.vitrine.protocol.AnalysedCheckpoint;
import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.AnalysisQuestion;
import io.vitrine.protocol.CheckpointAnalysis;
import io.vitrine.protocol.DataSet;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.DataSetPictures;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A worker's surroundings, and jobs that are worked on without a queue, part by part. */
final class Bench implements AutoCloseable {
  private final BlobStore blobs;
  private final AnalysisPlans plans;
  private final AnalysisWork work;

  /** Parts worked on. */
  final List<JobItem> made = new ArrayList<>();

  private record Models(long networks, long programs, long weightBytes) implements ModelSettings {}

  /** Small batches, so that there are several. */
  private record Settings(int mostSites, int batchPictures) implements AnalysisSettings {
    @Override
    public MemorySize shardBytes() {
      return new MemorySize(BigInteger.valueOf(1 << 20));
    }

    @Override
    public MemorySize batchBytes() {
      return new MemorySize(BigInteger.valueOf(64 << 20));
    }

    @Override
    public MemorySize shardCache() {
      return new MemorySize(BigInteger.valueOf(64 << 20));
    }

    @Override
    public long picturePixels() {
      return 1 << 20;
    }

    @Override
    public MemorySize pictureBytes() {
      return new MemorySize(BigInteger.valueOf(1 << 20));
    }
  }

  Bench(Path folder, int mostSites) {
    blobs = new BlobStore(BlobSettings.of(folder));
    Settings settings = new Settings(mostSites, 7);
    plans = new AnalysisPlans(blobs, settings);
    work =
        new AnalysisWork(
            blobs,
            new ModelReader(blobs, ReadLimits.standard()),
            SharedEngine::get,
            new Models(8, 8, 1 << 26),
            settings,
            2);
  }

  /** Pictures with labels. */
  DataSet dataSet(List<Path> files, List<String> labels) throws IOException {
    DataSetPictures.Builder pictures = DataSetPictures.newBuilder();
    for (int i = 0; i < files.size(); i++) {
      FileReference file = blobs.put(Files.readAllBytes(files.get(i)));
      pictures.addPictures(
          DataSetPicture.newBuilder()
              .setFile(file.toBuilder().setPath(files.get(i).getFileName().toString()))
              .setLabel(labels.get(i)));
    }
    return DataSet.newBuilder()
        .setName("set")
        .setContentHash(ContentNames.pictures(pictures.getPicturesList()))
        .setSize(files.size())
        .setPictures(blobs.put(pictures.build().toByteArray()))
        .build();
  }

  AnalysedCheckpoint checkpoint(Path file, long step, Preprocessing preprocessing)
      throws IOException {
    Network network = OnnxReader.read(file, ReadLimits.standard());
    FileReference stored = blobs.put(Files.readAllBytes(file));
    return AnalysedCheckpoint.newBuilder()
        .setStep(step)
        .setModel(
            ModelReference.newBuilder()
                .setName(file.getFileName().toString())
                .setGraphHash(ByteString.copyFrom(GraphHash.of(network)))
                .setWeightsHash(ByteString.copyFrom(WeightsHash.of(network)))
                .addFiles(stored.toBuilder().setPath(file.getFileName().toString()))
                .setPreprocessing(preprocessing))
        .build();
  }

  /** What an import would find, as far as an analysis looks at it. */
  FileReference describe(Path file, String logits, Map<String, Shape> inputs) {
    Network network = OnnxReader.read(file, ReadLimits.standard());
    NetworkDescription.Builder description = NetworkDescription.newBuilder().setLogits(logits);
    network.graph().inputs().forEach(input -> description.addInputs(input.name()));
    for (Node node : network.graph().nodes()) {
      description.addNodes(
          NodeDescription.newBuilder()
              .setName(node.name())
              .setOp(node.op())
              .addAllInputs(node.inputs())
              .addAllOutputs(node.outputs()));
    }
    for (Value value : ShapeInference.infer(network, inputs).values().values()) {
      value.shape().ifPresent(shape -> description.addValues(describe(value.name(), shape)));
    }
    return blobs.put(description.build().toByteArray());
  }

  private static ValueDescription describe(String name, Shape shape) {
    long[] sizes = shape.sizes();
    TileForm.Builder form = TileForm.newBuilder().setKind(TileForm.Kind.NOT_SHOWN);
    if (sizes.length == 4) {
      form.setKind(TileForm.Kind.FEATURE_MAPS)
          .setTiles((int) sizes[1])
          .setHeight((int) sizes[2])
          .setWidth((int) sizes[3]);
    } else if (sizes.length == 2) {
      form.setKind(TileForm.Kind.STRIP).setTiles(1).setHeight(1).setWidth((int) sizes[1]);
    }
    return ValueDescription.newBuilder().setName(name).setForm(form).build();
  }

  JobPlan plan(AnalysisQuestion question) {
    return plans.plan(
        JobRequest.newBuilder()
            .setCheckpointAnalysis(
                CheckpointAnalysis.newBuilder().setQuestion(blobs.put(question.toByteArray())))
            .build());
  }

  /**
   * Works on what is not there yet and gives the answer.
   *
   * @param cut at which steps a block is saved and gone on with anew
   */
  Analysis analyse(AnalysisQuestion question, IntPredicate cut) throws IOException {
    JobPlan plan = plan(question);
    made.clear();
    for (JobItem item : plan.items()) {
      if (!blobs.has(ContentNames.ANALYSIS_PARTS, item.getName())
          && !blobs.has(ContentNames.ANALYSES, item.getName())) {
        made.add(item);
        WorkBlock block =
            WorkBlock.newBuilder().setAnalysis(plan.how().getAnalysis()).addItems(item).build();
        for (FinishedResult result : finished(block, cut)) {
          FinishedRecord record = (FinishedRecord) result;
          blobs.putIfAbsent(record.space(), record.name(), record.bytes());
        }
      }
    }
    return Analysis.parseFrom(
        blobs.read(ContentNames.ANALYSES, plan.how().getAnalysis().getName()).orElseThrow());
  }

  private List<? extends FinishedResult> finished(WorkBlock block, IntPredicate cut) {
    BlockRun run = work.begin(block, Optional.empty());
    try {
      int steps = 0;
      while (run.stepsDone() < run.steps()) {
        run.advance();
        steps++;
        if (cut.test(steps) && run.stepsDone() < run.steps()) {
          byte[] saved = run.save();
          run.close();
          run = work.begin(block, Optional.of(saved));
        }
      }
      return run.finish();
    } finally {
      run.close();
    }
  }

  @Override
  public void close() {
    work.close();
  }
}
