package io.vitrine.viewer;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ClassScore;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.ViewerMessage.Interest.LayerInterest;
import io.vitrine.viewer.client.GatewayEvent;
import io.vitrine.viewer.client.GatewayException;
import io.vitrine.viewer.client.ViewerSession;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.render.HallRenderer;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.text.Board;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.tiles.TileCache;
import io.vitrine.viewer.tiles.TileCacheSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A hall that follows its gateway: what the session brings goes onto the device, a bounded amount
 * with each {@link #step}. Belongs to the render thread.
 */
final class LiveHall implements AutoCloseable {
  /**
   * Chunks that are checked and wait for the device, so that the gateway is slowed down where
   * uploads are.
   */
  private static final int CHUNKS_READY = 32;

  private final ViewerSession session;
  private final Hall hall;
  private final TileCache cache;
  private final HallRenderer renderer;
  private long sequence;
  private long inputNanos;
  private boolean ended;

  LiveHall(Gpu gpu, ViewerSession session, String sessionName, Scene scene, long cacheBytes) {
    this.session = session;
    hall = Hall.of(scene);
    cache = new TileCache(gpu, hall, TileCacheSettings.DEFAULT.withCacheBytes(cacheBytes));
    renderer = new HallRenderer(gpu, hall, cache, FontAtlas.create());
    session.receiveTiles(sessionName);
    session.interest(hall.layers().stream().map(this::interest).toList());
    renderer.showMessage("No picture yet");
  }

  private LayerInterest interest(LayerView layer) {
    return LayerInterest.newBuilder()
        .setValue(layer.value())
        .setFinestLevel(cache.finestLevel(layer))
        .build();
  }

  /** Puts a picture into the network; its tiles replace those of the one before as they come. */
  void input(FileReference picture) {
    sequence++;
    ended = false;
    inputNanos = System.nanoTime();
    session.input(sequence, picture);
    renderer.showMessage("The network is looking …");
  }

  /**
   * Takes in what has come.
   *
   * @throws GatewayException if the session is lost or the run failed
   */
  void step() {
    for (Optional<GatewayEvent> event = session.poll(); event.isPresent(); event = session.poll()) {
      follow(event.get());
    }
    while (cache.waiting() < CHUNKS_READY) {
      Optional<ActivationChunk> chunk = session.pollTiles();
      if (chunk.isEmpty()) {
        break;
      }
      cache.take(chunk.get());
    }
    cache.upload();
  }

  private void follow(GatewayEvent event) {
    if (event instanceof GatewayEvent.InputAccepted accepted && accepted.sequence() == sequence) {
      // Told at once, and once more with the preview.
      cache.begin(accepted.run());
      picture(accepted.picture()).ifPresent(renderer::showPicture);
    } else if (event instanceof GatewayEvent.Classes classes && classes.sequence() == sequence) {
      renderer.showClasses(classes.top().stream().map(LiveHall::entry).toList());
    } else if (event instanceof GatewayEvent.RunEnded run && run.sequence() == sequence) {
      ended = true;
      run.failure().ifPresent(LiveHall::fail);
    } else if (event instanceof GatewayEvent.Lost lost) {
      throw lost.cause();
    }
  }

  private static void fail(GatewayException failure) {
    throw failure;
  }

  private static Board.Entry entry(ClassScore score) {
    String name = score.getLabel().isBlank() ? "class " + score.getIndex() : score.getLabel();
    return new Board.Entry(name, score.getProbability());
  }

  private static Optional<BufferedImage> picture(byte[] png) {
    if (png.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(png)));
    } catch (IOException e) {
      throw new ViewerException(
          "The gateway's preview of the picture cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether all that was asked for is on the device. */
  boolean complete() {
    return sequence > 0 && ended && !cache.busy() && cache.arrivals().complete();
  }

  /** When the input was sent, by {@link System#nanoTime}. */
  long inputNanos() {
    return inputNanos;
  }

  Hall hall() {
    return hall;
  }

  TileCache cache() {
    return cache;
  }

  HallRenderer renderer() {
    return renderer;
  }

  @Override
  public void close() {
    renderer.close();
    cache.close();
  }
}
