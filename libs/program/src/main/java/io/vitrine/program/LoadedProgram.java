package io.vitrine.program;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A program in libtorch. Any number of threads run it at once, with any weights loaded for it;
 * closing waits for them. Nothing of a run is left on the device when it returns.
 */
public final class LoadedProgram implements AutoCloseable {
  private final Program program;
  private final PtNDManager owner;
  private final PtSymbolBlock module;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  LoadedProgram(Program program, PtNDManager owner, PtSymbolBlock module) {
    this.program = program;
    this.owner = owner;
    this.module = module;
  }

  public Program program() {
    return program;
  }

  /**
   * Computes every output, exactly as the device has it, in the order of the program.
   *
   * @param inputs one tensor per input, of its type and number of axes
   * @throws ProgramException INVALID or NOT_FOUND for inputs that do not fit, naming input or node
   */
  public Map<String, Tensor> run(Map<String, Tensor> inputs, LoadedWeights weights) {
    return run(inputs, weights, DeviceTensors::download, outputs -> outputs);
  }

  /**
   * As {@link #run(Map, LoadedWeights)}, but without copying: the use sees the outputs where the
   * engine left them, and must not keep them beyond its own end.
   *
   * @return what the use returns
   */
  public <T> T run(
      Map<String, Tensor> inputs, LoadedWeights weights, Function<Map<String, Tensor>, T> use) {
    return run(inputs, weights, DeviceTensors::view, use);
  }

  private <T> T run(
      Map<String, Tensor> inputs,
      LoadedWeights weights,
      BiFunction<PtNDArray, ElementType, Tensor> fetch,
      Function<Map<String, Tensor>, T> use) {
    List<Tensor> ordered = InputCheck.ordered(program.inputs(), inputs);
    return using(
        weights,
        step -> {
          JniUtils.setGradMode(false);
          try (IValue x = IValue.listFrom(upload(step, ordered));
              IValue result = IValueUtils.runMethod(module, "network", x, weights.list())) {
            return use.apply(outputs(List.of(result.toTensorArray(step)), fetch));
          }
        });
  }

  /**
   * The gradient of {@code sum(seed * value)} to an input, and all outputs.
   *
   * @param value a float output of the program
   * @param seed weights of the sum, of the value's type and shape
   * @param input a float input of the program
   * @throws ProgramException as {@link #run}
   */
  public Gradient gradient(
      Map<String, Tensor> inputs, LoadedWeights weights, String value, Tensor seed, String input) {
    if (program.purpose() != Purpose.DIFFERENTIABLE) {
      throw ProgramException.invalid(
          "the program was compiled for values only; compile it as DIFFERENTIABLE");
    }
    List<Tensor> ordered = InputCheck.ordered(program.inputs(), inputs);
    int to = InputCheck.position(program.inputs(), input);
    int of = program.output(value);
    InputCheck.differentiable(program.outputs().get(of), seed, ordered.get(to), input);
    return using(
        weights,
        step -> {
          JniUtils.setGradMode(true);
          NDList arguments = new NDList();
          for (PtNDArray array : upload(step, ordered)) {
            array.setName("x[]");
            arguments.add(array);
          }
          arguments.addAll(List.of(weights.arrays()));
          arguments.add(named("seed", DeviceTensors.upload(step, seed)));
          arguments.add(named("which", DeviceTensors.upload(step, integers(of, to))));
          arguments.add(named("module_method:gradient", DeviceTensors.upload(step, integers())));
          NDList results = IValueUtils.forward(module, arguments, true);
          List<PtNDArray> arrays = results.stream().map(PtNDArray.class::cast).toList();
          return new Gradient(
              DeviceTensors.download(arrays.get(0), ordered.get(to).type()),
              outputs(arrays.subList(1, arrays.size()), DeviceTensors::download));
        });
  }

