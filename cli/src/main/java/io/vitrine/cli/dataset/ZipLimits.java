package io.vitrine.cli.dataset;

/**
 * What may come out of a ZIP.
 *
 * @param entries most files
 * @param bytes most bytes of all of them
 * @param ratio most bytes that one byte of the ZIP may become, once more than a megabyte came out
 */
public record ZipLimits(int entries, long bytes, int ratio) {
  /** For pictures and networks: neither can be packed a hundredfold. */
  public static final ZipLimits STANDARD = new ZipLimits(1_000_000, 64L << 30, 200);
}
