package io.vitrine.layout;

import io.vitrine.layout.walk.Cloud;
import io.vitrine.layout.walk.Walk;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Scene;
import io.vitrine.transport.ProblemException;
import java.util.function.BooleanSupplier;

/** Places networks, in the mode that is asked for. No I/O; safe for any number of threads. */
public final class Placement {
  private Placement() {}

  /**
   * Places a network. Equal networks and parameters give equal scenes.
   *
   * @param cancelled asked now and then
   * @throws ProblemException caller, when the mode is not there or a parameter is out of range
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static Scene place(
      NetworkDescription network, LayoutParameters parameters, BooleanSupplier cancelled) {
    NetworkPlan plan = NetworkPlan.of(network, parameters, cancelled);
    Scene.Builder scene =
        switch (parameters.getMode()) {
          case MODE_UNSPECIFIED, LAYERED ->
              Walk.place(plan, Walk.Kind.LAYERED, parameters, cancelled);
          case LINEAR -> Walk.place(plan, Walk.Kind.LINEAR, parameters, cancelled);
          case SPIRAL -> Walk.place(plan, Walk.Kind.SPIRAL, parameters, cancelled);
          case FORCE -> Cloud.place(plan, parameters.getSeed(), cancelled);
          case UNRECOGNIZED -> throw unknown(parameters);
        };
    plan.addBlocks(scene);
    return scene.setGraphHash(network.getGraphHash()).setParameters(parameters).build();
  }

  private static ProblemException unknown(LayoutParameters parameters) {
    return ProblemException.caller(
        Problem.Reason.UNSUPPORTED,
        "Layout mode " + parameters.getModeValue() + " is not part of this version.",
        "Ask for LAYERED, LINEAR, SPIRAL or FORCE.");
  }
}
