package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import java.util.Map;
import java.util.Optional;

/** To integers and back. */
final class QuantizationRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("QuantizeLinear", new Rule(2, QuantizationRules::quantize)),
          entry("DequantizeLinear", new Rule(2, QuantizationRules::dequantize)),
          entry("DynamicQuantizeLinear", new Rule(1, QuantizationRules::dynamic)));

  private QuantizationRules() {}

  private static void quantize(Site site) {
    Optional<ElementType> type =
        site.type(2)
            .or(() -> site.elementType("output_dtype"))
            .or(() -> Optional.of(ElementType.UINT8));
    site.give(0, type, site.shape(0));
  }

  private static void dequantize(Site site) {
    site.give(0, site.elementType("output_dtype").or(() -> site.type(1)), site.shape(0));
  }

  private static void dynamic(Site site) {
    site.give(0, Optional.of(ElementType.UINT8), site.shape(0));
    site.give(1, ElementType.FLOAT32, Shape.of());
    site.give(2, ElementType.UINT8, Shape.of());
  }
}
