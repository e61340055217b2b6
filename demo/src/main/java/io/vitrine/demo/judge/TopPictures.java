package io.vitrine.demo.judge;

import io.vitrine.demo.picture.DrawnPictures;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For each channel of a value the pictures of a set with the largest means over positions.
 *
 * @param set the pictures
 * @param means [picture][channel]
 */
@SuppressWarnings("ArrayRecordComponent")
record TopPictures(DrawnPictures set, float[][] means) {
  /** The strongest pictures of a channel, by index, strongest first. */
  List<Integer> of(int channel, int count) {
    return IntStream.range(0, means.length)
        .boxed()
        .sorted(Comparator.comparingDouble(picture -> -means[picture][channel]))
        .limit(count)
        .toList();
  }

  float mean(int picture, int channel) {
    return means[picture][channel];
  }

  int channels() {
    return means[0].length;
  }
}
