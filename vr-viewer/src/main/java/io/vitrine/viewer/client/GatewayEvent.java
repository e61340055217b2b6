package io.vitrine.viewer.client;

import io.vitrine.protocol.ClassScore;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.Scene;
import java.util.List;
import java.util.Optional;

/** What the gateway tells a viewer, in the order it tells it. Tiles come apart. */
public sealed interface GatewayEvent {
  /**
   * The model is open.
   *
   * @param checkpoints names of all models of this graph, this one included
   */
  record Opened(String session, Scene scene, Model model, List<String> checkpoints)
      implements GatewayEvent {}

  /**
   * The input is taken; from now on tiles of {@code run} count. {@code picture} is a PNG, or empty.
   */
  record InputAccepted(long sequence, String run, byte[] picture) implements GatewayEvent {}

  /** The top classes, the most probable first. */
  record Classes(long sequence, List<ClassScore> top) implements GatewayEvent {}

  /** The run is over: all wanted tiles exist, or {@code failure} says why not. */
  record RunEnded(long sequence, Optional<GatewayException> failure) implements GatewayEvent {}

  /**
   * Another layout of what is open; chunks that come after it are of {@code run}, or of no input
   * yet where that is empty.
   */
  record LaidOut(long number, Scene scene, String run) implements GatewayEvent {}

  /** Something that was asked for cannot be; the session goes on. */
  record Refused(GatewayException cause) implements GatewayEvent {}

  /** The session is over. */
  record Lost(GatewayException cause) implements GatewayEvent {}
}
