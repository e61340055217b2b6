package io.vitrine.gateway.models;

import io.vitrine.protocol.Preprocessing;

/** One preprocessing laid over another: what the change does not say stays. */
public final class PreprocessingChange {
  private PreprocessingChange() {}

  public static Preprocessing over(Preprocessing current, Preprocessing change) {
    // Merging appends to lists, so those that change are emptied first.
    Preprocessing.Builder merged = current.toBuilder();
    if (change.getMeanCount() > 0) {
      merged.clearMean();
    }
    if (change.getStdCount() > 0) {
      merged.clearStd();
    }
    return merged.mergeFrom(change).build();
  }
}
