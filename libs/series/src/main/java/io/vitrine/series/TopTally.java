package io.vitrine.series;

import io.vitrine.protocol.TopPictures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pictures that each channel answers to most strongly. Not thread-safe. */
final class TopTally {
  /** Kept for each channel. */
  static final int KEPT = 9;

  private final int[][] pictures;
  private final float[][] values;
  private final int[] filled;

  TopTally(int channels) {
    pictures = new int[channels][KEPT];
    values = new float[channels][KEPT];
    filled = new int[channels];
  }

  /** Of equals the one that came first stays before. */
  void add(int channel, int picture, float value) {
    float[] strongest = values[channel];
    int count = filled[channel];
    if (Float.isNaN(value) || (count == KEPT && value <= strongest[KEPT - 1])) {
      return;
    }
    int at = Math.min(count, KEPT - 1);
    while (at > 0 && strongest[at - 1] < value) {
      strongest[at] = strongest[at - 1];
      pictures[channel][at] = pictures[channel][at - 1];
      at--;
    }
    strongest[at] = value;
    pictures[channel][at] = picture;
    filled[channel] = Math.min(KEPT, count + 1);
  }

  void merge(List<TopPictures> channels) {
    for (int channel = 0; channel < channels.size(); channel++) {
      TopPictures top = channels.get(channel);
      for (int i = 0; i < top.getPictureCount(); i++) {
        add(channel, top.getPicture(i), top.getValue(i));
      }
    }
  }

  List<TopPictures> channels() {
    List<TopPictures> all = new ArrayList<>();
    for (int channel = 0; channel < filled.length; channel++) {
      TopPictures.Builder top = TopPictures.newBuilder();
      Arrays.stream(pictures[channel]).limit(filled[channel]).forEach(top::addPicture);
      for (int i = 0; i < filled[channel]; i++) {
        top.addValue(values[channel][i]);
      }
      all.add(top.build());
    }
    return all;
  }
}
