package io.vitrine.cli.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.vitrine.cli.output.CommandFailed;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ElementType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationFilesTest {
  private final Path folder;

  ActivationFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writesWhatNumPyReads() throws IOException {
    Path file = folder.resolve("v.npy");
    ActivationFiles.one(
        List.of(floats("v", List.of(1L, 3L), 2, 3f), floats("v", List.of(1L, 3L), 0, 1f, 2f))
            .iterator(),
        "v",
        file);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(new String(bytes, 1, 5, StandardCharsets.US_ASCII)).isEqualTo("NUMPY");
    int header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
    assertThat((10 + header) % 64).isZero();
    assertThat(new String(bytes, 10, header, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }")
        .endsWith("\n");
    ByteBuffer data = ByteBuffer.wrap(bytes, 10 + header, 12).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new float[] {data.getFloat(), data.getFloat(), data.getFloat()})
        .containsExactly(1, 2, 3);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void indexesEveryValueUnderASafeName() throws IOException {
    List<String> names = List.of("/a/b", "_a_b", "../x", "A", "a", "", "con:1");
    Path out = folder.resolve("all");
    ActivationFiles.all(
        names.stream().map(name -> floats(name, List.of(1L), 0, 1f)).iterator(), out, name -> {});
    JsonNode index = new ObjectMapper().readTree(out.resolve("index.json").toFile());
    assertThat(index.findValuesAsText("name")).containsExactlyElementsOf(names);
    assertThat(index.findValuesAsText("file"))
        .doesNotHaveDuplicates()
        .allMatch(file -> Files.exists(out.resolve(file)));
    assertThat(index.get(0).fieldNames())
        .toIterable()
        .containsExactly("name", "file", "shape", "dtype");
    assertThat(index.get(0).get("dtype").asText()).isEqualTo("float32");
    assertThat(out.resolve("index.json").getParent()).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void writesScalarsAndEmptyValuesAndWidensBrainFloats() throws IOException {
    ActivationChunk brain =
        sealed(
            ActivationChunk.newBuilder()
                .setValue("b")
                .setType(ElementType.BFLOAT16)
                .addShape(1)
                .setElements(1)
                .setData(ByteString.copyFrom(new byte[] {(byte) 0x80, 0x3f})));
    List<StoredValue> stored =
        ActivationFiles.all(
            List.of(floats("scalar", List.of(), 0, 7f), floats("empty", List.of(0L, 4L), 0), brain)
                .iterator(),
            folder,
            name -> {});
    assertThat(stored)
        .extracting(StoredValue::dtype)
        .containsExactly("float32", "float32", "float32");
    byte[] bytes = Files.readAllBytes(folder.resolve("b.npy"));
    assertThat(
            ByteBuffer.wrap(bytes, bytes.length - 4, 4).order(ByteOrder.LITTLE_ENDIAN).getFloat())
        .isEqualTo(1f);
    assertThat(Files.readString(folder.resolve("scalar.npy"), StandardCharsets.ISO_8859_1))
        .contains("'shape': ()");
  }

  @Test
  void leavesNothingHalfWritten() {
    Path file = folder.resolve("v.npy");
    assertThatThrownBy(
            () ->
                ActivationFiles.one(List.of(floats("v", List.of(3L), 0, 1f)).iterator(), "v", file))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("ended after 1 of 3");
    ActivationChunk damaged = floats("v", List.of(1L), 0, 1f).toBuilder().setCrc32C(1).build();
    assertThatThrownBy(() -> ActivationFiles.one(List.of(damaged).iterator(), "v", file))
        .hasMessageContaining("damaged");
    assertThat(folder).isEmptyDirectory();
  }

  private static ActivationChunk floats(
      String value, List<Long> shape, long first, float... numbers) {
    ByteBuffer data = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      data.putFloat(number);
    }
    return sealed(
        ActivationChunk.newBuilder()
            .setValue(value)
            .setType(ElementType.FLOAT32)
            .addAllShape(shape)
            .setFirstElement(first)
            .setElements(numbers.length)
            .setData(ByteString.copyFrom(data.flip())));
  }

  private static ActivationChunk sealed(ActivationChunk.Builder chunk) {
    CRC32C crc = new CRC32C();
    crc.update(chunk.getData().toByteArray());
    return chunk.setCrc32C((int) crc.getValue()).build();
  }
}
