package io.vitrine.featureviz.fourier;

import io.vitrine.network.ElementType;
import io.vitrine.program.Names;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.protocol.VisualizationRecipe.Fit;
import io.vitrine.transport.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Resolves what is asked for into recipes that leave nothing open, and refuses what can't be done
 * before any work is handed out. Any thread.
 */
public final class FourierRecipes {
  /** The method's name in recipes. */
  public static final String METHOD = "fourier";

  /** Raised by hand whenever the same recipe gives other pixels. */
  public static final int ALGORITHM_VERSION = 1;

  private static final int DEFAULT_STEPS = 512;
  private static final int SMALLEST_SIDE = 16;
  private static final float LEARNING_RATE = 0.05f;
  private static final float DECAY = 1;
  private static final String DEVICE_CLASS = "cpu";
  private static final String ENGINE = "libtorch 2.7.1";

  private final FourierSettings settings;

  public FourierRecipes(FourierSettings settings) {
    this.settings = settings;
  }

  /**
   * @param description of the request's model
   * @throws ProblemException CALLER, naming the value or field, when it can't be done
   */
  public VisualizationRecipe resolve(
      JobRequest.FeatureVisualization request, NetworkDescription description) {
    Preprocessing picture = picture(request);
    int pictures = objectives(request, description).size();
    Prefix prefix = prefix(request.getValue(), picture, description);
    int width = side(request.getSize(), picture.getWidth());
    int height = side(request.getSize(), picture.getHeight());
    return VisualizationRecipe.newBuilder()
        .setMethod(METHOD)
        .setAlgorithmVersion(ALGORITHM_VERSION)
        .setGraphHash(request.getModel().getGraphHash())
        .setWeightsHash(request.getModel().getWeightsHash())
        .setPreprocessing(picture)
        .setWidth(width)
        .setHeight(height)
        .setSteps(steps(request.getSteps()))
        .setSeed(request.getSeed())
        .setBlockSize(blockSize(pictures))
        .setLearningRate(LEARNING_RATE)
        .setDecay(DECAY)
        .setFit(fit(width, height, picture, prefix))
        .setTransformations(true)
        .setDeviceClass(DEVICE_CLASS)
        .setEngine(ENGINE)
        .setThreads(settings.threads())
        .build();
  }

  /**
   * What each picture of a request is optimised for, in the order asked for; all channels where
   * none is named.
   *
   * @throws ProblemException CALLER for a value or channel that is not there
   */
  public List<Objective> objectives(
      JobRequest.FeatureVisualization request, NetworkDescription description) {
    int count = Channels.of(value(request.getValue(), description)).count();
    Set<Integer> seen = new HashSet<>();
    for (int channel : request.getChannelsList()) {
      if (channel < 0 || channel >= count) {
        throw ProblemException.caller(
            Reason.INVALID,
            "the value '%s' has no channel %s"
                .formatted(request.getValue(), Integer.toUnsignedString(channel)),
            "its channels are 0 to " + (count - 1));
      }
      if (!seen.add(channel)) {
        throw ProblemException.caller(
            Reason.INVALID, "channel %d is asked for twice".formatted(channel), "name it once");
      }
    }
    List<Integer> channels =
        request.getChannelsCount() > 0
            ? request.getChannelsList()
            : IntStream.range(0, count).boxed().toList();
    return channels.stream()
        .map(
            channel ->
                Objective.newBuilder().setValue(request.getValue()).setChannel(channel).build())
        .toList();
  }

  private static Preprocessing picture(JobRequest.FeatureVisualization request) {
    if (!request.getModel().hasPreprocessing()) {
      throw ProblemException.caller(
          Reason.UNSUPPORTED,
          "the network '%s' takes no picture".formatted(request.getModel().getName()),
          "only networks with a picture input have feature visualizations");
    }
    return request.getModel().getPreprocessing();
  }

  private static ValueDescription value(String name, NetworkDescription description) {
    ValueDescription value =
        description.getValuesList().stream()
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name, description));
    if (ElementType.ofCode(value.getTypeValue()).filter(type -> !type.isFloat()).isPresent()) {
      throw ProblemException.caller(
          Reason.INVALID,
          "the value '%s' has elements of type %s, which have no gradient"
              .formatted(name, value.getType()),
          "choose a float value");
    }
    return value;
  }

  private static ProblemException unknown(String name, NetworkDescription description) {
    List<String> computed =
        description.getValuesList().stream()
            .filter(value -> !value.getProducer().isEmpty())
            .map(ValueDescription::getName)
            .toList();
    return ProblemException.caller(
        Reason.NOT_FOUND,
        Names.unknown("value", name, computed),
        "'vitrine model show' lists the values");
  }

  private static Prefix prefix(
      String value, Preprocessing picture, NetworkDescription description) {
    Prefix prefix = Prefix.of(description, value);
    if (!prefix.inputs().contains(picture.getInput())) {
      throw ProblemException.caller(
          Reason.INVALID,
          "the value '%s' does not depend on the picture input '%s'"
              .formatted(value, picture.getInput()),
          "choose a value that the picture reaches");
    }
    if (prefix.inputs().size() > 1) {
      Set<String> others = new HashSet<>(prefix.inputs());
      others.remove(picture.getInput());
      throw ProblemException.caller(
          Reason.UNSUPPORTED,
          "the value '%s' also depends on %s, which is no picture"
              .formatted(value, String.join(", ", others.stream().sorted().toList())),
          "choose a value that depends on the picture only");
    }
    return prefix;
  }

  private int side(int asked, int own) {
    int side = asked == 0 ? own : asked;
    if (side < 0 || side > settings.largestSide()) {
      throw ProblemException.caller(
          Reason.LIMIT,
          "size is %s, more than %d"
              .formatted(Integer.toUnsignedString(side), settings.largestSide()),
          "give a smaller --size or raise vitrine.featureviz.fourier.largest-side");
    }
    if (side < SMALLEST_SIDE) {
      throw ProblemException.caller(
          Reason.INVALID,
          "size is %d, less than %d".formatted(side, SMALLEST_SIDE),
          "give a larger --size");
    }
    return side;
  }

  private int steps(int asked) {
    int steps = asked == 0 ? DEFAULT_STEPS : asked;
    if (steps < 0 || steps > settings.mostSteps()) {
      throw ProblemException.caller(
          Reason.LIMIT,
          "steps is %s, more than %d"
              .formatted(Integer.toUnsignedString(asked), settings.mostSteps()),
          "give fewer --steps or raise vitrine.featureviz.fourier.most-steps");
    }
    return steps;
  }

  /** The least power of two that holds them, so that few pictures don't cost what many do. */
  private int blockSize(int pictures) {
    int size = 1;
    while (size < pictures && 2 * size <= settings.blockSize()) {
      size *= 2;
    }
    return size;
  }

  /**
   * Networks are described for one input size. A picture of another size goes through as it is
   * where every operator on the way takes any size, and is resized where one may not.
   */
  private static Fit fit(int width, int height, Preprocessing picture, Prefix prefix) {
    if (width == picture.getWidth() && height == picture.getHeight()) {
      return Fit.CROP_OR_PAD;
    }
    return prefix.takesAnySize() ? Fit.NONE : Fit.RESIZE;
  }
}
