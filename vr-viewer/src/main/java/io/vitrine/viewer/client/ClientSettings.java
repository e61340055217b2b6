package io.vitrine.viewer.client;

import java.time.Duration;

/**
 * Bounds of the connection to the gateway.
 *
 * @param window bytes that may be under way to us
 * @param chunksWaiting most chunks that wait for the render thread; the gateway chooses the next
 *     only when there is room
 * @param largestMessage bytes of the largest message we take: a scene
 * @param answerTime how long we wait for an answer
 */
public record ClientSettings(
    int window, int chunksWaiting, int largestMessage, Duration answerTime) {
  public static final ClientSettings DEFAULT =
      new ClientSettings(8 << 20, 64, 256 << 20, Duration.ofSeconds(60));
}
