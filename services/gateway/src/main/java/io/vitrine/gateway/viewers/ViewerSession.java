package io.vitrine.gateway.viewers;

import com.google.protobuf.ByteString;
import io.vitrine.gateway.layouts.Scenes;
import io.vitrine.gateway.models.ModelCatalog;
import io.vitrine.gateway.runs.Runs;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ClassScore;
import io.vitrine.protocol.GatewayMessage;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.RunInput;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.ViewerMessage;
import io.vitrine.transport.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One viewer: the network it walks through, the input it sees, and the tiles it has not got yet.
 * Its messages are handled one at a time, in order; tiles are asked for from any thread.
 */
public final class ViewerSession {
  /** What all sessions share. */
  record Means(
      ModelCatalog catalog,
      Scenes scenes,
      Runs runs,
      Showings showings,
      GatewaySettings settings) {}

  private final String id;
  private final Means means;
  private final Consumer<GatewayMessage> control;
  private volatile Runnable tilesMayGo = () -> {};
  private @Nullable Model model;
  private Scene scene = Scene.getDefaultInstance();
  private Walk walk = new Walk(java.util.Map.of());
  private List<RunInput> inputs = List.of();
  private long sequence;
  private long layouts;
  private volatile boolean closed;
  private volatile @Nullable Seat seat;

  ViewerSession(String id, Means means, Consumer<GatewayMessage> control) {
    this.id = id;
    this.means = means;
    this.control = control;
  }

  /** The session's name, by which its stream of tiles finds it. */
  public String id() {
    return id;
  }

  /**
   * Handles a message; what goes wrong is told to the viewer, whose session goes on. May take as
   * long as a layout.
   */
  public synchronized void handle(ViewerMessage message) {
    if (closed) {
      return;
    }
    try {
      switch (message.getMessageCase()) {
        case OPEN -> open(message.getOpen());
        case SET_INPUT -> setInput(message.getSetInput());
        case INTEREST -> look(message.getInterest());
        case SET_CHECKPOINT -> setCheckpoint(message.getSetCheckpoint());
        case SET_LAYOUT -> setLayout(message.getSetLayout());
        case MESSAGE_NOT_SET ->
            throw ProblemException.caller(
                Reason.INVALID,
                "the gateway does not know this message",
                "Use a viewer of the gateway's version.");
      }
    } catch (RuntimeException e) {
      control.accept(GatewayMessage.newBuilder().setProblem(ProblemException.problemOf(e)).build());
    }
  }

  private void open(ViewerMessage.Open open) {
    Model opened = means.catalog().get(open.getModel());
    Scene laidOut = means.scenes().of(opened, open.getLayout());
    leaveSeat();
    model = opened;
    scene = laidOut;
    walk = Walk.past(scene);
    control.accept(
        GatewayMessage.newBuilder()
            .setOpened(
                GatewayMessage.Opened.newBuilder()
                    .setSession(id)
                    .setModel(opened)
                    .setScene(scene)
                    .addAllCheckpoints(means.catalog().checkpointsOf(opened)))
            .build());
  }

  private void setInput(ViewerMessage.SetInput input) {
    Model shown = opened("an input");
    inOrder(input.getSequence());
    List<RunInput> chosen = means.runs().inputs(input.getInputsList());
    show(shown, chosen, input.getSequence());
    inputs = chosen;
  }

  private void setCheckpoint(ViewerMessage.SetCheckpoint wish) {
    Model shown = opened("a checkpoint");
    inOrder(wish.getSequence());
    Model checkpoint = means.catalog().get(wish.getModel());
    if (!means.catalog().sameGraph(shown, checkpoint)) {
      throw ProblemException.caller(
          Reason.INVALID,
          "'" + wish.getModel() + "' is no checkpoint of the network that is open",
          "Open it as a model of its own.");
    }
    model = checkpoint;
    show(checkpoint, inputs, wish.getSequence());
  }

  private void setLayout(ViewerMessage.SetLayout wish) {
    Model shown = opened("a layout");
    Scene laidOut = means.scenes().of(shown, wish.getLayout());
    Seat before = seat;
    leaveSeat();
    scene = laidOut;
    walk = Walk.past(scene);
    GatewayMessage.LaidOut.Builder told =
        GatewayMessage.LaidOut.newBuilder().setNumber(wish.getNumber()).setScene(scene);
    if (before == null) {
      control.accept(GatewayMessage.newBuilder().setLaidOut(told).build());
      return;
    }
    layouts++;
    String run = id + "/" + sequence + "/" + layouts;
    control.accept(GatewayMessage.newBuilder().setLaidOut(told.setRun(run)).build());
    take(new Seat(sequence, run), shown, inputs);
  }

