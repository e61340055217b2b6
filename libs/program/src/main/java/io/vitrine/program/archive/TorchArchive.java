package io.vitrine.program.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Wraps the text of a module {@code __torch__.M} into a TorchScript archive. Deterministic. */
public final class TorchArchive {
  /** The newest file format of the operators: older ones have libtorch rewrite operators. */
  private static final String FORMAT = "10\n";

  private static final int PROTOCOL = 0x80;
  private static final int GLOBAL = 'c';
  private static final int EMPTY_TUPLE = ')';
  private static final int NEW_OBJECT = 0x81;
  private static final int EMPTY_DICT = '}';
  private static final int UNICODE = 'X';
  private static final int FALSE = 0x89;
  private static final int SET_ITEM = 's';
  private static final int BUILD = 'b';
  private static final int STOP = '.';

  private TorchArchive() {}

  /** The archive of a module without attributes; {@code torch.jit.load} takes it too. */
  public static byte[] of(String code) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "archive/data.pkl", module());
      add(zip, "archive/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      add(zip, "archive/constants.pkl", new byte[] {(byte) PROTOCOL, 2, EMPTY_TUPLE, STOP});
      add(zip, "archive/version", FORMAT.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A pickled {@code __torch__.M} with the one attribute {@code training = False}. */
  private static byte[] module() {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(PROTOCOL);
    pickle.write(2);
    pickle.write(GLOBAL);
    pickle.writeBytes("__torch__\nM\n".getBytes(StandardCharsets.US_ASCII));
    pickle.write(EMPTY_TUPLE);
    pickle.write(NEW_OBJECT);
    pickle.write(EMPTY_DICT);
    byte[] name = "training".getBytes(StandardCharsets.US_ASCII);
    pickle.write(UNICODE);
    pickle.writeBytes(new byte[] {(byte) name.length, 0, 0, 0});
    pickle.writeBytes(name);
    pickle.write(FALSE);
    pickle.write(SET_ITEM);
    pickle.write(BUILD);
    pickle.write(STOP);
    return pickle.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
