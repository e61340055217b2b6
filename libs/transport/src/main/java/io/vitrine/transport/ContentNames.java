package io.vitrine.transport;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.AnalysisPlan;
import io.vitrine.protocol.AnalysisShard;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.RunInput;
import io.vitrine.protocol.VisualizationRecipe;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Names results by the question they answer: equal names give equal results, on any machine. The
 * fields are written one by one, since protobuf's own bytes are not canonical.
 */
public final class ContentNames {
  /** Raised when preprocessing or the engine changes what a run gives. */
  private static final int RUN_VERSION = 1;

  /** Raised by hand when the layout of an unchanged network changes. */
  public static final int LAYOUT_VERSION = 2;

  /** The space of the blob store that scenes are stored in, under their content names. */
  public static final String SCENES = "scenes";

  /** The space of the blob store that visualizations are stored in, under their content names. */
  public static final String VISUALIZATIONS = "visualizations";

  /** The space of what analyses of checkpoints are merged from, under content names. */
  public static final String ANALYSIS_PARTS = "analysis-parts";

  /** The space of finished analyses, under their content names. */
  public static final String ANALYSES = "analyses";

  private ContentNames() {}

  /** The name of a run's activations: 32 bytes. The order of the inputs does not matter. */
  public static ByteString run(ModelReference model, List<RunInput> inputs) {
    return name(
        "run",
        out -> {
          out.writeInt(RUN_VERSION);
          write(out, model.getGraphHash());
          write(out, model.getWeightsHash());
          out.writeInt(inputs.size());
          boolean picture = false;
          for (RunInput input :
              inputs.stream().sorted(Comparator.comparing(RunInput::getName)).toList()) {
            out.writeUTF(input.getName());
            out.writeInt(input.getKindValue());
            write(out, input.getFile().getSha256());
            picture |= input.getKind() == RunInput.Kind.PICTURE;
          }
          if (picture) {
            write(out, model.getPreprocessing());
          }
        });
  }

  /** The name of a model as it takes its input: 32 bytes. */
  static ByteString prepared(ModelReference model) {
    return name(
        "prepared",
        out -> {
          write(out, model.getGraphHash());
          write(out, model.getWeightsHash());
          write(out, model.getPreprocessing());
        });
  }

  /**
   * The name of a scene, as hexadecimal digits.
   *
   * @param graphHash or a finer name of what is laid out, as the SHA-256 of its description
   * @param algorithmVersion of the layout: {@link #LAYOUT_VERSION}
   */
  public static String scene(
      ByteString graphHash, LayoutParameters parameters, int algorithmVersion) {
    return hex(
        name(
            "scene",
            out -> {
              out.writeInt(algorithmVersion);
              write(out, graphHash);
              out.writeInt(parameters.getModeValue());
              out.writeLong(parameters.getSeed());
              out.writeFloat(parameters.getWingAngleDegrees());
              writeSet(out, parameters.getOpenedList());
              writeSet(out, parameters.getClosedList());
              out.writeBoolean(parameters.getWhole());
              out.writeBoolean(parameters.getChannels());
            }));
  }

  /** The name of a feature visualization, as hexadecimal digits. */
  public static String visualization(VisualizationRecipe recipe, Objective objective) {
    return hex(
        name(
            "visualization",
            out -> {
              out.writeUTF(recipe.getMethod());
              out.writeInt(recipe.getAlgorithmVersion());
              write(out, recipe.getGraphHash());
              write(out, recipe.getWeightsHash());
              write(out, recipe.getPreprocessing());
              out.writeInt(recipe.getWidth());
              out.writeInt(recipe.getHeight());
              out.writeInt(recipe.getSteps());
              out.writeLong(recipe.getSeed());
              out.writeInt(recipe.getBlockSize());
              out.writeFloat(recipe.getLearningRate());
              out.writeFloat(recipe.getDecay());
              out.writeInt(recipe.getFitValue());
              out.writeBoolean(recipe.getTransformations());
              out.writeUTF(recipe.getDeviceClass());
              out.writeUTF(recipe.getEngine());
              out.writeInt(recipe.getThreads());
              out.writeUTF(objective.getValue());
              out.writeInt(objective.getChannel());
            }));
  }

