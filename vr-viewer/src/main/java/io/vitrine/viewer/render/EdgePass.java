package io.vitrine.viewer.render;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.GpuBuffer;
import io.vitrine.viewer.gl.Program;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.Hall.EdgeView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.joml.Vector3fc;

/**
 * All edges in one draw: Catmull-Rom curves as ribbons that face the eye, brighter the way the data
 * flows.
 */
final class EdgePass implements AutoCloseable {
  private static final int PARTS = 12;
  private static final int SEGMENT_BYTES = 16;

  private final Program program;
  private final GpuBuffer segments;
  private final GpuBuffer points;
  private final int count;

  EdgePass(Gpu gpu, Hall hall) {
    program = Program.drawing(gpu, "edges");
    List<EdgeView> edges = hall.edges();
    int pointCount = edges.stream().mapToInt(edge -> edge.points().size()).sum();
    count = edges.stream().mapToInt(edge -> (edge.points().size() - 1) * PARTS).sum();
    ByteBuffer pointBytes =
        ByteBuffer.allocateDirect(pointCount * 16).order(ByteOrder.nativeOrder());
    ByteBuffer segmentBytes =
        ByteBuffer.allocateDirect(count * SEGMENT_BYTES).order(ByteOrder.nativeOrder());
    int first = 0;
    for (EdgeView edge : edges) {
      for (Vector3fc point : edge.points()) {
        pointBytes.putFloat(point.x()).putFloat(point.y()).putFloat(point.z()).putFloat(1);
      }
      int spans = edge.points().size() - 1;
      for (int span = 0; span < spans; span++) {
        put(segmentBytes, first, span, spans);
      }
      first += spans + 1;
    }
    points = GpuBuffer.of(gpu, pointBytes.flip());
    segments = GpuBuffer.of(gpu, segmentBytes.flip());
  }

  private static void put(ByteBuffer out, int first, int span, int spans) {
    int neighbours = (span > 0 ? 1 : 0) | (span < spans - 1 ? 2 : 0);
    for (int part = 0; part < PARTS; part++) {
      int from = part * 256 / PARTS;
      int to = (part + 1) * 256 / PARTS;
      out.putInt(first + span).putInt(from | (to & 255) << 8).putInt(neighbours);
      out.putInt(along(span, from, spans) | along(span, to, spans) << 16);
    }
  }

  private static int along(int span, int part, int spans) {
    return (int) ((span * 256L + part) * 65535 / (spans * 256L));
  }

  void draw() {
    segments.bindStorage(0);
    points.bindStorage(1);
    program.draw(count * 6);
  }

  @Override
  public void close() {
    program.close();
    segments.close();
    points.close();
  }
}
