package io.vitrine.network.hash;

import io.vitrine.network.Dimension;
import io.vitrine.network.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over parts, each with its length, so that no two lists of parts read the same. */
final class Digest {
  private final MessageDigest sha256;

  Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  Digest text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  Digest bytes(byte[] bytes) {
    number(bytes.length);
    sha256.update(bytes);
    return this;
  }

  Digest number(long number) {
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    return this;
  }

  byte[] finish() {
    return sha256.digest();
  }

  /** Type, shape and content of a tensor. */
  static byte[] of(Tensor tensor) {
    Digest digest = new Digest().number(tensor.type().code()).number(tensor.shape().rank());
    tensor.shape().dimensions().stream().map(Dimension::size).forEach(digest::number);
    digest.sha256.update(tensor.data());
    return digest.finish();
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