  /** The name of a data set's content: its pictures and labels, in order. */
  public static ByteString pictures(List<DataSetPicture> pictures) {
    return name("pictures", out -> write(out, pictures, 0, pictures.size()));
  }

  /**
   * The name of what one checkpoint does over some pictures of a data set, as hexadecimal digits.
   *
   * @param plan whose values, groups and classes count, and nothing else of it
   */
  public static String checkpointSums(
      AnalysisPlan plan, ModelReference model, List<DataSetPicture> pictures, AnalysisShard shard) {
    return hex(
        name(
            "checkpoint sums",
            out -> {
              out.writeInt(plan.getAlgorithmVersion());
              write(out, model);
              writeAll(out, plan.getValuesList());
              writeAll(out, plan.getGroupsList());
              writeAll(out, plan.getQuestion().getClassesList());
              out.writeInt(shard.getFirst());
              write(out, pictures, shard.getFirst(), shard.getFirst() + shard.getCount());
            }));
  }

  /**
   * The name of what the weights of one checkpoint say beside others, as hexadecimal digits.
   *
   * @param others weights hashes, in their order
   */
  public static String weightFacts(int version, ModelReference model, List<ByteString> others) {
    return hex(
        name(
            "weight facts",
            out -> {
              out.writeInt(version);
              write(out, model);
              out.writeInt(others.size());
              for (ByteString other : others) {
                write(out, other);
              }
            }));
  }

  /** The name of what is made of parts by a fixed rule, as hexadecimal digits. */
  public static String merged(String kind, int version, int minibatch, List<String> parts) {
    return hex(
        name(
            kind,
            out -> {
              out.writeInt(version);
              out.writeInt(minibatch);
              writeAll(out, parts);
            }));
  }

  private static void write(DataOutputStream out, List<DataSetPicture> pictures, int from, int to)
      throws IOException {
    out.writeInt(to - from);
    for (DataSetPicture picture : pictures.subList(from, to)) {
      write(out, picture.getFile().getSha256());
      write(out, ByteString.copyFromUtf8(picture.getLabel()));
    }
  }

  private static void write(DataOutputStream out, ModelReference model) throws IOException {
    write(out, model.getGraphHash());
    write(out, model.getWeightsHash());
    write(out, model.getPreprocessing());
  }

  private static void writeAll(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(out, ByteString.copyFromUtf8(text));
    }
  }

  private static void writeSet(DataOutputStream out, List<String> names) throws IOException {
    List<String> sorted = names.stream().distinct().sorted().toList();
    out.writeInt(sorted.size());
    for (String name : sorted) {
      write(out, ByteString.copyFromUtf8(name));
    }
  }

  /** A hash or name as lower-case hexadecimal digits. */
  public static String hex(ByteString hash) {
    return HexFormat.of().formatHex(hash.toByteArray());
  }

  private static void write(DataOutputStream out, Preprocessing p) throws IOException {
    out.writeInt(p.getWidth());
    out.writeInt(p.getHeight());
    out.writeInt(p.getResizeValue());
    out.writeInt(p.getCropValue());
    out.writeInt(p.getOrderValue());
    out.writeFloat(p.getRange());
    write(out, p.getMeanList());
    write(out, p.getStdList());
    out.writeBoolean(p.getChannelsLast());
    out.writeUTF(p.getInput());
  }

  private static void write(DataOutputStream out, List<Float> numbers) throws IOException {
    out.writeInt(numbers.size());
    for (float number : numbers) {
      out.writeFloat(number);
    }
  }

  private static void write(DataOutputStream out, ByteString bytes) throws IOException {
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }

  private interface Question {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static ByteString name(String kind, Question question) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(kind);
      question.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a content name could not be written", e);
    }
    return ByteString.copyFrom(Sha256.start().digest(bytes.toByteArray()));
  }
}
