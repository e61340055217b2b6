package io.vitrine.series;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.vitrine.analysis.frequency.HighFrequency;
import io.vitrine.analysis.sums.Moments;
import io.vitrine.protocol.LayerSums;
import io.vitrine.protocol.TopPictures;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one layer of one checkpoint does over pictures, taken in batch by batch. What two have seen
 * of different pictures merges to what one would have seen of all. Not thread-safe.
 */
public final class LayerTally {
  private final int channels;
  private final Optional<Bounds> bounds;
  private final boolean frequencies;
  private final Moments[] units;
  private final long[] atBound;
  private final double[] highFrequency;
  private final long[] maps;
  private final TopTally top;
  private final ByteArrayOutputStream pooled = new ByteArrayOutputStream();

  /** A bounded activation's ends: 0 and 1 of a sigmoid. */
  public record Bounds(float lower, float upper) {
    /** Of the range, from either end. */
    private static final float BAND = .01f;

    boolean reached(float value) {
      float band = BAND * (upper - lower);
      return value <= lower + band || value >= upper - band;
    }
  }

  /**
   * Nothing seen yet.
   *
   * @param bounds of the layer's activation, if it has some
   * @param frequencies whether its maps' frequencies are wanted
   */
  public LayerTally(int channels, Optional<Bounds> bounds, boolean frequencies) {
    this.channels = channels;
    this.bounds = bounds;
    this.frequencies = frequencies;
    units = new Moments[channels];
    Arrays.setAll(units, channel -> new Moments());
    atBound = new long[channels];
    highFrequency = new double[channels];
    maps = new long[channels];
    top = new TopTally(channels);
  }

  public int channels() {
    return channels;
  }

  /**
   * Takes a batch in.
   *
   * @param values of all pictures of the batch, from its position on
   * @param firstPicture number of the batch's first picture in the data set
   */
  public void add(FloatBuffer values, Geometry geometry, int firstPicture) {
    int each = geometry.elements();
    int pictures = values.remaining() / each;
    float[] one = new float[each];
    ByteBuffer row = ByteBuffer.allocate(Float.BYTES * channels).order(ByteOrder.LITTLE_ENDIAN);
    for (int picture = 0; picture < pictures; picture++) {
      values.get(values.position() + picture * each, one);
      float[] planes = geometry.channelsLast() ? turned(one, geometry) : one;
      row.clear();
      for (int channel = 0; channel < channels; channel++) {
        int from = channel * geometry.positions();
        row.putFloat((float) add(planes, from, geometry, channel, firstPicture + picture).mean());
      }
      pooled.write(row.array(), 0, row.capacity());
    }
  }

  private Moments add(float[] planes, int from, Geometry geometry, int channel, int picture) {
    int to = from + geometry.positions();
    Moments piece = Moments.of(planes, from, to);
    units[channel].merge(piece);
    if (piece.count() > 0) {
      top.add(channel, picture, (float) piece.maximum());
    }
    bounds.ifPresent(
        ends -> {
          for (int i = from; i < to; i++) {
            atBound[channel] += ends.reached(planes[i]) ? 1 : 0;
          }
        });
    if (frequencies) {
      OptionalDouble share =
          HighFrequency.ofMap(
              Arrays.copyOfRange(planes, from, to), geometry.height(), geometry.width());
      if (share.isPresent()) {
        highFrequency[channel] += share.getAsDouble();
        maps[channel]++;
      }
    }
    return piece;
  }

  /** Positions x channels become channels x positions. */
  private static float[] turned(float[] values, Geometry geometry) {
    float[] planes = new float[values.length];
    int positions = geometry.positions();
    for (int position = 0; position < positions; position++) {
      for (int channel = 0; channel < geometry.channels(); channel++) {
        planes[channel * positions + position] = values[position * geometry.channels() + channel];
      }
    }
    return planes;
  }

  /** One that goes on where stored sums end. */
  public static LayerTally of(LayerSums sums, Optional<Bounds> bounds, boolean frequencies) {
    LayerTally tally = new LayerTally(sums.getChannels(), bounds, frequencies);
    tally.merge(sums);
    tally.pooled.writeBytes(sums.getPooled().toByteArray());
    return tally;
  }

  /** Adds what another one has seen of the pictures that follow, all but the pooled values. */
  public void merge(LayerSums sums) {
    if (sums.getChannels() != channels) {
      throw new IllegalArgumentException(
          "a layer of %d channels is no layer of %d".formatted(sums.getChannels(), channels));
    }
    for (int channel = 0; channel < channels; channel++) {
      units[channel].merge(moments(sums, channel));
      atBound[channel] += sums.getAtBoundCount() > 0 ? sums.getAtBound(channel) : 0;
      if (sums.getMapsCount() > 0) {
        highFrequency[channel] += sums.getHighFrequency(channel);
        maps[channel] += sums.getMaps(channel);
      }
    }
    top.merge(sums.getTopList());
  }

  Moments unit(int channel) {
    return units[channel];
  }

  /** Share of a bounded channel's values that are at an end; NaN where it is not bounded. */
  double atBound(int channel) {
    return bounds.isEmpty() ? Double.NaN : (double) atBound[channel] / units[channel].count();
  }

  /** Mean over all maps that have frequencies; NaN where none has. */
  double highFrequency() {
    long all = Arrays.stream(maps).sum();
    return Arrays.stream(highFrequency).sum() / all;
  }

  List<TopPictures> top() {
    return top.channels();
  }

  /** What a channel of stored sums has seen. */
  static Moments moments(LayerSums sums, int channel) {
    return Moments.from(
        new Moments.State(
            sums.getCount(channel),
            sums.getNotNumbers(channel),
            sums.getZeros(channel),
            sums.getPositives(channel),
            sums.getMean(channel),
            sums.getSecond(channel),
            sums.getThird(channel),
            sums.getFourth(channel),
            sums.getMinimum(channel),
            sums.getMaximum(channel)));
  }

  /** To be stored. */
  public LayerSums sums() {
    LayerSums.Builder sums = LayerSums.newBuilder().setChannels(channels);
    for (int channel = 0; channel < channels; channel++) {
      Moments.State state = units[channel].state();
      sums.addCount(state.count())
          .addNotNumbers(state.notNumbers())
          .addZeros(state.zeros())
          .addPositives(state.positives())
          .addMean(state.mean())
          .addSecond(state.second())
          .addThird(state.third())
          .addFourth(state.fourth())
          .addMinimum(state.minimum())
          .addMaximum(state.maximum());
      if (bounds.isPresent()) {
        sums.addAtBound(atBound[channel]);
      }
      if (frequencies) {
        sums.addHighFrequency(highFrequency[channel]).addMaps(maps[channel]);
      }
    }
    ByteString rows = UnsafeByteOperations.unsafeWrap(pooled.toByteArray());
    return sums.setPooled(rows).addAllTop(top.channels()).build();
  }

  /** Pooled values of stored sums, pictures x channels, row by row. */
  static float[] pooled(LayerSums sums) {
    FloatBuffer rows =
        sums.getPooled().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[rows.remaining()];
    rows.get(values);
    return values;
  }
}
