package io.vitrine.gateway.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * The settings of the gateway; in the environment VITRINE_GATEWAY_UPLOAD_LIMIT and so on. Where
 * Kafka, Redis and the blobs are is said by VITRINE_KAFKA, VITRINE_REDIS and VITRINE_BLOBS.
 */
@ConfigMapping(prefix = "vitrine.gateway")
public interface GatewaySettings {
  /** Largest file that is taken: a model or its external data. */
  @WithDefault("16G")
  MemorySize uploadLimit();

  /** Largest file that is taken as the input of a run. */
  @WithDefault("256M")
  MemorySize inputLimit();

  /** Most labels of a model. */
  @WithDefault("100000")
  int labelsLimit();

  /** Most pictures of a data set. */
  @WithDefault("100000")
  int picturesLimit();

  /** Most checkpoints of a series. */
  @WithDefault("1000")
  int checkpointsLimit();

  /** Most values that one call may ask for by name. */
  @WithDefault("100000")
  int valuesLimit();

  /** Most bytes of outputs that a run may hold in memory to sum them up. */
  @WithDefault("512M")
  MemorySize outputsLimit();

  /** Most classes that a run answers with. */
  @WithDefault("1000")
  int topLimit();

  /** How long a model may take to be read and checked. */
  @WithDefault("5M")
  Duration importTimeout();

  /** How long a run may be silent: neither taken, nor begun, nor a chunk of it. */
  @WithDefault("2M")
  Duration runTimeout();

  /** How long a scene may take to be laid out. */
  @WithDefault("1M")
  Duration layoutTimeout();

  /** Blocks of a job whose progress is kept for whoever comes to watch. */
  @WithDefault("32")
  int jobBlocksShown();

  /** How long a job may take to be accepted or refused. */
  @WithDefault("20S")
  Duration jobTimeout();

  /** How long to wait for Kafka and Redis when someone asks how the cluster is. */
  @WithDefault("3S")
  Duration statusTimeout();

  /** Exact chunks that wait for one caller who reads slowly. */
  @WithDefault("8")
  int exactChunksAhead();

  /** Viewers. */
  ViewerSettings viewer();

  /** Settings for each viewer. */
  interface ViewerSettings {
    /**
     * Tiles that wait in memory for one viewer; what is more is fetched again when its turn comes.
     * At least 4 MiB.
     */
    @WithDefault("64M")
    MemorySize memory();

    /** Most viewers at a time. */
    @WithDefault("256")
    int limit();

    /** Tiles whose longer side has at most this many texels come first for all layers. */
    @WithDefault("8")
    int coarseTexels();
  }
}
