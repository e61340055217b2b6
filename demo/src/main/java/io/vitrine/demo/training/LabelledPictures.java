package io.vitrine.demo.training;

import io.vitrine.demo.picture.DrawnPicture;
import io.vitrine.demo.picture.DrawnPictures;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures held in memory with a label each, 12 KiB a picture.
 *
 * @param pixels per picture: row, column, colour, one byte each
 * @param labels class per picture
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledPictures(byte[][] pixels, int[] labels) {

  /** Draws pictures 0 to count - 1 of a set, on all cores. */
  public static LabelledPictures draw(DrawnPictures set, int count) {
    byte[][] pixels = new byte[count][];
    int[] labels = new int[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              DrawnPicture picture = set.at(i);
              byte[] bytes = new byte[DrawnPictures.FLOATS];
              picture.copyInterleaved(bytes);
              pixels[i] = bytes;
              labels[i] = picture.subject().ordinal();
            });
    return new LabelledPictures(pixels, labels);
  }

  /**
   * Pictures from elsewhere, all of class 0.
   *
   * @param images RGB, {@link DrawnPictures#SIDE} pixels square
   */
  public static LabelledPictures of(List<BufferedImage> images) {
    byte[][] pixels = new byte[images.size()][];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = new byte[DrawnPictures.FLOATS];
      DrawnPicture.copyInterleaved(images.get(i), pixels[i]);
    }
    return new LabelledPictures(pixels, new int[pixels.length]);
  }

  public int size() {
    return labels.length;
  }

  /** The first pictures of the set. */
  public LabelledPictures first(int count) {
    return new LabelledPictures(Arrays.copyOf(pixels, count), Arrays.copyOf(labels, count));
  }

  /** The same pictures under other labels. */
  public LabelledPictures relabelled(int[] others) {
    if (others.length != labels.length) {
      throw new IllegalArgumentException(
          others.length + " labels for " + labels.length + " pictures");
    }
    return new LabelledPictures(pixels, others.clone());
  }

  /** Pictures from start on, in the given order, as floats 0 to 1: picture, row, column, colour. */
  float[] batch(int[] order, int start, int count) {
    float[] batch = new float[count * DrawnPictures.FLOATS];
    for (int i = 0; i < count; i++) {
      byte[] bytes = pixels[order[start + i]];
      int offset = i * DrawnPictures.FLOATS;
      for (int k = 0; k < bytes.length; k++) {
        batch[offset + k] = (bytes[k] & 0xff) / 255f;
      }
    }
    return batch;
  }

  /** Labels likewise. */
  int[] batchLabels(int[] order, int start, int count) {
    int[] batch = new int[count];
    for (int i = 0; i < count; i++) {
      batch[i] = labels[order[start + i]];
    }
    return batch;
  }
}
