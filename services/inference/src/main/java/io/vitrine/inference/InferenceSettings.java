package io.vitrine.inference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/**
 * The service's own settings; vitrine.inference.picture.pixels is VITRINE_INFERENCE_PICTURE_PIXELS.
 */
@ConfigMapping(prefix = "vitrine.inference")
public interface InferenceSettings {
  Pictures picture();

  @WithName("import")
  Imports imports();

  Runs run();

  Views view();

  Cache cache();

  Engines engine();

  /** What a picture may cost. */
  interface Pictures {
    /** Most pixels a picture may say it has. */
    @WithDefault("64000000")
    long pixels();

    /** Most bytes of a picture file. */
    @WithDefault("134217728")
    long bytes();
  }

  /** How model files are read. */
  interface Imports {
    /** How long reading, checking and describing may take, without the time for the bytes. */
    @WithDefault("8S")
    Duration timeLimit();

    /** Bytes of model files that are given a further second. */
    @WithDefault("104857600")
    long bytesPerSecond();
  }

  /** How runs are worked on. */
  interface Runs {
    /** Interactive requests worked on at once. */
    @WithDefault("2")
    int interactive();

    /** Batch requests worked on at once. */
    @WithDefault("1")
    int batch();

    /** Most bytes of a .npy input. */
    @WithDefault("1073741824")
    long inputBytes();

    /** Networks kept read. */
    @WithDefault("32")
    long networks();

    /** Programs kept loaded. */
    @WithDefault("32")
    long programs();

    /** Bytes of weights kept loaded. */
    @WithDefault("4294967296")
    long weightBytes();

    /**
     * Times a process may die with nothing in hand but one run, before its model is not run any
     * more.
     */
    @WithDefault("2")
    int deaths();

    /** Sessions whose newest request is remembered. */
    @WithDefault("10000")
    int sessions();
  }

  /** How values for viewers are cut. */
  interface Views {
    /** Most bytes of a tile; a level with larger tiles is not sent. */
    @WithDefault("921600")
    int tileBytes();
  }

  /** What goes to Redis. */
  interface Cache {
    /** Bytes that wait to be written to Redis; what comes on top is not kept there. */
    @WithDefault("134217728")
    long pendingBytes();
  }

  /** How libtorch is set up. */
  interface Engines {
    /** Threads of one operator; 0: as many as the machine has processors. */
    @WithDefault("0")
    int threads();
  }
}
