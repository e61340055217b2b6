package io.vitrine.gateway.viewers;

import com.google.protobuf.ByteString;
import io.vitrine.gateway.runs.ExactValue;
import io.vitrine.gateway.runs.Run;
import io.vitrine.gateway.runs.RunListener;
import io.vitrine.gateway.runs.Runs;
import io.vitrine.gateway.runs.TopClasses;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ActivationChunk.Form;
import io.vitrine.protocol.ClassScore;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.RunInput;
import io.vitrine.protocol.RunRequest;
import io.vitrine.protocol.WantedValue;
import io.vitrine.transport.ChunkCache;
import io.vitrine.transport.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * One input in one network, shown to any number of viewers: what is asked for by one is computed
 * once and comes to all. Holds no tiles itself, only which exist. Thread-safe.
 */
final class Showing {
  private static final Logger LOG = Logger.getLogger(Showing.class);
  private static final int TOP = 5;

  /** What all showings share. */
  record Means(Runs runs, ChunkCache cache, Executor worker) {}

  private final Means means;
  private final Model model;
  private final NetworkDescription network;
  private final List<RunInput> inputs;
  private final ByteString contentName;
  private final Set<Audience> audience = new LinkedHashSet<>();
  private final Set<Tile> known = new HashSet<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private final Map<String, List<ActivationChunk>> exact = new HashMap<>();
  private final Set<String> fetching = new HashSet<>();
  private final Set<Run> running = new HashSet<>();
  private List<ClassScore> classes = List.of();
  private ByteString preview = ByteString.EMPTY;
  private int open;
  private long computeMs;
  private Optional<Problem> problem = Optional.empty();

  Showing(
      Means means,
      Model model,
      NetworkDescription network,
      List<RunInput> inputs,
      ByteString contentName) {
    this.means = means;
    this.model = model;
    this.network = network;
    this.inputs = inputs;
    this.contentName = contentName;
  }

  /** Someone begins to watch, and is told what came before. */
  synchronized void enter(Audience who) {
    audience.add(who);
    who.exist(List.copyOf(known));
    if (!preview.isEmpty()) {
      who.preview(preview);
    }
    if (!classes.isEmpty()) {
      who.classes(classes);
    }
    if (open == 0 && !asked.isEmpty()) {
      who.ended(computeMs, problem);
    }
  }

  /** Someone stops watching; true when nobody is left, and then it ends. */
  synchronized boolean leave(Audience who) {
    audience.remove(who);
    if (audience.isEmpty()) {
      running.forEach(Run::close);
      running.clear();
      return true;
    }
    return false;
  }

  /**
   * Sees to it that all that is wanted comes.
   *
   * @param session who asks, with the sequence of the input; a later one may take its place in the
   *     queue
   */
  void show(Walk walk, String session, long sequence) {
    List<WantedValue> wanted = new ArrayList<>();
    synchronized (this) {
      if (asked.isEmpty()) {
        exactly().forEach(value -> wanted.add(wanted(value, Form.EXACT, 0)));
      }
      walk.wants().entrySet().stream()
          .sorted(Comparator.comparingInt(want -> want.getValue().order()))
          .filter(
              want ->
                  asked.getOrDefault(want.getKey(), Integer.MAX_VALUE)
                      > want.getValue().finestLevel())
          .forEach(
              want -> wanted.add(wanted(want.getKey(), Form.VIEW, want.getValue().finestLevel())));
      wanted.forEach(value -> asked.merge(value.getValue(), value.getFinestLevel(), Math::min));
      if (wanted.isEmpty()) {
        return;
      }
      open++;
    }
    means.worker().execute(() -> guarded(() -> fill(wanted, session, sequence)));
  }

  /** The logits, and the picture as the nodes see it. */
  private List<String> exactly() {
    List<String> values = new ArrayList<>();
    if (!network.getLogits().isEmpty()) {
      values.add(network.getLogits());
    }
    if (model.getReference().hasPreprocessing()) {
      values.add(model.getReference().getPreprocessing().getInput());
    }
    return values;
  }

