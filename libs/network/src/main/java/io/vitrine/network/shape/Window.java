package io.vitrine.network.shape;

import io.vitrine.network.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sliding window of a convolution or pooling: how its attributes turn sizes of the input into
 * sizes of the output.
 *
 * @param kernel elements along each axis
 * @param pads begins, then ends
 */
record Window(
    long[] kernel, long[] strides, long[] dilations, long[] pads, String autoPad, boolean ceil) {

  static Window of(Site site, long[] kernel) {
    int axes = kernel.length;
    long[] strides = perAxis(site, "strides", axes, 1);
    long[] dilations = perAxis(site, "dilations", axes, 1);
    long[] pads = perAxis(site, "pads", 2 * axes, 0);
    check(site, "kernel_shape", kernel, 1);
    check(site, "strides", strides, 1);
    check(site, "dilations", dilations, 1);
    return new Window(
        kernel,
        strides,
        dilations,
        pads,
        site.text("auto_pad", "NOTSET"),
        site.integer("ceil_mode", 0) == 1);
  }

  private static void check(Site site, String name, long[] values, long least) {
    for (long value : values) {
      if (value < least || value > Integer.MAX_VALUE) {
        throw site.wrong("its %s are %s", name, Arrays.toString(values));
      }
    }
  }

  private static long[] perAxis(Site site, String name, int count, long otherwise) {
    Optional<long[]> given = site.integers(name);
    if (given.isEmpty() || given.get().length == 0) {
      long[] values = new long[count];
      Arrays.fill(values, otherwise);
      return values;
    }
    if (given.get().length != count) {
      throw site.wrong(
          "its %s has %d numbers; its operand needs %d", name, given.get().length, count);
    }
    return given.get();
  }

  /** Sizes of the output of a convolution or pooling over these sizes. */
  List<Dimension> outputs(Site site, List<Dimension> sizes) {
    List<Dimension> result = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      int axis = i;
      result.add(Sizes.map(sizes.get(i), size -> output(site, size, axis)));
    }
    return result;
  }

  private long output(Site site, long size, int i) {
    long extent = (kernel[i] - 1) * dilations[i] + 1;
    long stride = strides[i];
    if (autoPad.startsWith("SAME")) {
      return (size + stride - 1) / stride;
    }
    long before = autoPad.equals("VALID") ? 0 : pads[i];
    long after = autoPad.equals("VALID") ? 0 : pads[i + kernel.length];
    long room = size + before + after - extent;
    if (room < 0) {
      throw site.wrong(
          "its window of %d does not fit the size %d (with padding %d) of axis %d",
          extent, size, size + before + after, i + 2);
    }
    long output = (ceil ? (room + stride - 1) / stride : room / stride) + 1;
    // a window must begin inside the input or the padding before it
    return ceil && (output - 1) * stride >= size + before ? output - 1 : output;
  }

  /** Sizes of the output of the transposed operation. */
  List<Dimension> transposed(Site site, List<Dimension> sizes) {
    long[] extra = perAxis(site, "output_padding", kernel.length, 0);
    List<Dimension> result = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      long extent = (kernel[i] - 1) * dilations[i] + 1;
      long pad = autoPad.equals("VALID") ? 0 : pads[i] + pads[i + kernel.length];
      long stride = strides[i];
      long more = extra[i];
      boolean same = autoPad.startsWith("SAME");
      int axis = i + 2;
      result.add(
          Sizes.map(
              sizes.get(i),
              size -> {
                long output = same ? size * stride : stride * (size - 1) + more + extent - pad;
                if (output < 0) {
                  throw site.wrong("its padding is larger than its output on axis %d", axis);
                }
                return output;
              }));
    }
    return result;
  }
}
