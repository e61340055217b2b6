package io.vitrine.viewer.tiles;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.viewer.colour.ColourMap;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.TextureArray;
import io.vitrine.viewer.gl.UploadRing;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.SceneException;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The tiles of a hall on the device: their records, their texels in pages, and the way of arriving
 * chunks there. Belongs to the render thread. Uploads never wait: what does not fit the frame's
 * budget or the ring goes with a later frame.
 */
public final class TileCache implements AutoCloseable {
  private final Hall hall;
  private final TileCacheSettings settings;
  private final Pyramid[] pyramids;
  private final boolean[] laid;
  private final Shelves shelves;
  private final TextureArray pages;
  private final UploadRing ring;
  private final TileBuffers buffers;
  private final Arrivals arrivals;
  private final ByteBuffer places;
  private final int[] cells;
  private final int[] words;
  private final int[] epochs;
  private final int[] channels;
  private final int[] zeroPoints;
  private final float[] scales;
  private final Masks masks;
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private int epoch;
  private String run = "";

  private static final class Pending {
    private final TileChunk chunk;
    private int done;

    Pending(TileChunk chunk) {
      this.chunk = chunk;
    }
  }

  public TileCache(Gpu gpu, Hall hall, TileCacheSettings settings) {
    this.hall = hall;
    this.settings = settings;
    pyramids = LevelPlan.of(hall, settings.cacheBytes());
    laid = new boolean[pyramids.length];
    int pageCount = LevelPlan.pages(hall, pyramids, settings.pageSize());
    shelves = new Shelves(settings.pageSize(), pageCount);
    pages = new TextureArray(gpu, settings.pageSize(), pageCount);
    ring = new UploadRing(gpu, settings.ringBytes());
    buffers = new TileBuffers(gpu, hall);
    arrivals = new Arrivals(hall);
    places = TileBuffers.places(hall);
    cells = new int[hall.tiles()];
    words = new int[hall.tiles()];
    epochs = new int[hall.tiles()];
    channels = new int[hall.tiles()];
    hall.layers().forEach(this::number);
    zeroPoints = new int[pyramids.length];
    scales = new float[pyramids.length];
    masks = new Masks(shelves, pages, ring, buffers);
    for (LayerView layer : hall.layers()) {
      if (pyramids[layer.index()] != null) {
        lay(layer);
      }
    }
  }

  private void number(LayerView layer) {
    for (int i = 0; i < layer.tiles(); i++) {
      channels[layer.firstTile() + i] = i;
    }
  }

  /** Which of its value's tiles a tile of the scene shows: of an excerpt it follows the input. */
  public int channel(int tile) {
    return channels[tile];
  }

  private void lay(LayerView layer) {
    Pyramid pyramid = pyramids[layer.index()];
    int[] taken = new int[layer.tiles()];
    for (int i = 0; i < taken.length; i++) {
      OptionalInt cell = shelves.take(pyramid.cellWidth(), pyramid.cellHeight());
      taken[i] = cell.orElse(TileBuffers.NO_CELL);
      cells[layer.firstTile() + i] = taken[i];
    }
    buffers.writeCells(layer.firstTile(), taken, places);
    buffers.writeLayer(layer.index(), pyramid, zeroPoints[layer.index()]);
    laid[layer.index()] = true;
  }

  /** The finest level of this layer worth sending. */
  public int finestLevel(LayerView layer) {
    Pyramid pyramid = pyramids[layer.index()];
    return pyramid == null ? 0 : pyramid.finest();
  }

  /**
   * From now on tiles of this run count, and no others. Beginning the same run again changes
   * nothing.
   */
  public void begin(String run) {
    if (run.equals(this.run)) {
      return;
    }
    this.run = run;
    epoch++;
    waiting.clear();
    arrivals.begin();
  }

