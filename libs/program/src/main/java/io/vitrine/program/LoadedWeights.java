package io.vitrine.program;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import io.vitrine.network.Tensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The weights of a checkpoint on the device, for every program with the same list of weights. Any
 * thread; closing waits for the runs that use them.
 */
public final class LoadedWeights implements AutoCloseable {
  private final PtNDManager owner;
  private final List<Slot> slots;
  private final PtNDArray[] arrays;
  private final IValue list;
  private final long bytes;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private LoadedWeights(PtNDManager owner, List<Slot> slots, PtNDArray[] arrays, long bytes) {
    this.owner = owner;
    this.slots = slots;
    this.arrays = arrays;
    this.bytes = bytes;
    list = IValue.listFrom(arrays);
  }

  static LoadedWeights upload(
      PtNDManager manager, List<Slot> slots, Map<String, Tensor> checkpoint) {
    PtNDManager owner = manager.newSubManager(manager.getDevice());
    try (Preparation preparation = Preparation.of(manager, slots)) {
      PtNDArray[] arrays = new PtNDArray[slots.size()];
      long bytes = 0;
      for (int i = 0; i < arrays.length; i++) {
        Slot slot = slots.get(i);
        if (slot instanceof Slot.Prepared prepared) {
          arrays[i] = prepared(owner, preparation, prepared, checkpoint);
        } else {
          Tensor tensor =
              slot instanceof Slot.Constant constant
                  ? constant.tensor()
                  : Program.weight(checkpoint, ((Slot.Weight) slot).name());
          try (PtNDArray shared = DeviceTensors.upload(owner, tensor)) {
            // The bytes may lie in a mapped file, unaligned and not ours to keep.
            arrays[i] = JniUtils.clone(shared);
          }
        }
        arrays[i].setName("w[]");
        bytes += bytes(slot, checkpoint);
      }
      return new LoadedWeights(owner, slots, arrays, bytes);
    } catch (RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  private static PtNDArray prepared(
      PtNDManager owner,
      Preparation preparation,
      Slot.Prepared slot,
      Map<String, Tensor> checkpoint) {
    try (PtNDManager step = owner.newSubManager(owner.getDevice())) {
      PtNDArray[] sources =
          slot.sources().stream()
              .map(name -> DeviceTensors.upload(step, Program.weight(checkpoint, name)))
              .toArray(PtNDArray[]::new);
      return preparation.apply(owner, slot, sources);
    }
  }

  /** A prepared tensor has the size of the first it is made of. */
  private static long bytes(Slot slot, Map<String, Tensor> checkpoint) {
    if (slot instanceof Slot.Constant constant) {
      return constant.tensor().data().remaining();
    }
    String name =
        slot instanceof Slot.Prepared prepared
            ? prepared.sources().get(0)
            : ((Slot.Weight) slot).name();
    return Program.weight(checkpoint, name).data().remaining();
  }

  /** Bytes of the elements on the device. */
  public long bytes() {
    return bytes;
  }

  /** Holds the weights open until {@link #release}. Throws INVALID when they are closed. */
  void acquire(Program program) {
    lock.readLock().lock();
    if (closed || !slots.equals(program.slots())) {
      lock.readLock().unlock();
      throw ProgramException.invalid(
          closed
              ? "the weights are closed"
              : "the weights were loaded for a program with another list of weights");
    }
  }

  void release() {
    lock.readLock().unlock();
  }

  IValue list() {
    return list;
  }

  PtNDArray[] arrays() {
    return arrays;
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        list.close();
        owner.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
