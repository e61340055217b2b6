package io.vitrine.inference.running;

import com.google.protobuf.UnsafeByteOperations;
import io.vitrine.inference.model.ModelNetwork;
import io.vitrine.inference.view.Numbers;
import io.vitrine.inference.view.Pyramid;
import io.vitrine.inference.view.Quantization;
import io.vitrine.inference.view.TileGeometry;
import io.vitrine.inference.view.ViewPlan;
import io.vitrine.inference.view.ViewPlan.Piece;
import io.vitrine.network.Tensor;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.WantedValue;
import io.vitrine.transport.ChunkCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The VIEW chunks of a run: coarsest first across all wanted values. */
final class ViewChunks {
  /** A value that has tiles, with what was asked of it. */
  private record Shown(WantedValue wanted, Tensor tensor, TileGeometry geometry, Pyramid pyramid) {}

  /** A chunk and the index of its value among {@link #wanted}. */
  record Chunk(int value, ActivationChunk chunk) {}

  private final String run;
  private final List<Shown> shown;
  private final List<Piece> pieces;

  private ViewChunks(String run, List<Shown> shown, List<Piece> pieces) {
    this.run = run;
    this.shown = shown;
    this.pieces = pieces;
  }

  /** Values without tiles, such as scalars, are left out. Uses all processors. */
  static ViewChunks of(
      String run,
      ModelNetwork model,
      List<WantedValue> wanted,
      Map<String, Tensor> values,
      int tileBytes) {
    Optional<?>[] made = new Optional<?>[wanted.size()];
    IntStream.range(0, made.length)
        .parallel()
        .forEach(i -> made[i] = show(model, wanted.get(i), values, tileBytes));
    List<Shown> shown = new ArrayList<>();
    Arrays.stream(made).forEach(one -> one.map(Shown.class::cast).ifPresent(shown::add));
    List<Piece> pieces =
        ViewPlan.of(
            shown.stream().map(Shown::wanted).toList(),
            shown.stream().map(Shown::geometry).toList(),
            ChunkCodec.VIEW_DATA_BYTES,
            tileBytes);
    return new ViewChunks(run, List.copyOf(shown), pieces);
  }

  private static Optional<Shown> show(
      ModelNetwork model, WantedValue wanted, Map<String, Tensor> values, int tileBytes) {
    String name = wanted.getValue();
    Tensor tensor = values.get(name);
    if (tensor == null) {
      throw new IllegalStateException("the run gave no value " + name);
    }
    return model
        .forms()
        .geometry(name, tensor.type(), tensor.shape())
        .map(
            geometry -> {
              float[] numbers = Numbers.of(tensor, geometry.elements());
              Quantization quantization =
                  Quantization.of(numbers, model.neverNegative().contains(name));
              int finest = ViewPlan.finest(wanted, geometry, tileBytes);
              Pyramid pyramid = Pyramid.of(numbers, geometry, quantization, finest);
              return new Shown(wanted, tensor, geometry, pyramid);
            });
  }

  List<WantedValue> wanted() {
    return shown.stream().map(Shown::wanted).toList();
  }

  int count() {
    return pieces.size();
  }

  /** The chunk to send at a place in the order, sealed. */
  Chunk chunk(int place) {
    Piece piece = pieces.get(place);
    Shown value = shown.get(piece.value());
    Pyramid.Texels texels = value.pyramid.texels(piece.level(), piece.firstTile(), piece.tiles());
    ActivationChunk.Builder chunk =
        ActivationChunk.newBuilder()
            .setRun(run)
            .setValue(value.wanted.getValue())
            .setForm(ActivationChunk.Form.VIEW)
            .setType(ElementType.UINT8)
            .setLevel(piece.level())
            .setHeight(value.geometry.height(piece.level()))
            .setWidth(value.geometry.width(piece.level()))
            .setFirstTile(piece.firstTile())
            .setTiles(piece.tiles())
            .setScale(value.pyramid.quantization().scale())
            .setZeroPoint(value.pyramid.quantization().zeroPoint())
            .setLevelsComplete(piece.last())
            .setData(UnsafeByteOperations.unsafeWrap(texels.bytes()))
            .addAllNotNumbers(texels.notNumbers());
    Arrays.stream(value.tensor.shape().sizes()).forEach(chunk::addShape);
    return new Chunk(piece.value(), ChunkCodec.seal(chunk));
  }
}
