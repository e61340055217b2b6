package io.vitrine.gateway.viewers;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.Scene;
import io.vitrine.transport.ChunkCodec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The layers of one scene of which only the most active tiles are shown, for one input. Which they
 * are is settled by the first chunk of a value that goes out, which is its coarsest and has all
 * tiles; finer ones follow it. Thread-safe.
 */
final class Excerpts {
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Map<String, int[]> chosen = new HashMap<>();

  Excerpts(Scene scene) {
    for (Layer layer : scene.getLayersList()) {
      if (layer.getExcerpt() > 0) {
        sizes.putIfAbsent(layer.getValue(), layer.getExcerpt());
      }
    }
  }

  /** What of a chunk the viewer gets: all of it, the chosen tiles renumbered, or nothing. */
  synchronized Optional<ActivationChunk> of(ActivationChunk chunk) {
    Integer size = sizes.get(chunk.getValue());
    if (size == null) {
      return Optional.of(chunk);
    }
    int[] tiles = chosen.computeIfAbsent(chunk.getValue(), value -> mostActive(chunk, size));
    int from = firstAtLeast(tiles, chunk.getFirstTile());
    int to = firstAtLeast(tiles, chunk.getFirstTile() + chunk.getTiles());
    return from == to ? Optional.empty() : Optional.of(cut(chunk, tiles, from, to));
  }

  private static int firstAtLeast(int[] sorted, int number) {
    int at = Arrays.binarySearch(sorted, number);
    return at >= 0 ? at : -at - 1;
  }

  /** Numbers of the tiles with the largest magnitudes, ascending. */
  private static int[] mostActive(ActivationChunk chunk, int size) {
    return IntStream.range(0, chunk.getTiles())
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer tile) -> activity(chunk, tile))
                .reversed()
                .thenComparingInt(tile -> tile))
        .limit(size)
        .mapToInt(tile -> chunk.getFirstTile() + tile)
        .sorted()
        .toArray();
  }

  private static int activity(ActivationChunk chunk, int tile) {
    int bytes = tileBytes(chunk);
    int most = 0;
    for (int at = tile * bytes; at < (tile + 1) * bytes; at++) {
      int texel = Byte.toUnsignedInt(chunk.getData().byteAt(at));
      most = Math.max(most, Math.abs(texel - chunk.getZeroPoint()));
    }
    return most;
  }

  private static int tileBytes(ActivationChunk chunk) {
    return chunk.getTiles() == 0 ? 0 : chunk.getData().size() / chunk.getTiles();
  }

  private static ActivationChunk cut(ActivationChunk chunk, int[] tiles, int from, int to) {
    int bytes = tileBytes(chunk);
    ActivationChunk.Builder cut =
        chunk.toBuilder()
            .setFirstTile(from)
            .setTiles(to - from)
            .clearNotNumbers()
            .clearTileNumbers();
    ByteString data = ByteString.EMPTY;
    for (int tile = from; tile < to; tile++) {
      int start = (tiles[tile] - chunk.getFirstTile()) * bytes;
      notNumbers(chunk, start, start + bytes, data.size(), cut);
      data = data.concat(chunk.getData().substring(start, start + bytes));
      cut.addTileNumbers(tiles[tile]);
    }
    return ChunkCodec.seal(cut.setData(data));
  }

  /** The ranges of texels that are no numbers, as far as they lie in [from, to), moved to `at`. */
  private static void notNumbers(
      ActivationChunk chunk, int from, int to, int at, ActivationChunk.Builder cut) {
    for (int i = 0; i + 1 < chunk.getNotNumbersCount(); i += 2) {
      int start = Math.max(from, chunk.getNotNumbers(i));
      int end = Math.min(to, chunk.getNotNumbers(i + 1));
      if (start < end) {
        cut.addNotNumbers(at + start - from).addNotNumbers(at + end - from);
      }
    }
  }
}
