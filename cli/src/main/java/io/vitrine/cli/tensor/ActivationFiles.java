package io.vitrine.cli.tensor;

import io.vitrine.cli.output.CommandFailed;
import io.vitrine.cli.output.Json;
import io.vitrine.protocol.ActivationChunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns a stream of exact chunks into .npy files. Either all files are whole, or there is an error
 * and no index.
 */
public final class ActivationFiles {
  private ActivationFiles() {}

  /** Writes the one value of the stream into `file`. */
  public static StoredValue one(Iterator<ActivationChunk> chunks, String value, Path file)
      throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    List<StoredValue> stored = store(chunks, chunk -> file, seen -> {});
    if (stored.size() != 1) {
      throw new CommandFailed(
          "value '" + value + "' did not come", "Look at 'vitrine model show'.");
    }
    return stored.get(0);
  }

  /** Writes every value of the stream into `folder`, and then index.json. */
  public static List<StoredValue> all(
      Iterator<ActivationChunk> chunks, Path folder, Consumer<String> each) throws IOException {
    // Waits for the first one: a request that is refused leaves no folder.
    if (!chunks.hasNext()) {
      throw new CommandFailed("no value came", "Look at 'vitrine model show'.");
    }
    Files.createDirectories(folder);
    Path index = folder.resolve("index.json");
    Files.deleteIfExists(index);
    FileNames names = new FileNames();
    List<StoredValue> stored =
        store(chunks, chunk -> folder.resolve(names.next(chunk.getValue())), each);
    Path unfinished = folder.resolve("index.json.part");
    Files.write(unfinished, Json.text(stored).getBytes(StandardCharsets.UTF_8));
    Files.move(
        unfinished, index, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return stored;
  }

  private interface Place {
    Path of(ActivationChunk first);
  }

  private static List<StoredValue> store(
      Iterator<ActivationChunk> chunks, Place place, Consumer<String> each) throws IOException {
    Map<String, NpyFile> open = new LinkedHashMap<>();
    List<StoredValue> stored = new ArrayList<>();
    try {
      while (chunks.hasNext()) {
        ActivationChunk chunk = chunks.next();
        NpyFile file = open.get(chunk.getValue());
        if (file == null) {
          each.accept(chunk.getValue());
          file = NpyFile.begin(chunk, place.of(chunk));
          open.put(chunk.getValue(), file);
        }
        file.write(chunk);
        if (file.complete()) {
          stored.add(file.finish());
          open.remove(chunk.getValue());
        }
      }
      for (NpyFile incomplete : open.values()) {
        incomplete.finish();
      }
      return stored;
    } finally {
      for (NpyFile incomplete : open.values()) {
        incomplete.close();
      }
    }
  }
}
