package io.vitrine.inference.running;

import io.vitrine.inference.InferenceSettings;
import io.vitrine.inference.describe.Descriptions;
import io.vitrine.inference.model.LoadedModels;
import io.vitrine.inference.model.ModelNetwork;
import io.vitrine.model.LoadedPrograms;
import io.vitrine.model.Problems;
import io.vitrine.model.Refusals;
import io.vitrine.network.Tensor;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ActivationChunk.Form;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Problem.Category;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.RunRecord;
import io.vitrine.protocol.RunRequest;
import io.vitrine.protocol.ValueShape;
import io.vitrine.protocol.WantedValue;
import io.vitrine.transport.ChunkCodec;
import io.vitrine.transport.Delivery;
import io.vitrine.transport.Handler;
import io.vitrine.transport.ModelDeaths;
import io.vitrine.transport.Outcome;
import io.vitrine.transport.RecordPublisher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a network on an input and publishes what is wanted of it. Every request ends in Finished,
 * Failed or Superseded; a trouble that may pass gives it back to the group instead. Any number of
 * threads.
 */
public final class RunHandler implements Handler<RunRequest> {
  private static final Logger log = LoggerFactory.getLogger(RunHandler.class);

  private final LoadedModels models;
  private final RunInputs inputs;
  private final NewestSequences newest;
  private final ModelDeaths deaths;

  /** A run that was begun before is run alone: if the process dies, it is known of what. */
  private final ReadWriteLock hands = new ReentrantReadWriteLock(true);

  private final RecordPublisher publisher;
  private final CacheFiller cache;
  private final InferenceSettings.Views views;
  private final String worker;

  public RunHandler(
      LoadedModels models,
      RunInputs inputs,
      NewestSequences newest,
      ModelDeaths deaths,
      RecordPublisher publisher,
      CacheFiller cache,
      InferenceSettings.Views views,
      String worker) {
    this.models = models;
    this.inputs = inputs;
    this.newest = newest;
    this.deaths = deaths;
    this.publisher = publisher;
    this.cache = cache;
    this.views = views;
    this.worker = worker;
  }

  /** What a run gave: the values by name, and how long the network itself took. */
  private record Computed(ModelNetwork model, Map<String, Tensor> values, long millis) {}

  @Override
  public Outcome handle(Delivery<RunRequest> delivery) {
    RunRequest request = delivery.message();
    RunPublication publication =
        new RunPublication(publisher, request.getRun(), delivery.count(), worker);
    if (delivery.last()) {
      publication.failed(
          deaths
              .givenUp(request.getRun(), request.getModel())
              .orElseGet(() -> poison(request, delivery.count())));
      return Outcome.ACCEPT;
    }
    Lock hand = delivery.count() == 1 ? hands.readLock() : hands.writeLock();
    hand.lock();
    try {
      return delivery.count() == 1
          ? deaths
              .verdict(request.getModel())
              .map(problem -> failed(problem, publication))
              .orElseGet(() -> attempt(request, publication))
          : again(request, publication);
    } finally {
      hand.unlock();
    }
  }

  private Outcome again(RunRequest request, RunPublication publication) {
    Optional<Problem> known =
        deaths
            .verdict(request.getModel())
            .or(() -> deaths.begin(request.getRun(), request.getModel()));
    if (known.isPresent()) {
      log.error("{}", known.get().getMessage());
      return failed(known.get(), publication);
    }
    try {
      return attempt(request, publication);
    } finally {
      deaths.ended(request.getRun());
    }
  }

  private static Outcome failed(Problem problem, RunPublication publication) {
    publication.failed(problem);
    return Outcome.ACCEPT;
  }

  private Outcome attempt(RunRequest request, RunPublication publication) {
    try {
      run(request, publication);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      Problem problem = Problems.of(e);
      if (problem.getCategory() == Category.RETRIABLE) {
        log.warn("run {} is given back: {}", request.getRun(), problem.getMessage());
        return Outcome.RELEASE;
      }
      if (problem.getCategory() == Category.CALLER) {
        log.info("run {} failed: {}", request.getRun(), problem.getMessage());
      } else {
        log.error("run {} failed", request.getRun(), e);
      }
      publication.failed(problem);
    }
    return Outcome.ACCEPT;
  }

  private void run(RunRequest request, RunPublication publication) {
    long begun = System.currentTimeMillis();
    if (newest.overtaken(request) || !runAndPublish(request, publication, begun)) {
      publication.superseded();
    }
  }

