package io.vitrine.network.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.network.ElementType;
import io.vitrine.network.ModelException;
import io.vitrine.network.ModelException.Reason;
import io.vitrine.network.OutsideData;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NpyTest {
  private final Path folder;

  NpyTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static byte[] file(int version, String header, byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
    if (version == 1) {
      length.putShort((short) header.length());
    } else {
      length.putInt(header.length());
    }
    out.write(length.array());
    out.write(header.getBytes(StandardCharsets.UTF_8));
    out.write(data);
    return out.toByteArray();
  }

  private static Tensor read(byte[] file) {
    return Npy.read(ByteBuffer.wrap(file), ReadLimits.standard());
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "FLOAT16", "FLOAT32", "FLOAT64", "INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16",
        "UINT32", "UINT64", "BOOL"
      })
  void whatIsWrittenIsRead(ElementType type) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(6 * type.bytes());
    for (int i = 0; i < data.capacity(); i++) {
      data.put(i, (byte) (i % 2));
    }
    Tensor tensor = new Tensor(type, Shape.of(2, 1, 3), data);
    Path file = folder.resolve("tensor.npy");
    Npy.write(file, tensor);
    assertThat(Npy.read(file, ReadLimits.standard())).isEqualTo(tensor);
    assertThat(Npy.bytes(tensor)).isEqualTo(Files.readAllBytes(file));
    assertThat(Npy.isNpy(file)).isTrue();
  }

  @Test
  void scalarsAndEmptyTensorsAreRead() throws IOException {
    for (Shape shape : new Shape[] {Shape.of(), Shape.of(0, 3), Shape.of(1)}) {
      Tensor tensor =
          new Tensor(ElementType.UINT8, shape, ByteBuffer.allocate((int) shape.elements()));
      assertThat(read(Npy.bytes(tensor))).isEqualTo(tensor);
    }
  }

  @Test
  void fortranOrderAndBigEndianAreTurnedRound() throws IOException {
    // numpy.asfortranarray(numpy.arange(6, dtype=">i2").reshape(2, 3))
    byte[] data = {0, 0, 0, 3, 0, 1, 0, 4, 0, 2, 0, 5};
    for (int version = 1; version <= 3; version++) {
      Tensor tensor =
          read(file(version, "{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }\n", data));
      assertThat(tensor.shape()).isEqualTo(Shape.of(2, 3));
      for (int i = 0; i < 6; i++) {
        assertThat(tensor.data().getShort(2 * i)).isEqualTo((short) i);
      }
    }
  }

  @Test
  void aShapeIsHeldAgainstTheFileFirst() throws IOException {
    byte[] huge =
        file(
            1,
            "{'descr': '<f4', 'fortran_order': False, 'shape': (100000, 5000), }\n",
            new byte[4]);
    assertThatThrownBy(() -> read(huge))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED));
    byte[] beyond =
        file(
            1,
            "{'descr': '<f4', 'fortran_order': False, 'shape': (9000000000, 9000000000), }\n",
            new byte[4]);
    assertThatThrownBy(() -> read(beyond))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LIMIT));
  }

  @Test
  void otherFilesAndTypesAreRefused() throws IOException {
    assertThatThrownBy(() -> read("hello".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("no .npy file");
    byte[] objects =
        file(1, "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n", new byte[8]);
    assertThatThrownBy(() -> read(objects)).hasMessageContaining("\"|O\"");
  }

  @Test
  void aRealFileIsRead() throws IOException {
    Tensor tensor =
        Npy.read(OutsideData.at("models/squeezenet1.1/input_0.npy"), ReadLimits.standard());
    assertThat(tensor.type()).isEqualTo(ElementType.FLOAT32);
    assertThat(tensor.shape()).isEqualTo(Shape.of(1, 3, 224, 224));
  }
}
