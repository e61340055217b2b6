package io.vitrine.layout.block;

/**
 * Layers that follow one another and can be looked at as one.
 *
 * @param first index of the first layer
 * @param end index after the last layer
 * @param parent index of the block around it; negative: none
 * @param depth how many blocks are around it
 * @param name unique in the network
 * @param title short, for a label
 */
public record Block(int first, int end, int parent, int depth, String name, String title) {
  public int layers() {
    return end - first;
  }
}
