package io.vitrine.gateway.viewers;

import com.google.protobuf.ByteString;
import io.vitrine.gateway.models.ModelCatalog;
import io.vitrine.gateway.runs.Runs;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.RunInput;
import io.vitrine.transport.ChunkCache;
import io.vitrine.transport.ContentNames;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What is being shown: one showing for each input in each network, however many watch. Thread-safe.
 */
@Singleton
final class Showings {
  private final ExecutorService worker =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "showing");
            thread.setDaemon(true);
            return thread;
          });
  private final Showing.Means means;
  private final ModelCatalog catalog;
  private final Map<Question, Showing> open = new HashMap<>();

  /** Labels too: two models may differ in nothing else. */
  private record Question(ByteString contentName, ByteString description, List<String> labels) {}

  Showings(Runs runs, ChunkCache cache, ModelCatalog catalog) {
    this.means = new Showing.Means(runs, cache, worker);
    this.catalog = catalog;
  }

  /** Lets someone watch an input; the same input is shown once to all. */
  synchronized Showing enter(Model model, List<RunInput> inputs, Audience who) {
    ByteString contentName = ContentNames.run(model.getReference(), inputs);
    NetworkDescription network = catalog.describe(model);
    Showing showing =
        open.computeIfAbsent(
            new Question(contentName, model.getDescription().getSha256(), model.getLabelsList()),
            question -> new Showing(means, model, network, inputs, contentName));
    showing.enter(who);
    return showing;
  }

  synchronized void leave(Showing showing, Audience who) {
    if (showing.leave(who)) {
      open.values().remove(showing);
    }
  }

  ExecutorService worker() {
    return worker;
  }

  @PreDestroy
  void close() {
    worker.shutdownNow();
  }
}
