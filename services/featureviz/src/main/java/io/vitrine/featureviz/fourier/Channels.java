package io.vitrine.featureviz.fourier;

import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.transport.ProblemException;

/**
 * Where a value's channels are.
 *
 * @param axis the batch is axis 0; all other axes are positions
 * @param count 1 or more
 */
record Channels(int axis, int count) {
  /** Throws UNSUPPORTED, naming the value, where it has none. */
  static Channels of(ValueDescription value) {
    int rank = value.getShapeCount();
    TileForm.Kind kind = value.getForm().getKind();
    int axis =
        switch (kind) {
          case FEATURE_MAPS, PLOT -> 1;
          case STRIP, TOKENS -> rank - 1;
          case ATTENTION, NOT_SHOWN, KIND_UNSPECIFIED, UNRECOGNIZED -> 0;
        };
    if (axis < 1 || kind == TileForm.Kind.TOKENS && rank < 3) {
      throw without(value, "it is seen as " + kind);
    }
    Dimension channels = value.getShape(axis);
    if (channels.getSize() < 1 || channels.getSize() > Integer.MAX_VALUE) {
      throw without(value, "their number is known only at run time");
    }
    return new Channels(axis, (int) channels.getSize());
  }

  private static ProblemException without(ValueDescription value, String why) {
    return ProblemException.caller(
        Reason.UNSUPPORTED,
        "the value '%s' has no channels to visualize: %s".formatted(value.getName(), why),
        "choose a value with feature maps, tokens or classes");
  }
}