  /** False when the request was overtaken. What the run gave is published from where it lies. */
  private boolean runAndPublish(RunRequest request, RunPublication publication, long begun) {
    ModelNetwork model = models.network(request.getModel());
    List<String> values = wanted(request, model).stream().map(WantedValue::getValue).toList();
    Map<String, Tensor> given =
        inputs.tensors(model.network().graph(), request.getModel(), request.getInputsList());
    try (LoadedPrograms.Loaded loaded = models.load(request.getModel(), model, values)) {
      if (newest.overtaken(request)) {
        return false;
      }
      long start = System.nanoTime();
      return loaded
          .program()
          .run(
              given,
              loaded.weights(),
              results -> {
                long millis = (System.nanoTime() - start) / 1_000_000;
                return finish(request, new Computed(model, results, millis), publication, begun);
              });
    }
  }

  private boolean finish(
      RunRequest request, Computed computed, RunPublication publication, long begun) {
    if (!publish(request, computed, publication)) {
      return false;
    }
    RunRecord.Finished.Builder finished =
        RunRecord.Finished.newBuilder()
            .setQueuedMs(Math.max(0, begun - request.getRequestedAtMs()))
            .setComputeMs(computed.millis());
    computed.values().forEach((name, tensor) -> finished.addShapes(shape(name, tensor)));
    publication.finished(finished);
    log.debug(
        "run {}: {} ms, of which the network {}",
        request.getRun(),
        System.currentTimeMillis() - begun,
        computed.millis());
    return true;
  }

  private static List<WantedValue> wanted(RunRequest request, ModelNetwork model) {
    if (request.getAllValues()) {
      return model.computed().stream()
          .map(name -> WantedValue.newBuilder().setValue(name).setForm(Form.EXACT).build())
          .toList();
    }
    for (WantedValue value : request.getWantedList()) {
      if (value.getForm() != Form.EXACT && value.getForm() != Form.VIEW) {
        throw Refusals.invalid(
            "the wanted value %s has no form".formatted(value.getValue()), "ask EXACT or VIEW");
      }
    }
    return request.getWantedList();
  }

  /** False when it was overtaken before all was sent. */
  private boolean publish(RunRequest request, Computed computed, RunPublication publication) {
    List<WantedValue> wanted = wanted(request, computed.model());
    List<WantedValue> shown = wanted.stream().filter(w -> w.getForm() == Form.VIEW).toList();
    if (!publishViews(request, computed, shown, publication)) {
      return false;
    }
    for (WantedValue exact : wanted) {
      if (exact.getForm() == Form.EXACT) {
        if (newest.overtaken(request)) {
          return false;
        }
        publishExact(request, exact, value(computed, exact.getValue()), publication);
      }
    }
    return true;
  }

  private static Tensor value(Computed computed, String name) {
    return Optional.ofNullable(computed.values().get(name))
        .orElseThrow(() -> new IllegalStateException("the run gave no value " + name));
  }

  private boolean publishViews(
      RunRequest request, Computed computed, List<WantedValue> wanted, RunPublication publication) {
    ViewChunks chunks =
        ViewChunks.of(
            request.getRun(), computed.model(), wanted, computed.values(), views.tileBytes());
    List<List<ActivationChunk>> sent = new ArrayList<>();
    chunks.wanted().forEach(value -> sent.add(new ArrayList<>()));
    for (int place = 0; place < chunks.count(); place++) {
      if (newest.overtaken(request)) {
        return false;
      }
      ViewChunks.Chunk next = chunks.chunk(place);
      publication.chunk(next.chunk());
      List<ActivationChunk> ofValue = sent.get(next.value());
      ofValue.add(next.chunk());
      if (next.chunk().getLevelsComplete()) {
        cache.offer(request.getContentName(), chunks.wanted().get(next.value()), ofValue);
      }
    }
    return true;
  }

  private void publishExact(
      RunRequest request, WantedValue wanted, Tensor tensor, RunPublication publication) {
    List<ActivationChunk> chunks =
        ChunkCodec.exact(
            request.getRun(),
            wanted.getValue(),
            Descriptions.type(tensor.type()),
            Arrays.stream(tensor.shape().sizes()).boxed().toList(),
            tensor.data(),
            tensor.type().bytes());
    chunks.forEach(publication::chunk);
    cache.offer(request.getContentName(), wanted, chunks);
  }

  private static ValueShape shape(String name, Tensor tensor) {
    ValueShape.Builder shape = ValueShape.newBuilder().setValue(name).setType(tensor.type().code());
    Arrays.stream(tensor.shape().sizes()).forEach(shape::addShape);
    return shape.build();
  }

  private static Problem poison(RunRequest request, int deliveries) {
    return Problem.newBuilder()
        .setCategory(Category.POISON)
        .setReason(Reason.INTERNAL)
        .setMessage(
            "the services that worked on run %s of the model '%s' ended before it was done, %d times"
                .formatted(request.getRun(), request.getModel().getName(), deliveries - 1))
        .setAction(
            "it is not run again; see the logs of the inference service, which may lack memory for"
                + " this model")
        .build();
  }
}
