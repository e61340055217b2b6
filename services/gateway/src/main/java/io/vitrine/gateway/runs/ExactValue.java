package io.vitrine.gateway.runs;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.OutputSummary;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A whole value in memory.
 *
 * @param name of the value
 * @param type of its elements
 * @param shape batch included
 * @param data little-endian, row-major; not to be changed
 */
public record ExactValue(String name, ElementType type, List<Long> shape, ByteBuffer data) {

  /** Puts the chunks of one value together; they must be all of it, in order. */
  public static ExactValue of(List<ActivationChunk> chunks) {
    ActivationChunk first = chunks.get(0);
    int bytes = Math.toIntExact(chunks.stream().mapToLong(chunk -> chunk.getData().size()).sum());
    ByteBuffer data = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    chunks.forEach(chunk -> chunk.getData().asReadOnlyByteBufferList().forEach(data::put));
    return new ExactValue(
        first.getValue(), first.getType(), List.copyOf(first.getShapeList()), data.flip());
  }

  /** The elements as doubles; those of 64 bits may round. */
  public double[] doubles() {
    ByteBuffer from = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int width = width();
    double[] numbers = new double[from.remaining() / width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = at(from, i * width);
    }
    return numbers;
  }

  private double at(ByteBuffer from, int at) {
    return switch (type) {
      case FLOAT32 -> from.getFloat(at);
      case FLOAT64 -> from.getDouble(at);
      case FLOAT16 -> half(from.getShort(at));
      case BFLOAT16 -> Float.intBitsToFloat((from.getShort(at) & 0xffff) << Short.SIZE);
      case UINT8, BOOL -> from.get(at) & 0xff;
      case INT8 -> from.get(at);
      case UINT16 -> from.getShort(at) & 0xffff;
      case INT16 -> from.getShort(at);
      case UINT32 -> from.getInt(at) & 0xffffffffL;
      case INT32 -> from.getInt(at);
      case INT64 -> from.getLong(at);
      case UINT64 -> unsigned(from.getLong(at));
      case STRING, ELEMENT_TYPE_UNDEFINED, UNRECOGNIZED -> throw noNumbers();
    };
  }

  private int width() {
    return switch (type) {
      case FLOAT64, INT64, UINT64 -> Long.BYTES;
      case FLOAT32, INT32, UINT32 -> Integer.BYTES;
      case FLOAT16, BFLOAT16, INT16, UINT16 -> Short.BYTES;
      case UINT8, INT8, BOOL -> 1;
      case STRING, ELEMENT_TYPE_UNDEFINED, UNRECOGNIZED -> throw noNumbers();
    };
  }

  private ProblemException noNumbers() {
    return ProblemException.caller(
        Reason.UNSUPPORTED,
        "value '" + name + "' of type " + type + " holds no numbers",
        "Ask for another value.");
  }

  private static double unsigned(long bits) {
    // Halve, convert, double: the top bit would be a sign.
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  /** IEEE 754 binary16. */
  private static double half(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    double sign = bits < 0 ? -1 : 1;
    if (exponent == 0) {
      return sign * fraction * 0x1p-24;
    }
    if (exponent == 0x1f) {
      return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    return sign * Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
  }

  /** Its least, largest and mean element; elements that are no numbers do not count. */
  OutputSummary summary() {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    long count = 0;
    for (double element : doubles()) {
      if (!Double.isNaN(element)) {
        least = Math.min(least, element);
        largest = Math.max(largest, element);
        sum += element;
        count++;
      }
    }
    return OutputSummary.newBuilder()
        .setName(name)
        .addAllShape(shape)
        .setType(type)
        .setMinimum(count == 0 ? Double.NaN : least)
        .setMaximum(count == 0 ? Double.NaN : largest)
        .setMean(count == 0 ? Double.NaN : sum / count)
        .build();
  }
}
