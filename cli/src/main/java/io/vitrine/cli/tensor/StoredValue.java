package io.vitrine.cli.tensor;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A value that lies in a file: an entry of index.json.
 *
 * @param name of the value, as in the model file
 * @param file name within the folder
 * @param shape of the value, batch included
 * @param dtype as NumPy names it
 */
@JsonPropertyOrder({"name", "file", "shape", "dtype"})
public record StoredValue(String name, String file, List<Long> shape, String dtype) {
  /** Copies the shape. */
  public StoredValue {
    shape = List.copyOf(shape);
  }
}
