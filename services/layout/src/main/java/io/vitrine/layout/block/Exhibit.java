package io.vitrine.layout.block;

import io.vitrine.layout.walk.Shown;
import io.vitrine.protocol.ValueDescription;

/**
 * What stands at one place of the scene: a layer, or a closed block.
 *
 * @param first index of its first layer
 * @param end index after its last layer
 * @param block index of the closed block; negative: a layer of its own
 * @param value whose tiles hang
 * @param shown how many
 */
public record Exhibit(int first, int end, int block, ValueDescription value, Shown shown) {
  public boolean isBlock() {
    return block >= 0;
  }
}
