package io.vitrine.network;

/**
 * One axis of a shape: a fixed size, or one known only at run time.
 *
 * @param size elements along the axis, or {@link #UNKNOWN}
 * @param symbol the file's name for an unknown size ("batch"); empty when it has none
 */
public record Dimension(long size, String symbol) {
  public static final long UNKNOWN = -1;

  public static Dimension of(long size) {
    return new Dimension(size, "");
  }

  public static Dimension unknown(String symbol) {
    return new Dimension(UNKNOWN, symbol);
  }

  public boolean isKnown() {
    return size >= 0;
  }

  @Override
  public String toString() {
    return isKnown() ? Long.toString(size) : symbol.isEmpty() ? "?" : symbol;
  }
}
