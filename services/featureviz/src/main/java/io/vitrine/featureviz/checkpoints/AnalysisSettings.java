package io.vitrine.featureviz.checkpoints;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Limits of analyses of checkpoints; vitrine.featureviz.analysis.most-sites is
 * VITRINE_FEATUREVIZ_ANALYSIS_MOST_SITES.
 */
@ConfigMapping(prefix = "vitrine.featureviz.analysis")
public interface AnalysisSettings {
  /** Most layers of all checkpoints together that similarity compares with each other. */
  @WithDefault("640")
  int mostSites();

  /** Most bytes of a shard's pictures as the network takes them. */
  @WithDefault("128M")
  MemorySize shardBytes();

  /** Most bytes of the values that one batch gives. */
  @WithDefault("48M")
  MemorySize batchBytes();

  /** Most pictures of a batch. */
  @WithDefault("32")
  int batchPictures();

  /** Most bytes of shards that are kept for the next checkpoint. */
  @WithDefault("256M")
  MemorySize shardCache();

  /** Most pixels a picture may say it has. */
  @WithDefault("100000000")
  long picturePixels();

  /** Most bytes of a picture file. */
  @WithDefault("256M")
  MemorySize pictureBytes();
}
