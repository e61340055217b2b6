package io.vitrine.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.Problem.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
  private Path folder;
  private BlobStore store;

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
    store = new BlobStore(BlobSettings.of(folder.resolve("blobs")));
  }

  @Test
  void fileIsNamedByItsBytes() throws Exception {
    FileReference reference = store.put("abc".getBytes(UTF_8));
    // From FIPS 180-2, appendix B.1.
    assertThat(reference.getSha256())
        .isEqualTo(
            ByteString.copyFrom(
                HexFormat.of()
                    .parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")));
    assertThat(reference.getSize()).isEqualTo(3);
    assertThat(store.fetch(reference)).hasContent("abc");
    assertThat(store.put("abc".getBytes(UTF_8))).isEqualTo(reference);
    assertThat(store.has(reference)).isTrue();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void unknownFileIsTheCallersFault() {
    FileReference unknown =
        FileReference.newBuilder()
            .setPath("net.onnx")
            .setSha256(ByteString.copyFrom(new byte[32]))
            .build();
    assertThat(store.has(unknown)).isFalse();
    assertThatThrownBy(() -> store.fetch(unknown))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("net.onnx")
        .extracting(e -> ((ProblemException) e).problem().getReason())
        .isEqualTo(Reason.NOT_FOUND);
    assertThatThrownBy(() -> store.fetch(FileReference.getDefaultInstance()))
        .hasMessageContaining("SHA-256");
  }

  @Test
  void fileOverTheLimitIsRefusedAndLeavesNothing() throws Exception {
    BlobStore small = new BlobStore(new BlobSettings(folder.resolve("blobs"), 2));
    assertThatThrownBy(() -> small.put("abc".getBytes(UTF_8)))
        .hasMessageContaining("VITRINE_BLOBS_LARGEST_FILE");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void recordsAreWrittenReadListedAndDeleted() {
    assertThat(store.list("models")).isEmpty();
    assertThat(store.read("models", "a")).isEmpty();
    store.write("models", "b", "1".getBytes(UTF_8));
    store.write("models", "a", "2".getBytes(UTF_8));
    store.write("models", "b", "3".getBytes(UTF_8));
    assertThat(store.list("models")).containsExactly("a", "b");
    assertThat(store.read("models", "b")).hasValue("3".getBytes(UTF_8));
    assertThat(store.delete("models", "b")).isTrue();
    assertThat(store.delete("models", "b")).isFalse();
    assertThat(store.list("models")).containsExactly("a");
  }

  @Test
  void namesAreNoPaths() throws Exception {
    List<String> names =
        List.of("../../etc/passwd", "..", ".", "a/b", "A", "a", "über netz", "100%", "con:1", "\0");
    names.forEach(name -> store.write("models", name, name.getBytes(UTF_8)));
    assertThat(store.list("models")).containsExactlyInAnyOrderElementsOf(names);
    names.forEach(name -> assertThat(store.read("models", name)).hasValue(name.getBytes(UTF_8)));
    try (var files = Files.list(folder.resolve("blobs/records/models"))) {
      assertThat(files).hasSize(names.size());
    }
    assertThatThrownBy(() -> store.write("models", "", new byte[0])).hasMessageContaining("empty");
    assertThatThrownBy(() -> store.write("models", "x".repeat(300), new byte[0]))
        .hasMessageContaining("too long");
  }

  @Test
  void ofManyWritersOfANewNameOneWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> writers =
          IntStream.range(0, 32)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> store.putIfAbsent("scenes", "s", Integer.toString(i).getBytes(UTF_8)))
              .toList();
      int winner = -1;
      var results = threads.invokeAll(writers);
      for (int i = 0; i < results.size(); i++) {
        if (results.get(i).get()) {
          assertThat(winner).as("a second winner").isEqualTo(-1);
          winner = i;
        }
      }
      assertThat(store.read("scenes", "s")).hasValue(Integer.toString(winner).getBytes(UTF_8));
    } finally {
      threads.shutdownNow();
    }
    assertThat(leftovers()).isEmpty();
  }

  private List<Path> leftovers() throws Exception {
    try (var files = Files.list(folder.resolve("blobs/incoming"))) {
      return files.toList();
    }
  }
}
