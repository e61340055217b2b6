package io.vitrine.viewer;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.stats.FrameTimes;
import io.vitrine.viewer.stats.WalkStats;
import io.vitrine.viewer.tiles.Arrivals;
import io.vitrine.viewer.visit.LiveHall;
import org.jspecify.annotations.Nullable;

/** The numbers of a walk. */
final class Stats {
  private Stats() {}

  static WalkStats of(LiveHall live, Gpu gpu, FrameTimes times, long drawCalls) {
    Arrivals arrivals = live.cache().arrivals();
    return new WalkStats(
        times.count(),
        live.hall().layers().size(),
        live.hall().tiles(),
        live.hall().edges().size(),
        arrivals.withTexture(),
        drawCalls,
        new WalkStats.FrameMs(times.milliseconds(0.5), times.milliseconds(0.99)),
        gpu.uploadedBytes(),
        since(live, arrivals.firstNanos()),
        arrivals.complete() ? since(live, arrivals.lastNanos()) : null);
  }

  private static @Nullable Double since(LiveHall live, long nanos) {
    return nanos == 0 ? null : (nanos - live.inputNanos()) / 1e6;
  }
}
