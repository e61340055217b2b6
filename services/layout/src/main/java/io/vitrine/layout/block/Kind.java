package io.vitrine.layout.block;

import io.vitrine.layout.graph.FoldedLayer;
import io.vitrine.protocol.TileForm;
import java.util.List;
import java.util.Set;

/** What kind of thing a block without a name of its own is, where its layers tell. */
final class Kind {
  private static final Set<String> LINEAR = Set.of("Gemm", "MatMul", "FusedMatMul");

  private Kind() {}

  /** The first word of a title, with a space after it; empty where nothing is told. */
  static String of(List<FoldedLayer> layers) {
    long attentions =
        layers.stream()
            .filter(layer -> layer.value().getForm().getKind() == TileForm.Kind.ATTENTION)
            .count();
    if (attentions > 0) {
      return attentions == 1 ? "attention " : "";
    }
    boolean tokens =
        layers.stream()
            .anyMatch(layer -> layer.value().getForm().getKind() == TileForm.Kind.TOKENS);
    long linear = layers.stream().filter(layer -> LINEAR.contains(layer.head().getOp())).count();
    return tokens && linear == 2 ? "MLP " : "";
  }
}
