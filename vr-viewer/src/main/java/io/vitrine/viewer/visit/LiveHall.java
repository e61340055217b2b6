package io.vitrine.viewer.visit;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ClassScore;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.ViewerMessage.Interest.LayerInterest;
import io.vitrine.viewer.ViewerException;
import io.vitrine.viewer.client.GatewayEvent;
import io.vitrine.viewer.client.GatewayException;
import io.vitrine.viewer.client.ViewerSession;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.render.Gallery;
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
import java.util.Collection;
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

  private final Gpu gpu;
  private final FontAtlas font;
  private final TileCacheSettings settings;
  private final Gallery gallery;
  private final GatewayEvent.Opened opened;
  private Scene scene;
  private Hall hall;
  private TileCache cache;
  private HallRenderer renderer;
  private LayoutParameters layout = LayoutParameters.getDefaultInstance();
  private long layoutNumber;
  private Optional<BufferedImage> picture = Optional.empty();
  private boolean means;
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
    this.gpu = gpu;
    this.session = session;
    this.opened = opened;
    this.font = font;
    this.settings = settings;
    gallery = new Gallery(gpu);
    model = opened.model().getReference().getName();
    asked = model;
    scene = opened.scene();
    hall = Hall.of(scene);
    cache = new TileCache(gpu, hall, settings);
    renderer = new HallRenderer(gpu, hall, cache, font, gallery);
    session.receiveTiles(opened.session());
    tellInterest();
    renderer.showMessage("No picture yet");
  }

  private void tellInterest() {
    session.interest(hall.layers().stream().map(this::interest).toList());
  }

  /**
   * Opens and closes blocks; the hall is another one when the gateway has laid it out.
   *
   * @param openedNames of blocks or values, beyond what stands open by default
   */
  public void blocks(Collection<String> openedNames, Collection<String> closedNames) {
    layout =
        opened.scene().getParameters().toBuilder()
            .clearOpened()
            .clearClosed()
            .addAllOpened(openedNames)
            .addAllClosed(closedNames)
            .build();
    session.layout(++layoutNumber, layout);
  }

  /** Builds the hall of another scene; what was shown of the picture goes on. */
  private void move(Scene to, String run) {
    renderer.close();
    cache.close();
    scene = to;
    hall = Hall.of(scene);
    cache = new TileCache(gpu, hall, settings);
    renderer = new HallRenderer(gpu, hall, cache, font, gallery);
    renderer.showMeans(means);
    picture.ifPresent(renderer::showPicture);
    if (classes.isEmpty()) {
      renderer.showMessage("No picture yet");
    } else {
      renderer.showClasses(classes);
    }
    cache.begin(run);
    tellInterest();
  }

  /** From afar: means, or else extremes. */
  public void showMeans(boolean show) {
    means = show;
    renderer.showMeans(show);
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
    if (!now.scene().getGraphHash().equals(scene.getGraphHash())) {
      throw new ViewerException(
          "The model has another network now. Start the viewer again to see it.");
    }
    session = other;
    lost = Optional.empty();
    model = now.model().getReference().getName();
    session.receiveTiles(now.session());
    if (now.scene().equals(scene)) {
      tellInterest();
    } else {
      move(now.scene(), "");
    }
    if (layoutNumber > 0) {
      session.layout(++layoutNumber, layout);
    }
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
    return gallery.upload() | news;
  }

  private void follow(GatewayEvent event) {
    if (event instanceof GatewayEvent.InputAccepted accepted && accepted.sequence() == sequence) {
      // Told at once, and once more with the preview.
      cache.begin(accepted.run());
      decoded(accepted.picture()).ifPresent(this::hang);
    } else if (event instanceof GatewayEvent.Classes came && came.sequence() == sequence) {
      classes = came.top().stream().map(LiveHall::entry).toList();
      renderer.showClasses(classes);
    } else if (event instanceof GatewayEvent.RunEnded run && run.sequence() == sequence) {
      ended = true;
      run.failure().ifPresent(this::failed);
    } else if (event instanceof GatewayEvent.LaidOut laid) {
      if (laid.number() == layoutNumber) {
        move(laid.scene(), laid.run());
      }
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

  private void hang(BufferedImage shown) {
    picture = Optional.of(shown);
    renderer.showPicture(shown);
    gallery.take(INPUT, PreparedPicture.of(shown));
  }

  private static Board.Entry entry(ClassScore score) {
    String name = score.getLabel().isBlank() ? "class " + score.getIndex() : score.getLabel();
    return new Board.Entry(name, score.getProbability());
  }

  private static Optional<BufferedImage> decoded(byte[] png) {
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

  /** The pictures that panels show. */
  public Gallery gallery() {
    return gallery;
  }

  public HallRenderer renderer() {
    return renderer;
  }

  @Override
  public void close() {
    renderer.close();
    cache.close();
    gallery.close();
  }
}
