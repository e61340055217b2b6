package io.vitrine.featureviz.checkpoints;

import io.vitrine.model.picture.PictureDecoder;
import io.vitrine.model.picture.Preprocessor;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.series.Perturbations;
import io.vitrine.transport.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/** The pictures of a shard as a network takes them. Immutable. */
final class ShardPictures {
  private final ByteBuffer all;
  private final Preprocessing preprocessing;
  private final long[] shape;

  private ShardPictures(ByteBuffer all, Preprocessing preprocessing, long[] shape) {
    this.all = all;
    this.preprocessing = preprocessing;
    this.shape = shape;
  }

  /** Reads them, several at once. */
  static ShardPictures read(
      AnalysisBlobs blobs,
      PictureDecoder decoder,
      List<DataSetPicture> pictures,
      Preprocessing preprocessing) {
    List<Tensor> tensors =
        pictures.parallelStream()
            .map(
                picture ->
                    Preprocessor.tensor(
                        decoder.decode(picture.getFile().getPath(), blobs.bytes(picture.getFile())),
                        preprocessing))
            .toList();
    long[] shape = tensors.get(0).shape().sizes();
    for (int i = 0; i < tensors.size(); i++) {
      if (!tensors.get(i).shape().equals(tensors.get(0).shape())) {
        throw ProblemException.caller(
            Reason.UNSUPPORTED,
            "the pictures %s and %s have different sizes for the network"
                .formatted(
                    pictures.get(0).getFile().getPath(), pictures.get(i).getFile().getPath()),
            "let the model crop or stretch pictures to one size: 'vitrine model set'");
      }
    }
    int bytes = tensors.get(0).data().remaining();
    ByteBuffer all =
        ByteBuffer.allocateDirect(Math.multiplyExact(bytes, tensors.size()))
            .order(ByteOrder.LITTLE_ENDIAN);
    tensors.forEach(tensor -> all.put(tensor.data()));
    return new ShardPictures(all.flip(), preprocessing, shape);
  }

  long bytes() {
    return all.capacity();
  }

  int count() {
    return all.capacity() / bytesOfOne();
  }

  private int bytesOfOne() {
    int bytes = Float.BYTES;
    for (int axis = 1; axis < shape.length; axis++) {
      bytes *= (int) shape[axis];
    }
    return bytes;
  }

  /** Some of them as one batch; shares their memory. */
  Tensor batch(int from, int count) {
    int each = bytesOfOne();
    return new Tensor(
        ElementType.FLOAT32,
        batchShape(count),
        all.slice(from * each, count * each).order(ByteOrder.LITTLE_ENDIAN));
  }

  private Shape batchShape(int count) {
    long[] sizes = shape.clone();
    sizes[0] = count;
    return Shape.of(sizes);
  }

  /** Whether a change can be made to pictures of this size. */
  boolean takes(Perturbations change) {
    return change != Perturbations.PATCH_SHUFFLE
        || (height() % PATCHES == 0 && width() % PATCHES == 0);
  }

  private static final int PATCHES = 4;

  private int height() {
    return (int) shape[preprocessing.getChannelsLast() ? 1 : 2];
  }

  private int width() {
    return (int) shape[preprocessing.getChannelsLast() ? 2 : 3];
  }

  private int channels() {
    return (int) shape[preprocessing.getChannelsLast() ? 3 : 1];
  }

  /** Some of them, changed as pictures from 0 to 1 and normalised again. */
  Tensor changed(int from, int count, Perturbations change) {
    int each = bytesOfOne();
    ByteBuffer changed = ByteBuffer.allocateDirect(count * each).order(ByteOrder.LITTLE_ENDIAN);
    IntStream.range(0, count)
        .parallel()
        .forEach(
            picture -> {
              float[] values = new float[each / Float.BYTES];
              all.slice((from + picture) * each, each)
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .asFloatBuffer()
                  .get(values);
              float[] after =
                  normalised(change.change().apply(plain(values), channels(), height(), width()));
              changed
                  .slice(picture * each, each)
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .asFloatBuffer()
                  .put(after);
            });
    return new Tensor(ElementType.FLOAT32, batchShape(count), changed);
  }

  /** Place of an element of the tensor in channels x height x width. */
  private int plane(int at) {
    if (!preprocessing.getChannelsLast()) {
      return at;
    }
    int channel = at % channels();
    return channel * height() * width() + at / channels();
  }

  private float[] plain(float[] values) {
    float[] picture = new float[values.length];
    int area = height() * width();
    for (int i = 0; i < values.length; i++) {
      int at = plane(i);
      int channel = at / area;
      picture[at] = (values[i] * std(channel) + mean(channel)) / preprocessing.getRange();
    }
    return picture;
  }

  private float[] normalised(float[] picture) {
    float[] values = new float[picture.length];
    int area = height() * width();
    for (int i = 0; i < values.length; i++) {
      int at = plane(i);
      int channel = at / area;
      values[i] = (picture[at] * preprocessing.getRange() - mean(channel)) / std(channel);
    }
    return values;
  }

  private float mean(int channel) {
    return preprocessing.getMeanCount() == 0 ? 0 : preprocessing.getMean(channel);
  }

  private float std(int channel) {
    return preprocessing.getStdCount() == 0 ? 1 : preprocessing.getStd(channel);
  }
}