  /**
   * Takes a chunk to be uploaded by later calls of {@link #upload}. Chunks of other runs, of values
   * that are not shown and of levels finer than wanted are dropped.
   *
   * @throws SceneException if the chunk is not as the protocol says
   */
  public void take(ActivationChunk chunk) {
    Optional<LayerView> layer = hall.layerOf(chunk.getValue());
    if (!chunk.getRun().equals(run) || layer.isEmpty() || chunk.getTiles() == 0) {
      return;
    }
    TileChunk checked = TileChunk.of(chunk, layer.get());
    prepare(checked, chunk);
    Pyramid pyramid = pyramids[checked.layer().index()];
    if (checked.level() < pyramid.finest() || checked.level() > pyramid.coarsest()) {
      return;
    }
    if (checked.width() != pyramid.width(checked.level())
        || checked.height() != pyramid.height(checked.level())) {
      throw new SceneException(
          "tiles of %s at level %d are %d x %d where the scene says %d x %d"
              .formatted(
                  chunk.getValue(),
                  checked.level(),
                  checked.width(),
                  checked.height(),
                  pyramid.width(checked.level()),
                  pyramid.height(checked.level())));
    }
    waiting.addLast(new Pending(checked));
  }

  private void prepare(TileChunk chunk, ActivationChunk from) {
    LayerView layer = chunk.layer();
    int index = layer.index();
    scales[index] = from.getScale();
    for (int i = 0; i < from.getTileNumbersCount(); i++) {
      channels[chunk.firstTile() + i] = from.getTileNumbers(i);
    }
    if (pyramids[index] == null) {
      int[] size = TileChunk.fullSize(layer.kind(), from.getShapeList());
      pyramids[index] = LevelPlan.fitting(size[0], size[1]);
    }
    if (!laid[index] || zeroPoints[index] != chunk.zeroPoint()) {
      zeroPoints[index] = chunk.zeroPoint();
      if (laid[index]) {
        buffers.writeLayer(index, pyramids[index], zeroPoints[index]);
      } else {
        lay(layer);
      }
    }
  }

  /** Whether chunks wait for their upload. */
  public boolean busy() {
    return !waiting.isEmpty();
  }

  /** Chunks that wait for their upload. */
  public int waiting() {
    return waiting.size();
  }

  /** Sends what fits this frame's budget. Call once per frame. */
  public void upload() {
    long left = settings.frameBytes();
    while (left > 0 && !waiting.isEmpty()) {
      long sent = uploadSome(waiting.getFirst(), left);
      if (sent == 0) {
        break;
      }
      left -= sent;
      if (waiting.getFirst().done == waiting.getFirst().chunk.tiles()) {
        waiting.removeFirst();
      }
    }
    ring.endFrame();
  }

  private long uploadSome(Pending pending, long budget) {
    TileChunk chunk = pending.chunk;
    Pyramid pyramid = pyramids[chunk.layer().index()];
    int tileBytes = pyramid.bytes(chunk.level());
    int tiles = (int) Math.max(1, Math.min(budget / (tileBytes + 4), chunk.tiles() - pending.done));
    int texels = tiles * tileBytes;
    int padded = (texels + 3) / 4 * 4;
    Optional<UploadRing.Piece> room = ring.reserve(padded + tiles * 4);
    if (room.isEmpty()) {
      return 0;
    }
    UploadRing.Piece piece = room.get();
    int from = pending.done * tileBytes;
    chunk.data().substring(from, from + texels).copyTo(piece.memory().slice(0, texels));
    int first = chunk.firstTile() + pending.done;
    writeTexels(chunk, pyramid, first, tiles, piece.offset());
    masks.write(chunk, pyramid, pending.done, tiles);
    ByteBuffer contents =
        piece.memory().slice(padded, tiles * 4).order(java.nio.ByteOrder.nativeOrder());
    for (int i = 0; i < tiles; i++) {
      contents.putInt(i * 4, word(chunk, pyramid, first + i, from + i * tileBytes));
    }
    ring.copy(piece.offset() + padded, buffers.words, first * 4L, tiles * 4L);
    arrivals.came(first, tiles, chunk.level() == pyramid.finest());
    pending.done += tiles;
    return padded + tiles * 4L;
  }

  private void writeTexels(TileChunk chunk, Pyramid pyramid, int first, int tiles, long offset) {
    int level = chunk.level();
    int width = pyramid.width(level);
    int height = pyramid.height(level) * Pyramid.planes(level);
    int x = pyramid.x(level);
    ring.bind();
    for (int i = 0; i < tiles; i++) {
      int cell = cells[first + i];
      if (cell != TileBuffers.NO_CELL) {
        pages.write(
            Shelves.x(cell) + x,
            Shelves.y(cell),
            Shelves.page(cell),
            width,
            height,
            offset + (long) i * width * height);
      }
    }
    ring.unbind();
  }

