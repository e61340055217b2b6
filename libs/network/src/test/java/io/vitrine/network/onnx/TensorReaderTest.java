package io.vitrine.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnknownFieldSet;
import io.vitrine.network.ModelException;
import io.vitrine.network.ModelException.Reason;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.wire.StringStringEntryProto;
import io.vitrine.network.onnx.wire.TensorProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorReaderTest {
  private final Path folder;

  TensorReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Tensor read(TensorProto.Builder proto) {
    ReadLimits limits = ReadLimits.standard();
    return new TensorReader(limits, new ExternalTensors(new ModelFolder(folder), limits))
        .read(proto.build());
  }

  private static ByteString varints(long... values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (long value : values) {
      out.writeUInt64NoTag(value);
    }
    out.flush();
    return ByteString.copyFrom(bytes.toByteArray());
  }

  private static TensorProto.Builder proto(int type, long size) {
    return TensorProto.newBuilder().setName("w").setDataType(type).addDims(size);
  }

  @Test
  void typedFieldsAreReadWhateverTheirWidth() throws IOException {
    Tensor halves = read(proto(10, 2).addInt32Data(varints(0x3c00, 0xc000)));
    assertThat(halves.data().getShort(0)).isEqualTo((short) 0x3c00);
    assertThat(halves.data().getShort(2)).isEqualTo((short) 0xc000);
    Tensor bytes = read(proto(3, 3).addInt32Data(varints(1, -1, 127)));
    assertThat(new byte[] {bytes.data().get(0), bytes.data().get(1), bytes.data().get(2)})
        .containsExactly(1, -1, 127);
    Tensor flags = read(proto(9, 2).addInt32Data(varints(0, 7)));
    assertThat(flags.data().get(1)).isEqualTo((byte) 1);
    Tensor longs = read(proto(7, 2).addInt64Data(varints(1L << 40)).addInt64Data(varints(-5)));
    assertThat(longs.data().getLong(0)).isEqualTo(1L << 40);
    assertThat(longs.data().getLong(8)).isEqualTo(-5);
    Tensor words = read(proto(12, 1).addUint64Data(varints(0xffff_ffffL)));
    assertThat(words.data().getInt(0)).isEqualTo(-1);
  }

  @Test
  void numbersThatAreNotPackedAreFound() {
    UnknownFieldSet floats =
        UnknownFieldSet.newBuilder()
            .addField(
                4,
                UnknownFieldSet.Field.newBuilder()
                    .addFixed32(Float.floatToIntBits(1.5f))
                    .addFixed32(Float.floatToIntBits(-2f))
                    .build())
            .build();
    Tensor tensor = read(proto(1, 2).setUnknownFields(floats));
    assertThat(tensor.data().getFloat(0)).isEqualTo(1.5f);
    assertThat(tensor.data().getFloat(4)).isEqualTo(-2f);
    UnknownFieldSet longs =
        UnknownFieldSet.newBuilder()
            .addField(7, UnknownFieldSet.Field.newBuilder().addVarint(-3).build())
            .build();
    assertThat(read(proto(7, 1).setUnknownFields(longs)).data().getLong(0)).isEqualTo(-3);
  }

  @Test
  void aClaimIsHeldAgainstTheFileBeforeItIsAllocated() throws IOException {
    assertReason(proto(7, 250_000_000).addInt64Data(varints(1)), Reason.INVALID_GRAPH);
    assertReason(proto(1, 400_000_000), Reason.INVALID_GRAPH);
    assertReason(proto(1, Long.MAX_VALUE), Reason.LIMIT);
    assertReason(proto(1, -4), Reason.INVALID_GRAPH);
    assertReason(proto(99, 1), Reason.INVALID_GRAPH);
  }

  private void assertReason(TensorProto.Builder proto, Reason reason) {
    assertThatThrownBy(() -> read(proto))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static TensorProto.Builder external(String location, long offset) {
    return proto(2, 4)
        .setDataLocation(1)
        .addExternalData(entry("location", location))
        .addExternalData(entry("offset", Long.toString(offset)))
        .addExternalData(entry("length", "4"));
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  @Test
  void externalDataIsReadFromTheModelsFolder() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Files.write(folder.resolve("data/w.bin"), new byte[] {0, 1, 2, 3, 4, 5});
    assertThat(read(external("data/w.bin", 2)).data().get(3)).isEqualTo((byte) 5);
    assertThat(read(external("./data/w.bin", 0)).data().get(3)).isEqualTo((byte) 3);
    assertReason(external("data/w.bin", 3), Reason.TRUNCATED);
    assertReason(external("data/w.bin", -1), Reason.TRUNCATED);
    assertReason(external("data/other.bin", 0), Reason.MISSING_EXTERNAL_DATA);
    assertReason(external("data", 0), Reason.MISSING_EXTERNAL_DATA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../w.bin", "data/../../w.bin", "/etc/hostname", "..\\w.bin", "a\0b"})
  void externalDataOutsideIsRefused(String location) {
    assertReason(external(location, 0), Reason.MISSING_EXTERNAL_DATA);
  }

  @Test
  void linksAreRefused() throws IOException {
    Path real = Files.write(folder.resolve("real.bin"), new byte[4]);
    Files.createSymbolicLink(folder.resolve("soft.bin"), real);
    Files.createSymbolicLink(folder.resolve("around"), folder);
    assertReason(external("soft.bin", 0), Reason.MISSING_EXTERNAL_DATA);
    assertReason(external("around/real.bin", 0), Reason.MISSING_EXTERNAL_DATA);
    assertThat(read(external("real.bin", 0)).elements()).isEqualTo(4);
    Files.createLink(folder.resolve("hard.bin"), real);
    assertReason(external("hard.bin", 0), Reason.MISSING_EXTERNAL_DATA);
  }

  @Test
  void aClusterFindsExternalDataElsewhere() throws IOException {
    Path blob = Files.write(folder.resolve("0f3a"), new byte[] {9, 9, 9, 9});
    ReadLimits limits = ReadLimits.standard();
    ExternalTensors tensors =
        new ExternalTensors(
            path -> path.equals("w.bin") ? Optional.of(blob) : Optional.empty(), limits);
    Tensor tensor = new TensorReader(limits, tensors).read(external("w.bin", 0).build());
    assertThat(tensor.data().get(0)).isEqualTo((byte) 9);
  }
}
