package io.vitrine.viewer.visit;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ClassScore;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ViewerMessage.Interest.LayerInterest;
import io.vitrine.viewer.ViewerException;
import io.vitrine.viewer.client.GatewayEvent;
import io.vitrine.viewer.client.GatewayException;
import io.vitrine.viewer.client.ViewerSession;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.render.HallRenderer;
import io.vitrine.viewer.render.PreparedPicture;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.text.Board;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.tiles.TileCache;
import io.vitrine.viewer.tiles.TileCacheSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A hall that follows its gateway: what the session brings goes onto the device, a bounded amount
 * with each {@link #step}. Outlives its session. Belongs to the render thread.
 */
public final class LiveHall implements AutoCloseable {
  /** The gallery's name of the picture as the network sees it. */
  public static final String INPUT = "input";

  /**
   * Chunks that are checked and wait for the device, so that the gateway is slowed down where
   * uploads are.
   */
  private static final int CHUNKS_READY = 32;

  private final Hall hall;
  private final TileCache cache;
  private final HallRenderer renderer;
  private final GatewayEvent.Opened opened;
  private ViewerSession session;
  private Optional<FileReference> input = Optional.empty();
  private String model;
  private String asked;
  private long sequence;
  private long inputNanos;
  private boolean ended;
  private List<Board.Entry> classes = List.of();
  private Optional<GatewayException> trouble = Optional.empty();
  private Optional<GatewayException> lost = Optional.empty();

  public LiveHall(
      Gpu gpu,
      ViewerSession session,
      GatewayEvent.Opened opened,
      FontAtlas font,
      TileCacheSettings settings) {
    this.session = session;
    this.opened = opened;
    model = opened.model().getReference().getName();
    asked = model;
    hall = Hall.of(opened.scene());
    cache = new TileCache(gpu, hall, settings);
    renderer = new HallRenderer(gpu, hall, cache, font);
    join(opened);
    renderer.showMessage("No picture yet");
  }

  private void join(GatewayEvent.Opened now) {
    session.receiveTiles(now.session());
    session.interest(hall.layers().stream().map(this::interest).toList());
  }

  private LayerInterest interest(LayerView layer) {
    return LayerInterest.newBuilder()
        .setValue(layer.value())
        .setFinestLevel(cache.finestLevel(layer))
        .build();
  }

  /**
   * Goes on with another session of the same model; the picture is to be put in anew.
   *
   * @throws ViewerException if the gateway shows another network under the name now
   */
  public void rejoin(ViewerSession other, GatewayEvent.Opened now) {
    if (!now.scene().getGraphHash().equals(opened.scene().getGraphHash())
        || now.scene().getLayersCount() != opened.scene().getLayersCount()) {
      throw new ViewerException(
          "The model has another network now. Start the viewer again to see it.");
    }
    session = other;
    lost = Optional.empty();
    model = now.model().getReference().getName();
    join(now);
  }

  /** Puts a picture into the network; its tiles replace those of the one before as they come. */
  public void input(FileReference picture) {
    input = Optional.of(picture);
    begin();
    session.input(sequence, picture);
    if (!model.equals(asked)) {
      checkpoint(asked);
    }
  }

  /** Goes on with the same picture through another model of the graph. */
  public void checkpoint(String name) {
    asked = name;
    if (input.isPresent()) {
      model = name;
      begin();
      session.checkpoint(sequence, name);
    }
  }

  private void begin() {
    sequence++;
    ended = false;
    trouble = Optional.empty();
    inputNanos = System.nanoTime();
    renderer.showMessage("The network is looking …");
  }

  /**
   * Takes in what has come.
   *
   * @return whether there was something
   */
  public boolean step() {
    boolean news = false;
    for (Optional<GatewayEvent> event = session.poll(); event.isPresent(); event = session.poll()) {
      follow(event.get());
      news = true;
    }
    while (cache.waiting() < CHUNKS_READY) {
      Optional<ActivationChunk> chunk = session.pollTiles();
      if (chunk.isEmpty()) {
        break;
      }
      cache.take(chunk.get());
    }
    news |= cache.busy();
    cache.upload();
    return renderer.gallery().upload() | news;
  }

  private void follow(GatewayEvent event) {
    if (event instanceof GatewayEvent.InputAccepted accepted && accepted.sequence() == sequence) {
      // Told at once, and once more with the preview.
      cache.begin(accepted.run());
      picture(accepted.picture()).ifPresent(this::hang);
    } else if (event instanceof GatewayEvent.Classes came && came.sequence() == sequence) {
      classes = came.top().stream().map(LiveHall::entry).toList();
      renderer.showClasses(classes);
    } else if (event instanceof GatewayEvent.RunEnded run && run.sequence() == sequence) {
      ended = true;
      run.failure().ifPresent(this::failed);
    } else if (event instanceof GatewayEvent.Refused refused) {
      failed(refused.cause());
    } else if (event instanceof GatewayEvent.Lost gone) {
      lost = Optional.of(gone.cause());
    }
  }

  private void failed(GatewayException cause) {
    ended = true;
    trouble = Optional.of(cause);
    renderer.showMessage("No result");
  }

  private void hang(BufferedImage picture) {
    renderer.showPicture(picture);
    renderer.gallery().take(INPUT, PreparedPicture.of(picture));
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
  public boolean complete() {
    return sequence > 0 && ended && !cache.busy() && cache.arrivals().complete();
  }

  /** The part of the newest input's tiles that are there: 0 to 1; 1 before the first input. */
  public float progress() {
    int wanted = cache.arrivals().wanted();
    return sequence == 0 || ended && trouble.isPresent() || wanted == 0
        ? 1
        : (float) cache.arrivals().whole() / wanted;
  }

  /** What went wrong with the newest input. */
  public Optional<GatewayException> trouble() {
    return trouble;
  }

  /** Why the session is over, if it is. */
  public Optional<GatewayException> lost() {
    return lost;
  }

  /**
   * For those who can't go on without the gateway.
   *
   * @throws GatewayException if the session is lost or the run failed
   */
  public void insist() {
    lost.or(() -> trouble)
        .ifPresent(
            cause -> {
              throw cause;
            });
  }

  /** Top classes of the newest input, or of the one before while it runs. */
  public List<Board.Entry> classes() {
    return classes;
  }

  /** The picture in the network. */
  public Optional<FileReference> input() {
    return input;
  }

  /** Counts inputs and checkpoints. */
  public long sequence() {
    return sequence;
  }

  /** Name of the model that is shown. */
  public String model() {
    return asked;
  }

  /** What the gateway said when the model was opened first. */
  public GatewayEvent.Opened opened() {
    return opened;
  }

  /** When the input was sent, by {@link System#nanoTime}. */
  public long inputNanos() {
    return inputNanos;
  }

  public Hall hall() {
    return hall;
  }

  public TileCache cache() {
    return cache;
  }

  public HallRenderer renderer() {
    return renderer;
  }

  @Override
  public void close() {
    renderer.close();
    cache.close();
  }
}
