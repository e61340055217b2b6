package io.vitrine.viewer.visit;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.JobEvent;
import io.vitrine.protocol.JobProgress;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Visualization;
import io.vitrine.viewer.ViewerException;
import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.client.JobsClient;
import io.vitrine.viewer.errand.Errands;
import io.vitrine.viewer.panel.ChannelPanel;
import io.vitrine.viewer.render.Gallery;
import io.vitrine.viewer.render.PreparedPicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** The visualizations that were asked for in this visit, and their jobs as they go on. */
final class Visualizations implements AutoCloseable {
  /** A channel of a value of a model. */
  record Subject(String model, String value, int channel) {
    private String key() {
      return "look/" + model + "/" + channel + "/" + value;
    }
  }

  private record Drawn(Visualization result, PreparedPicture picture) {}

  private static final class Going {
    private String job = "";
    private float progress;
    private boolean running = true;
    private String message = "Waiting for a worker …";
    private AutoCloseable watch = () -> {};
  }

  private final GatewayClient client;
  private final Errands errands;
  private final Gallery gallery;
  private final int steps;
  private final Map<Subject, Going> asked = new HashMap<>();

  Visualizations(GatewayClient client, Errands errands, Gallery gallery, int steps) {
    this.client = client;
    this.errands = errands;
    this.gallery = gallery;
    this.steps = steps;
  }

  /** Submits a job for a channel, unless one goes on. */
  void ask(Subject subject) {
    Going before = asked.get(subject);
    if (before != null && (before.running || gallery.slot(subject.key()) >= 0)) {
      return;
    }
    Going going = new Going();
    asked.put(subject, going);
    errands.start(
        () -> client.jobs().submit(subject.model(), subject.value(), subject.channel(), steps),
        state -> submitted(subject, going, state),
        error -> failed(going, error));
  }

  private void submitted(Subject subject, Going going, JobState state) {
    going.job = state.getJob();
    if (state.getPhase() == Phase.DONE) {
      finish(subject, going, state);
      return;
    }
    going.watch =
        client
            .jobs()
            .watch(
                state.getJob(),
                event -> errands.post(() -> news(subject, going, event)),
                () -> errands.post(() -> ended(going)),
                error -> errands.post(() -> failed(going, error)));
  }

  private void news(Subject subject, Going going, JobEvent event) {
    if (event.hasProgress()) {
      progress(subject, going, event.getProgress());
    } else if (event.hasState() && going.running) {
      JobState state = event.getState();
      try {
        JobsClient.failed(state);
      } catch (RuntimeException e) {
        failed(going, e);
        return;
      }
      if (state.getPhase() == Phase.DONE) {
        finish(subject, going, state);
      }
    }
  }

  private void progress(Subject subject, Going going, JobProgress progress) {
    going.progress = (float) progress.getStepsDone() / Math.max(1, progress.getSteps());
    going.message = "Step " + progress.getStepsDone() + " of " + progress.getSteps();
    for (JobProgress.ItemProgress item : progress.getItemsList()) {
      boolean ours =
          item.getObjective().getValue().equals(subject.value())
              && item.getObjective().getChannel() == subject.channel();
      if (ours && !item.getPreviewPng().isEmpty() && going.running) {
        ByteString png = item.getPreviewPng();
        errands.start(
            () -> prepared(png.toByteArray()),
            picture -> {
              if (going.running) {
                gallery.take(subject.key(), picture);
              }
            },
            error -> {
              // A preview that cannot be read is followed by others.
            });
      }
    }
  }

  private void finish(Subject subject, Going going, JobState state) {
    String result =
        state.getItemsList().stream()
            .filter(item -> item.getObjective().getChannel() == subject.channel())
            .map(item -> item.getName())
            .findFirst()
            .orElse("");
    errands.start(
        () -> {
          Visualization made = client.jobs().result(result);
          return new Drawn(made, prepared(client.fetch(made.getPng())));
        },
        drawn -> {
          going.running = false;
          going.progress = 1;
          gallery.take(subject.key(), drawn.picture());
          going.message =
              drawn.result().getUnreached()
                  ? String.format(
                      Locale.ROOT,
                      "Unreached: nothing moved this channel (%.3g at the start, %.3g at best).",
                      drawn.result().getStart(),
                      drawn.result().getBest())
                  : "";
        },
        error -> failed(going, error));
  }

  private static void ended(Going going) {
    if (going.running && going.progress < 1) {
      going.message = "Fetching the result …";
    }
  }

  private static void failed(Going going, Exception error) {
    going.running = false;
    going.message = String.valueOf(error.getMessage());
  }

  private static PreparedPicture prepared(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    if (image == null) {
      throw new ViewerException("The visualization is no picture that can be read.");
    }
    return PreparedPicture.of(image);
  }

  /** Stops a channel's job. */
  void cancel(Subject subject) {
    Going going = asked.get(subject);
    if (going == null || !going.running || going.job.isEmpty()) {
      return;
    }
    going.running = false;
    going.message = "Stopped.";
    close(going);
    errands.start(
        () -> {
          client.jobs().cancel(going.job);
          return true;
        },
        done -> {},
        error -> failed(going, error));
  }

  /** What there is to see of a channel's visualization. */
  ChannelPanel.Look look(Subject subject) {
    Going going = asked.get(subject);
    if (going == null) {
      return ChannelPanel.Look.NONE;
    }
    return new ChannelPanel.Look(
        gallery.slot(subject.key()),
        gallery.aspect(subject.key()),
        going.progress,
        going.running,
        going.message);
  }

  /** Whether a channel's visualization is finished, or will never be. */
  boolean settled(Subject subject) {
    Going going = asked.get(subject);
    return going != null && !going.running;
  }

  private static void close(Going going) {
    try {
      going.watch.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    asked.values().forEach(Visualizations::close);
  }
}