  private int word(TileChunk chunk, Pyramid pyramid, int tile, int at) {
    int word = epochs[tile] == epoch ? words[tile] : 0;
    if (cells[tile] != TileBuffers.NO_CELL) {
      word = TileWord.withLevel(word, chunk.level() - pyramid.finest());
    }
    if (chunk.level() == pyramid.coarsest()) {
      int extreme = chunk.data().byteAt(at);
      int mean = Pyramid.planes(chunk.level()) == 2 ? chunk.data().byteAt(at + 1) : extreme;
      word = TileWord.withColour(word, extreme, mean, !Masks.covers(chunk.notNumbers(), at));
    }
    word = TileWord.withEpoch(word, epoch);
    epochs[tile] = epoch;
    words[tile] = word;
    return word;
  }

  /** Counts the runs that were begun, modulo 4: tiles that say another are of an earlier input. */
  public int epoch() {
    return epoch & 3;
  }

  /** Whether the newest input's largest and mean value of a tile are known. */
  public boolean known(int tile) {
    return epochs[tile] == epoch && (words[tile] & TileWord.KNOWN) != 0;
  }

  /** The value of largest magnitude in a tile; meaningful where it is {@link #known}. */
  public float extreme(LayerView layer, int tile) {
    return ((words[tile] & 255) - zeroPoints[layer.index()]) * scales[layer.index()];
  }

  /** The mean over a tile; meaningful where it is {@link #known}. */
  public float mean(LayerView layer, int tile) {
    return ((words[tile] >> 8 & 255) - zeroPoints[layer.index()]) * scales[layer.index()];
  }

  /** The largest magnitude that a layer's colours tell apart. */
  public float range(LayerView layer) {
    int index = layer.index();
    return (zeroPoints[index] == 0 ? 255 : 127) * scales[index];
  }

  /** Texels of a tile at full resolution, as width and height; 1 x 1 while not known. */
  public int[] texels(LayerView layer) {
    Pyramid pyramid = pyramids[layer.index()];
    return pyramid == null ? new int[] {1, 1} : new int[] {pyramid.width(0), pyramid.height(0)};
  }

  /**
   * A tile as it is shown, from the finest level that is there. Waits for the device.
   *
   * @return nothing while the newest input's tile is not there
   */
  public Optional<BufferedImage> picture(LayerView layer, int tile) {
    Pyramid pyramid = pyramids[layer.index()];
    if (pyramid == null || !known(tile) || cells[tile] == TileBuffers.NO_CELL) {
      return Optional.empty();
    }
    for (int level = pyramid.finest(); level <= pyramid.coarsest(); level++) {
      if (TileWord.hasLevel(words[tile], level - pyramid.finest())) {
        return Optional.of(picture(pyramid, level, cells[tile], zeroPoints[layer.index()]));
      }
    }
    return Optional.empty();
  }

  private BufferedImage picture(Pyramid pyramid, int level, int cell, int zeroPoint) {
    int width = pyramid.width(level);
    int height = pyramid.height(level);
    byte[] texels =
        pages.read(
            Shelves.x(cell) + pyramid.x(level), Shelves.y(cell), Shelves.page(cell), width, height);
    ColourMap colours = ColourMap.of(zeroPoint);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < texels.length; i++) {
      image.setRGB(i % width, i / width, colours.srgb(texels[i] & 255));
    }
    return image;
  }

  public Arrivals arrivals() {
    return arrivals;
  }

  /**
   * Binds the tables to storage 0 to 3 (layers, wings, tiles, contents) and the pages to texture
   * unit 0.
   */
  public void bind() {
    buffers.layers.bindStorage(0);
    buffers.wings.bindStorage(1);
    buffers.tiles.bindStorage(2);
    buffers.words.bindStorage(3);
    pages.bind(0);
  }

  @Override
  public void close() {
    pages.close();
    ring.close();
    buffers.close();
  }
}
