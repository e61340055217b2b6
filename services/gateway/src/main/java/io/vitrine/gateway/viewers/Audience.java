package io.vitrine.gateway.viewers;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ClassScore;
import io.vitrine.protocol.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whoever watches one showing. Told in order, on any thread; must be quick. */
interface Audience {
  /** Tiles came. */
  void arrived(ActivationChunk chunk);

  /** Tiles exist that came before this one began to watch. */
  void exist(Collection<Tile> tiles);

  /** Tiles of a value cannot be had again. */
  void lost(String value);

  void classes(List<ClassScore> top);

  void preview(ByteString png);

  /** All that was asked for has come, or it cannot come. */
  void ended(long computeMs, Optional<Problem> problem);
}
