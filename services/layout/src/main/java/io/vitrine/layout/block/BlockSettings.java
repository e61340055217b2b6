package io.vitrine.layout.block;

/**
 * How much one can grasp.
 *
 * @param fewLayers so many single layers in a row need no blocks
 * @param farLayers what is read more layers later is no part of what stands there
 * @param mostParts a block has at most so many parts; more are put together
 * @param fewParts so many at a time, or more
 * @param wholeLayers a network of at most so many layers opens whole
 * @param wholeTiles as far as it has at most so many tiles
 * @param mostBlocks otherwise at most so many blocks and layers stand there
 * @param mostTiles with at most so many tiles in all
 * @param excerpt tiles that are shown of a closed block or layer
 */
public record BlockSettings(
    int fewLayers,
    int farLayers,
    int mostParts,
    int fewParts,
    int wholeLayers,
    int wholeTiles,
    int mostBlocks,
    int mostTiles,
    int excerpt) {
  public static final BlockSettings DEFAULT =
      new BlockSettings(8, 50, 40, 3, 60, 10_000, 60, 3_000, 8);
}
