package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A .npy file of 32-bit floats, read without the product's own reader.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the
 *     format</a>
 */
record NpyFile(long[] shape, float[] values) {
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");
  private static final int PREFIX_BYTES = 10;

  static NpyFile read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.get(6)).as("format version of %s", file).isEqualTo((byte) 1);
    int headerBytes = Short.toUnsignedInt(bytes.getShort(8));
    String header =
        new String(bytes.array(), PREFIX_BYTES, headerBytes, StandardCharsets.ISO_8859_1);
    assertThat(header).as("%s", file).contains("'<f4'").contains("'fortran_order': False");
    Matcher matcher = SHAPE.matcher(header);
    assertThat(matcher.find()).as("a shape in %s", header).isTrue();
    long[] shape =
        Arrays.stream(matcher.group(1).split(","))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    bytes.position(PREFIX_BYTES + headerBytes);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    assertThat((long) values.length).isEqualTo(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    return new NpyFile(shape, values);
  }

  void write(Path file) throws IOException {
    String sizes =
        Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ",)"));
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + sizes + ", }";
    int padded = (PREFIX_BYTES + header.length() + 1 + 63) / 64 * 64;
    header += " ".repeat(padded - PREFIX_BYTES - header.length() - 1) + "\n";
    ByteBuffer data = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(new byte[] {(byte) header.length(), (byte) (header.length() >> 8)});
    out.write(header.getBytes(StandardCharsets.ISO_8859_1));
    out.write(data.array());
    Files.write(file, out.toByteArray());
  }
}
