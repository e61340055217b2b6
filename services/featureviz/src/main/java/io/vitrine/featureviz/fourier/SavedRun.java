package io.vitrine.featureviz.fourier;

import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block between two workers: spectrum and both moments of Adam, bit by bit, and how far it is.
 *
 * @param state each of the shape of the block's spectrum
 */
record SavedRun(List<Tensor> state, Standing standing) {
  private static final int FORMAT = 1;
  static final int TENSORS = 3;

  SavedRun {
    state = List.copyOf(state);
  }

  byte[] bytes(WorkBlock block) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      out.write(fingerprint(block));
      write(out, standing.start());
      write(out, standing.best());
      out.writeInt(standing.steps());
      for (float[] step : standing.curve()) {
        write(out, step);
      }
      for (Tensor tensor : state) {
        byte[] raw = new byte[tensor.data().remaining()];
        tensor.data().get(raw);
        out.write(raw);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Throws POISON for what {@link #bytes} did not write for this very block. */
  static SavedRun of(byte[] saved, WorkBlock block, int pictures, long[] shape) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
      int format = in.readInt();
      byte[] fingerprint = in.readNBytes(fingerprint(block).length);
      if (format != FORMAT || !MessageDigest.isEqual(fingerprint, fingerprint(block))) {
        throw broken(block, "it is of another block or version", null);
      }
      float[] start = read(in, pictures);
      float[] best = read(in, pictures);
      List<float[]> curve = new ArrayList<>();
      int steps = in.readInt();
      for (int i = 0; i < steps; i++) {
        curve.add(read(in, pictures));
      }
      List<Tensor> state = new ArrayList<>();
      for (int i = 0; i < TENSORS; i++) {
        state.add(tensor(in, shape));
      }
      return new SavedRun(state, new Standing(pictures, curve, start, best));
    } catch (IOException e) {
      throw broken(block, "it ends too early", e);
    }
  }

  private static Tensor tensor(DataInputStream in, long[] shape) throws IOException {
    int elements = 1;
    for (long side : shape) {
      elements = Math.multiplyExact(elements, Math.toIntExact(side));
    }
    ByteBuffer data = ByteBuffer.allocateDirect(elements * Float.BYTES);
    byte[] raw = in.readNBytes(data.capacity());
    if (raw.length < data.capacity()) {
      throw new IOException("tensor cut off");
    }
    data.put(raw).flip();
    return new Tensor(ElementType.FLOAT32, Shape.of(shape), data);
  }

  private static void write(DataOutputStream out, float[] numbers) throws IOException {
    for (float number : numbers) {
      out.writeFloat(number);
    }
  }

  private static float[] read(DataInputStream in, int count) throws IOException {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = in.readFloat();
    }
    return numbers;
  }

  /** Tells whether a state belongs to a block; lives no longer than the job. */
  private static byte[] fingerprint(WorkBlock block) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(block.getRecipe().toByteArray());
      for (JobItem item : block.getItemsList()) {
        digest.update(item.getObjective().toByteArray());
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static ProblemException broken(WorkBlock block, String why, @Nullable IOException cause) {
    return ProblemException.poison(
        Reason.INVALID,
        "the saved state of block %d of job %s can't be used: %s"
            .formatted(block.getBlock(), block.getJob(), why),
        "retry the job: the block begins anew",
        cause);
  }
}