  private Model opened(String came) {
    if (model == null) {
      throw ProblemException.caller(
          Reason.INVALID, came + " came before a model was opened", "Open a model first.");
    }
    return model;
  }

  private void inOrder(long next) {
    if (seat != null && next <= sequence) {
      throw ProblemException.caller(
          Reason.INVALID,
          "input " + next + " came after input " + sequence,
          "Give each input a higher sequence.");
    }
  }

  private void show(Model shown, List<RunInput> chosen, long number) {
    leaveSeat();
    sequence = number;
    String run = id + "/" + sequence;
    control.accept(accepted(sequence, run, ByteString.EMPTY));
    take(new Seat(sequence, run), shown, chosen);
  }

  private void take(Seat taken, Model shown, List<RunInput> chosen) {
    seat = taken;
    taken.showing = means.showings().enter(shown, chosen, taken);
    taken.showing.show(walk, id, sequence);
    tilesMayGo.run();
  }

  private void look(ViewerMessage.Interest interest) {
    walk = Walk.of(interest, scene);
    Seat now = seat;
    if (now != null && now.showing != null) {
      now.tiles.turn(walk);
      now.showing.show(walk, id, sequence);
      tilesMayGo.run();
    }
  }

  private void leaveSeat() {
    Seat left = seat;
    seat = null;
    if (left != null && left.showing != null) {
      means.showings().leave(left.showing, left);
    }
  }

  /** Says whom to tell when there may be a tile to send. */
  public void onTiles(Runnable mayGo) {
    tilesMayGo = mayGo;
    mayGo.run();
  }

  /** The tile that is wanted most at this moment; empty when none is at hand. Does not block. */
  public Optional<ActivationChunk> nextTile() {
    Seat now = seat;
    if (now == null) {
      return Optional.empty();
    }
    Optional<ActivationChunk> next = now.next();
    Showing showing = now.showing;
    if (showing != null) {
      now.tiles.toFetch().ifPresent(showing::fetch);
    }
    return next.map(chunk -> chunk.toBuilder().setRun(now.run).build());
  }

  /** The viewer is gone. */
  public void close() {
    closed = true;
    synchronized (this) {
      leaveSeat();
    }
    tilesMayGo.run();
  }

  /** Whether the viewer is gone. */
  public boolean closed() {
    return closed;
  }

  private static GatewayMessage accepted(long sequence, String run, ByteString preview) {
    return GatewayMessage.newBuilder()
        .setInputAccepted(
            GatewayMessage.InputAccepted.newBuilder()
                .setSequence(sequence)
                .setRun(run)
                .setPreviewPng(preview))
        .build();
  }

  /** A viewer's place before one input. */
  private final class Seat implements Audience {
    private final long number;
    private final String run;
    private final TileQueue tiles;
    private final Excerpts excerpts;
    private volatile @Nullable Showing showing;

    Seat(long number, String run) {
      GatewaySettings.ViewerSettings limits = means.settings().viewer();
      this.number = number;
      this.run = run;
      this.tiles = new TileQueue(walk, limits.memory().asLongValue(), limits.coarseTexels());
      this.excerpts = new Excerpts(scene);
    }

    /** The next chunk of which something is shown. */
    Optional<ActivationChunk> next() {
      Optional<ActivationChunk> next = tiles.next();
      while (next.isPresent()) {
        Optional<ActivationChunk> shown = excerpts.of(next.get());
        if (shown.isPresent()) {
          return shown;
        }
        next = tiles.next();
      }
      return next;
    }

    @Override
    public void arrived(ActivationChunk chunk) {
      tiles.arrived(chunk);
      tilesMayGo.run();
    }

    @Override
    public void exist(Collection<Tile> known) {
      tiles.exist(known);
      tilesMayGo.run();
    }

    @Override
    public void lost(String value) {
      tiles.lost(value);
    }

    @Override
    public void classes(List<ClassScore> top) {
      tell(
          GatewayMessage.newBuilder()
              .setClasses(GatewayMessage.Classes.newBuilder().setSequence(number).addAllTop(top))
              .build());
    }

    @Override
    public void preview(ByteString png) {
      tell(accepted(number, run, png));
    }

    @Override
    public void ended(long computeMs, Optional<Problem> problem) {
      GatewayMessage.RunEnded.Builder ended =
          GatewayMessage.RunEnded.newBuilder().setSequence(number).setComputeMs(computeMs);
      problem.ifPresent(ended::setProblem);
      tell(GatewayMessage.newBuilder().setRunEnded(ended).build());
    }

    /** Of an input that was replaced the viewer hears no more. */
    private void tell(GatewayMessage message) {
      if (seat == this) {
        control.accept(message);
      }
    }
  }
}
