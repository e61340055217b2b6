package io.vitrine.program;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.vitrine.program.archive.TorchArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes {@link Slot.Prepared}: a small module with a method per distinct expression. */
final class Preparation implements AutoCloseable {
  private static final String HEADER =
      """
      class M(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.M, r: List[Tensor]) -> List[Tensor]:
          return r
      """;

  private final PtNDManager owner;
  private final PtSymbolBlock module;
  private final Map<String, String> methods;

  private Preparation(PtNDManager owner, PtSymbolBlock module, Map<String, String> methods) {
    this.owner = owner;
    this.module = module;
    this.methods = methods;
  }

  static Preparation of(PtNDManager manager, List<Slot> slots) {
    Map<String, String> methods = new LinkedHashMap<>();
    StringBuilder code = new StringBuilder(HEADER);
    for (Slot slot : slots) {
      if (slot instanceof Slot.Prepared prepared && !methods.containsKey(prepared.expression())) {
        String method = "p" + methods.size();
        methods.put(prepared.expression(), method);
        code.append("  def %s(self: __torch__.M, r: List[Tensor]) -> Tensor:\n".formatted(method))
            .append("    return %s\n".formatted(prepared.expression()));
      }
    }
    PtNDManager owner = manager.newSubManager(manager.getDevice());
    try {
      ByteArrayInputStream archive = new ByteArrayInputStream(TorchArchive.of(code.toString()));
      return new Preparation(owner, JniUtils.loadModule(owner, archive, false, false), methods);
    } catch (IOException e) {
      owner.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  /** A new tensor of the manager. */
  PtNDArray apply(PtNDManager manager, Slot.Prepared slot, PtNDArray... sources) {
    String method = methods.get(slot.expression());
    if (method == null) {
      throw new IllegalStateException("no method was made for " + slot.expression());
    }
    JniUtils.setGradMode(false);
    // Not runMethod: what that makes can't be used where gradients are wanted.
    NDList arguments = new NDList();
    for (PtNDArray source : sources) {
      source.setName("r[]");
      arguments.add(source);
    }
    PtNDArray call = (PtNDArray) manager.create(0);
    call.setName("module_method:" + method);
    arguments.add(call);
    try {
      PtNDArray result =
          (PtNDArray) IValueUtils.forward(module, arguments, true).singletonOrThrow();
      result.attach(manager);
      return result;
    } finally {
      call.close();
    }
  }

  @Override
  public void close() {
    module.close();
    owner.close();
  }
}
