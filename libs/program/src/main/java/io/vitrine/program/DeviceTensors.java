package io.vitrine.program;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;
import io.vitrine.program.text.Dtypes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Brings tensors to the device and back, bit by bit; see {@link Dtypes} for the carriers. */
final class DeviceTensors {
  private DeviceTensors() {}

  /** A tensor of the manager. On the CPU it may share the bytes of a direct buffer. */
  static PtNDArray upload(PtNDManager manager, Tensor tensor) {
    ElementType carrier = Dtypes.transport(tensor.type());
    ByteBuffer data = direct(tensor, carrier);
    return manager.create(data, new Shape(tensor.shape().sizes()), type(carrier));
  }

  /**
   * The elements where the array has them, as long as it is open; copied out where the array is on
   * another device or does not lie row by row.
   */
  static Tensor view(PtNDArray array, ElementType type) {
    if (Dtypes.transport(type) != type || array.getDataType() != type(type)) {
      return download(array, type);
    }
    io.vitrine.network.Shape shape = io.vitrine.network.Shape.of(array.getShape().getShape());
    ByteBuffer data = shape.elements() > 0 ? array.toByteBuffer(true) : ByteBuffer.allocate(0);
    return new Tensor(type, shape, data);
  }

  /** Copies an array's elements out. */
  static Tensor download(PtNDArray array, ElementType type) {
    ElementType carrier = Dtypes.transport(type);
    if (array.getDataType() != type(carrier)) {
      throw new ProgramException(
          ProgramException.Category.FATAL,
          ProgramException.Reason.INTERNAL,
          "a value compiled as %s came back as %s".formatted(type, array.getDataType()));
    }
    io.vitrine.network.Shape shape = io.vitrine.network.Shape.of(array.getShape().getShape());
    int elements = Math.toIntExact(shape.elements());
    ByteBuffer copy =
        ByteBuffer.allocate(Math.multiplyExact(elements, type.bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    if (elements > 0) {
      ByteBuffer data = array.toByteBuffer(true).order(ByteOrder.LITTLE_ENDIAN);
      if (carrier == type || type == ElementType.UINT64) {
        copy.put(data);
      } else {
        narrow(data, copy, elements, type);
      }
    }
    return new Tensor(type, shape, copy.flip());
  }

  private static ByteBuffer direct(Tensor tensor, ElementType carrier) {
    ByteBuffer data = tensor.data();
    if (carrier.bytes() == tensor.type().bytes()) {
      if (data.isDirect()) {
        return data;
      }
      ByteBuffer copy = ByteBuffer.allocateDirect(data.remaining()).order(ByteOrder.nativeOrder());
      return copy.put(data).flip();
    }
    int elements = Math.toIntExact(tensor.elements());
    ByteBuffer wide =
        ByteBuffer.allocateDirect(Math.multiplyExact(elements, carrier.bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      switch (tensor.type()) {
        case UINT16 -> wide.putInt(data.getShort() & 0xffff);
        case INT16 -> wide.putInt(data.getShort());
        case BFLOAT16 -> wide.putInt(data.getShort() << Short.SIZE);
        case UINT32 -> wide.putLong(data.getInt() & 0xffffffffL);
        default -> throw new IllegalStateException("nothing carries " + tensor.type());
      }
    }
    return wide.flip();
  }

  private static void narrow(ByteBuffer from, ByteBuffer to, int elements, ElementType type) {
    for (int i = 0; i < elements; i++) {
      switch (type) {
        case UINT16, INT16 -> to.putShort((short) from.getInt());
        case UINT32 -> to.putInt((int) from.getLong());
        case BFLOAT16 -> to.putShort((short) (from.getInt() >>> Short.SIZE));
        default -> throw new IllegalStateException("nothing carries " + type);
      }
    }
  }

  private static DataType type(ElementType carrier) {
    return switch (carrier) {
      case FLOAT32 -> DataType.FLOAT32;
      case FLOAT64 -> DataType.FLOAT64;
      case FLOAT16 -> DataType.FLOAT16;
      case BOOL -> DataType.BOOLEAN;
      case UINT8 -> DataType.UINT8;
      case INT8 -> DataType.INT8;
      case INT32 -> DataType.INT32;
      case INT64 -> DataType.INT64;
      default ->
          throw ProgramException.unsupported("elements of type " + carrier + " cannot be computed");
    };
  }
}
