package io.vitrine.network.onnx;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Reads a .tar.gz of small files into memory. */
final class Tar {
  private static final int BLOCK = 512;

  private Tar() {}

  /** Path to content, sorted. */
  static Map<String, byte[]> read(Path file) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      String longName = "";
      for (byte[] header = in.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; ) {
        int size = Integer.parseInt(text(header, 124, 12), 8);
        byte[] content = in.readNBytes(size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        String prefix = text(header, 345, 155);
        String name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
        if (header[156] == 'L') {
          longName = text(content, 0, content.length);
        } else if (header[156] == '0' || header[156] == 0) {
          files.put(longName.isEmpty() ? name : longName, content);
          longName = "";
        }
        header = in.readNBytes(BLOCK);
      }
    }
    return files;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8).strip();
  }
}
