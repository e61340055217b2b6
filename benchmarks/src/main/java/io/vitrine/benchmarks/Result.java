package io.vitrine.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a benchmark found out.
 *
 * @param ours median
 * @param peer median
 * @param peerIs what the peer is
 * @param more further numbers by name
 */
public record Result(
    String name, double ours, double peer, String unit, String peerIs, Map<String, ?> more) {

  /** One line of JSON; a ratio below 1 means that ours takes less. */
  String json() throws JsonProcessingException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", name);
    line.put("ours", rounded(ours));
    line.put("peer", rounded(peer));
    line.put("unit", unit);
    line.put("ratio", rounded(ours / peer));
    line.put("peerIs", peerIs);
    line.put("processors", Runtime.getRuntime().availableProcessors());
    line.putAll(more);
    return new ObjectMapper().writeValueAsString(line);
  }

  /** To a thousandth: more digits say nothing. */
  public static double rounded(double number) {
    return Math.round(number * 1000) / 1000.0;
  }
}
