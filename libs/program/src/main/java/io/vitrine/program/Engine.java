package io.vitrine.program;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import io.vitrine.network.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * libtorch in this process. One at a time; any thread. Programs and weights belong to who loaded
 * them and are closed before the engine.
 *
 * <p>Set {@code OMP_WAIT_POLICY=PASSIVE} in the environment of the process: threads that spin on
 * busy cores make every operator many times slower, and libtorch reads it only as it is loaded.
 */
public final class Engine implements AutoCloseable {
  private static final AtomicBoolean RUNNING = new AtomicBoolean();

  private final PtNDManager manager;
  private final EngineSettings.Device device;

  private Engine(PtNDManager manager, EngineSettings.Device device) {
    this.manager = manager;
    this.device = device;
  }

  /** What programs that need no gradients are best compiled for, here. */
  public Purpose values() {
    return switch (device) {
      case CPU -> Purpose.VALUES_ON_CPU;
      case CUDA -> Purpose.DIFFERENTIABLE;
    };
  }

  /** Starts libtorch. Throws FATAL when it cannot be loaded or one is running. */
  public static Engine start(EngineSettings settings) {
    if (!RUNNING.compareAndSet(false, true)) {
      throw new ProgramException(
          ProgramException.Category.FATAL,
          ProgramException.Reason.INTERNAL,
          "an engine is already running in this process");
    }
    try {
      Allocator.keepMemory();
      System.setProperty("ai.djl.offline", "true");
      System.setProperty("OPT_OUT_TRACKING", "true");
      System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(settings.threads()));
      settings
          .natives()
          .ifPresent(folder -> System.setProperty("DJL_CACHE_DIR", folder.toString()));
      Device device =
          switch (settings.device()) {
            case CPU -> Device.cpu();
            case CUDA -> Device.gpu();
          };
      PtNDManager manager =
          (PtNDManager) ai.djl.engine.Engine.getEngine("PyTorch").newBaseManager(device);
      JniUtils.setNumThreads(settings.threads());
      return new Engine(manager, settings.device());
    } catch (RuntimeException | LinkageError e) {
      RUNNING.set(false);
      throw new ProgramException(
          ProgramException.Category.FATAL,
          ProgramException.Reason.INTERNAL,
          "libtorch could not be loaded: " + e.getMessage(),
          e);
    }
  }

  /**
   * From now on one operator of the calling thread has that many threads. Results may differ in
   * their last bits from those of another number.
   */
  public void useThreads(int threads) {
    JniUtils.setNumThreads(threads);
  }

  /** Makes a program ready to run. The caller closes it. */
  public LoadedProgram load(Program program) {
    PtNDManager owner = manager.newSubManager(manager.getDevice());
    try {
      PtSymbolBlock module =
          JniUtils.loadModule(owner, new ByteArrayInputStream(program.archive()), false, false);
      return new LoadedProgram(program, owner, module);
    } catch (IOException e) {
      owner.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      owner.close();
      throw EngineErrors.atLoad(program, e);
    }
  }

  /**
   * Brings the weights of a checkpoint that a program takes to the device, copied once. The caller
   * closes them. Weights that a program does not take may be missing or present.
   */
  public LoadedWeights upload(Program program, Map<String, Tensor> checkpoint) {
    return LoadedWeights.upload(manager, program.slots(), checkpoint);
  }

  /** Arrays, programs and weights that are open: 0 when all are closed. */
  int open() {
    return manager.getManagedArrays().size();
  }

  @Override
  public void close() {
    manager.close();
    RUNNING.set(false);
  }
}
