package io.vitrine.gateway.viewers;

import io.vitrine.protocol.Layer;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ViewerMessage.Interest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a viewer wants of each value: how fine, and before what else. Immutable.
 *
 * @param wants by value
 */
record Walk(Map<String, Want> wants) {
  /**
   * @param order 0 for what is wanted most
   * @param finestLevel the finest level to send
   */
  record Want(int order, int finestLevel) {}

  Walk {
    wants = Map.copyOf(wants);
  }

  /** Before a viewer says anything: all layers of the scene, as one walks past them, in full. */
  static Walk past(Scene scene) {
    Map<String, Want> wants = new HashMap<>();
    for (Layer layer : scene.getLayersList()) {
      if (layer.getForm().getKind() != TileForm.Kind.NOT_SHOWN && !layer.getValue().isEmpty()) {
        wants.putIfAbsent(layer.getValue(), new Want(wants.size(), 0));
      }
    }
    return new Walk(wants);
  }

  /** What the viewer says it looks at, as far as the scene has it. */
  static Walk of(Interest interest, Scene scene) {
    Map<String, Want> all = past(scene).wants();
    Map<String, Want> wants = new HashMap<>();
    List<Interest.LayerInterest> layers = interest.getLayersList();
    for (Interest.LayerInterest layer : layers) {
      if (all.containsKey(layer.getValue())) {
        wants.putIfAbsent(layer.getValue(), new Want(wants.size(), layer.getFinestLevel()));
      }
    }
    return new Walk(wants);
  }
}
