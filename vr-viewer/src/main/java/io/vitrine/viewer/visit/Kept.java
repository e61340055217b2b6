package io.vitrine.viewer.visit;

import io.vitrine.viewer.panel.Panel;
import java.util.Optional;
import java.util.function.Function;

/** A panel that is written anew only when what it shows has changed. */
final class Kept<S> {
  private final Function<S, Panel> writer;
  private Optional<S> shown = Optional.empty();
  private Optional<Panel> panel = Optional.empty();

  Kept(Function<S, Panel> writer) {
    this.writer = writer;
  }

  Panel of(S state) {
    if (panel.isEmpty() || !shown.equals(Optional.of(state))) {
      shown = Optional.of(state);
      panel = Optional.of(writer.apply(state));
    }
    return panel.get();
  }
}
