package io.vitrine.demo.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds for each class the channel that tells its pictures from all others best. */
final class Specialists {
  /** How far a class' mean lies above that of all others, in standard deviations of the channel. */
  private record Match(int category, int channel, double distance) {}

  private Specialists() {}

  /**
   * A channel for each class, none twice; the clearest matches choose first.
   *
   * @param means [picture][channel]
   * @param labels class per picture
   * @return the channel by class
   */
  static int[] of(float[][] means, int[] labels, int classes) {
    List<Match> matches = new ArrayList<>();
    for (int channel = 0; channel < means[0].length; channel++) {
      for (int category = 0; category < classes; category++) {
        matches.add(new Match(category, channel, distance(means, labels, category, channel)));
      }
    }
    matches.sort(Comparator.comparingDouble(match -> -match.distance()));
    int[] channels = new int[classes];
    Set<Integer> served = new HashSet<>();
    Set<Integer> taken = new HashSet<>();
    for (Match match : matches) {
      if (!served.contains(match.category()) && taken.add(match.channel())) {
        served.add(match.category());
        channels[match.category()] = match.channel();
      }
    }
    return channels;
  }

  private static double distance(float[][] means, int[] labels, int category, int channel) {
    double[] sum = new double[2];
    double[] square = new double[2];
    int[] count = new int[2];
    for (int picture = 0; picture < labels.length; picture++) {
      int side = labels[picture] == category ? 1 : 0;
      double value = means[picture][channel];
      sum[side] += value;
      square[side] += value * value;
      count[side]++;
    }
    double mean = (sum[0] + sum[1]) / labels.length;
    double variance = (square[0] + square[1]) / labels.length - mean * mean;
    return (sum[1] / count[1] - sum[0] / count[0]) / Math.sqrt(variance + 1e-12);
  }
}