  private static WantedValue wanted(String value, Form form, int finestLevel) {
    return WantedValue.newBuilder()
        .setValue(value)
        .setForm(form)
        .setFinestLevel(finestLevel)
        .build();
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("a showing broke", e);
      ended(0, Optional.of(ProblemException.problemOf(e)));
    }
  }

  /** First what lies in the cache, then a run for the rest. */
  private void fill(List<WantedValue> wanted, String session, long sequence) {
    List<WantedValue> missing = new ArrayList<>();
    for (WantedValue value : wanted) {
      means
          .cache()
          .get(contentName, value, "")
          .ifPresentOrElse(chunks -> chunks.forEach(this::heard), () -> missing.add(value));
    }
    if (missing.isEmpty()) {
      ended(0, Optional.empty());
    } else {
      run(missing, session, sequence);
    }
  }

  private void run(List<WantedValue> missing, String session, long sequence) {
    RunRequest request =
        means
            .runs()
            .request(model, inputs, missing)
            .setSession(session)
            .setSequence(sequence)
            .build();
    synchronized (this) {
      if (audience.isEmpty()) {
        return;
      }
      running.removeIf(Run::ended);
      running.add(means.runs().start(request, new Hearing(missing)));
    }
  }

  private void heard(ActivationChunk chunk) {
    if (chunk.getForm() == Form.EXACT) {
      heardExact(chunk);
      return;
    }
    synchronized (this) {
      known.add(Tile.of(chunk));
      audience.forEach(who -> who.arrived(chunk));
    }
  }

  /** Tells what the logits and the input mean as soon as they are whole. */
  private synchronized void heardExact(ActivationChunk chunk) {
    List<ActivationChunk> chunks =
        exact.computeIfAbsent(chunk.getValue(), value -> new ArrayList<>());
    chunks.add(chunk);
    long elements = chunks.stream().mapToLong(ActivationChunk::getElements).sum();
    if (elements < chunk.getShapeList().stream().reduce(1L, Math::multiplyExact)) {
      return;
    }
    exact.remove(chunk.getValue());
    ExactValue value = ExactValue.of(chunks);
    if (chunk.getValue().equals(network.getLogits())) {
      classes = TopClasses.of(value.doubles(), model.getLabelsList(), TOP);
      audience.forEach(who -> who.classes(classes));
    } else {
      preview = Preview.png(value, model.getReference().getPreprocessing());
      audience.forEach(who -> who.preview(preview));
    }
  }

  private synchronized void ended(long tookMs, Optional<Problem> failed) {
    open--;
    computeMs += tookMs;
    problem = failed;
    if (failed.isPresent()) {
      // Whoever asks again gets another try.
      asked.clear();
    }
    if (open == 0 || failed.isPresent()) {
      audience.forEach(who -> who.ended(computeMs, failed));
    }
  }

  /** Brings the tiles of a value again: from the cache, or by another run. */
  void fetch(String value) {
    synchronized (this) {
      if (!fetching.add(value)) {
        return;
      }
    }
    means.worker().execute(() -> guarded(() -> fetchNow(value)));
  }

  private void fetchNow(String value) {
    WantedValue wanted;
    synchronized (this) {
      wanted = wanted(value, Form.VIEW, asked.getOrDefault(value, 0));
    }
    Optional<List<ActivationChunk>> cached = means.cache().get(contentName, wanted, "");
    if (cached.isPresent()) {
      synchronized (this) {
        fetching.remove(value);
        cached.get().forEach(chunk -> audience.forEach(who -> who.arrived(chunk)));
      }
      return;
    }
    synchronized (this) {
      open++;
    }
    run(List.of(wanted), "", 0);
  }

  /** Hears one run for all who watch. */
  private final class Hearing implements RunListener {
    private final List<WantedValue> wanted;

    Hearing(List<WantedValue> wanted) {
      this.wanted = wanted;
    }

    @Override
    public void chunk(ActivationChunk chunk) {
      heard(chunk);
    }

    @Override
    public void finished(long tookMs) {
      over();
      ended(tookMs, Optional.empty());
    }

    @Override
    public void failed(Problem reason) {
      List<String> lost = over();
      synchronized (Showing.this) {
        lost.forEach(value -> audience.forEach(who -> who.lost(value)));
      }
      ended(0, Optional.of(reason));
    }

    /**
     * The viewer who asked went on to another input. Who still watches gets a run that nothing
     * takes the place of.
     */
    @Override
    public void superseded() {
      over();
      synchronized (Showing.this) {
        exact.clear();
      }
      means.worker().execute(() -> guarded(() -> run(wanted, "", 0)));
    }

    private List<String> over() {
      List<String> values = wanted.stream().map(WantedValue::getValue).toList();
      synchronized (Showing.this) {
        fetching.removeAll(values);
      }
      return values;
    }
  }
}
