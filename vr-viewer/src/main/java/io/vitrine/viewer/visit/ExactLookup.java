package io.vitrine.viewer.visit;

import io.vitrine.protocol.FileReference;
import io.vitrine.viewer.client.ExactValue;
import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.errand.Errands;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Exact values of what is pointed at: a whole value is fetched when the pointer rests on its layer,
 * and the last few are kept.
 */
final class ExactLookup {
  private static final int KEPT = 4;

  private record Key(String model, FileReference picture, String value) {}

  private final GatewayClient client;
  private final Errands errands;
  private final Map<Key, Optional<ExactValue>> known = new LinkedHashMap<>(8, 0.75f, true);
  private boolean under;

  ExactLookup(GatewayClient client, Errands errands) {
    this.client = client;
    this.errands = errands;
  }

  /**
   * An element, if its value is here; else the value is fetched, one at a time.
   *
   * @param element in the order of the whole value
   */
  Optional<Float> element(String model, FileReference picture, String value, long element) {
    Key key = new Key(model, picture, value);
    Optional<ExactValue> here = known.get(key);
    if (here == null) {
      fetch(key);
      return Optional.empty();
    }
    return here.filter(v -> element < v.elements().length).map(v -> v.elements()[(int) element]);
  }

  private void fetch(Key key) {
    if (under) {
      return;
    }
    under = true;
    errands.start(
        () -> client.exact(key.model(), key.picture(), key.value()),
        value -> came(key, Optional.of(value)),
        // Not asked for again: the picture's own tiles still show what there is.
        error -> came(key, Optional.empty()));
  }

  private void came(Key key, Optional<ExactValue> value) {
    under = false;
    known.put(key, value);
    if (known.size() > KEPT) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
