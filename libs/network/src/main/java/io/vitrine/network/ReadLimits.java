package io.vitrine.network;

/**
 * What a file may ask for before it is refused with {@link ModelException.Reason#LIMIT}.
 *
 * @param fileBytes size of the model file itself; protobuf ends at 2 GiB
 * @param externalBytes size of all external data together
 * @param tensorBytes size of one tensor; a buffer ends at 2 GiB
 * @param tensorAxes axes of one tensor or declared shape
 * @param messages parts of the file: nodes, attributes, tensors, declared types; each becomes an
 *     object of a hundred bytes or more
 * @param nodes nodes of the graph, its bodies and its inlined functions together
 * @param nesting depth of bodies within bodies and functions within functions
 * @param nameLength length of one name, in UTF-16 units
 */
public record ReadLimits(
    long fileBytes,
    long externalBytes,
    long tensorBytes,
    int tensorAxes,
    int messages,
    int nodes,
    int nesting,
    int nameLength) {
  public ReadLimits {
    if (fileBytes < 1 || fileBytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("fileBytes is " + fileBytes + ", not 1 to 2147483647");
    }
    if (tensorBytes < 1 || tensorBytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("tensorBytes is " + tensorBytes + ", not 1 to 2147483647");
    }
  }

  /** Wide enough for every network known, tight enough that a hostile file fails early. */
  public static ReadLimits standard() {
    return new ReadLimits(
        Integer.MAX_VALUE, 1L << 40, Integer.MAX_VALUE, 32, 4_000_000, 1_000_000, 32, 4096);
  }
}