  /**
   * Calls a method that was added to the program ({@link Program#with}): {@code NAME(w, arguments)
   * -> List[Tensor]}. The same arguments give the same bits, in the first call as in any later one:
   * libtorch rewrites nothing in what it calls often.
   *
   * @return what the method gives; the caller closes it
   * @throws ProgramException as {@link #run}
   */
  public ResidentTensors call(String method, LoadedWeights weights, List<Argument> arguments) {
    return using(
        weights,
        step -> {
          JniUtils.setGradMode(true);
          PtNDManager results = owner.newSubManager(owner.getDevice());
          try {
            NDList all = new NDList();
            // Results belong to the manager of the first array.
            all.add(named("module_method:" + method, DeviceTensors.upload(results, integers())));
            all.addAll(List.of(weights.arrays()));
            for (int i = 0; i < arguments.size(); i++) {
              all.addAll(arrays(step, arguments.get(i), "a" + i));
            }
            NDList given = IValueUtils.forward(module, all, true);
            return new ResidentTensors(results, given.toArray(new PtNDArray[0]));
          } catch (RuntimeException e) {
            results.close();
            throw e;
          }
        });
  }

  /** Arrays of one name with brackets become a list. */
  private static List<PtNDArray> arrays(PtNDManager step, Argument argument, String name) {
    if (argument instanceof Argument.Tensors given) {
      return Arrays.stream(upload(step, given.tensors()))
          .map(one -> named(name + "[]", one))
          .toList();
    }
    if (argument instanceof Argument.Resident given) {
      return Arrays.stream(given.tensors().arrays()).map(one -> named(name + "[]", one)).toList();
    }
    if (argument instanceof Argument.Integers given) {
      long[] values = given.values().stream().mapToLong(Long::longValue).toArray();
      return List.of(named(name, DeviceTensors.upload(step, integers(values))));
    }
    double[] values =
        ((Argument.Reals) argument).values().stream().mapToDouble(Double::doubleValue).toArray();
    return List.of(named(name, DeviceTensors.upload(step, reals(values))));
  }

  private Map<String, Tensor> outputs(
      List<PtNDArray> arrays, BiFunction<PtNDArray, ElementType, Tensor> fetch) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    for (int i = 0; i < arrays.size(); i++) {
      Program.Output output = program.outputs().get(i);
      outputs.put(output.name(), fetch.apply(arrays.get(i), output.type()));
    }
    return outputs;
  }

  private static PtNDArray[] upload(PtNDManager step, List<Tensor> tensors) {
    return tensors.stream()
        .map(tensor -> DeviceTensors.upload(step, tensor))
        .toArray(PtNDArray[]::new);
  }

  private static PtNDArray named(String name, PtNDArray array) {
    array.setName(name);
    return array;
  }

  private static Tensor integers(long... values) {
    ByteBuffer data =
        ByteBuffer.allocateDirect(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    return new Tensor(ElementType.INT64, Shape.of(values.length), data);
  }

  private static Tensor reals(double... values) {
    ByteBuffer data =
        ByteBuffer.allocateDirect(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asDoubleBuffer().put(values);
    return new Tensor(ElementType.FLOAT64, Shape.of(values.length), data);
  }

  private interface Work<T> {
    T on(PtNDManager step);
  }

  /** Runs with program and weights held open; what the work makes is freed at its end. */
  private <T> T using(LoadedWeights weights, Work<T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw ProgramException.invalid("the program is closed");
      }
      weights.acquire(program);
      try (PtNDManager step = owner.newSubManager(owner.getDevice())) {
        // The optimizer guesses ranks (of expand to a computed shape: 0) and, where the text has an
        // addmm, puts what follows from the guess in the place of loops. A setting of the thread.
        JniUtils.setGraphExecutorOptimize(false);
        return work.on(step);
      } catch (ai.djl.engine.EngineException e) {
        throw EngineErrors.atRun(program, e);
      } finally {
        weights.release();
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        module.close();
        owner.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Names of the inputs, in order. */
  public List<String> inputs() {
    return program.inputs().stream().map(Value::name).toList();
  }
}
