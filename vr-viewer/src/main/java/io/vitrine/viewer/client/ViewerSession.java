package io.vitrine.viewer.client;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.GatewayMessage;
import io.vitrine.protocol.InputPart;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.TilesRequest;
import io.vitrine.protocol.ViewerGrpc;
import io.vitrine.protocol.ViewerMessage;
import io.vitrine.protocol.ViewerMessage.Interest.LayerInterest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One model open at the gateway: what it says and the tiles it sends wait in two bounded queues for
 * the thread that draws. That one thread calls the methods; no method waits but {@link #await}.
 */
public final class ViewerSession implements AutoCloseable {
  private static final int EVENTS_WAITING = 256;

  private final ViewerGrpc.ViewerStub stub;
  private final ClientSettings settings;
  private final String gateway;
  private final BlockingQueue<GatewayEvent> events = new LinkedBlockingQueue<>(EVENTS_WAITING);
  private final BlockingQueue<ActivationChunk> chunks;
  private final StreamObserver<ViewerMessage> out;
  private volatile Optional<ClientCallStreamObserver<TilesRequest>> tiles = Optional.empty();
  private volatile boolean closed;

  ViewerSession(ViewerGrpc.ViewerStub stub, String model, ClientSettings settings, String gateway) {
    this.stub = stub;
    this.settings = settings;
    this.gateway = gateway;
    chunks = new ArrayBlockingQueue<>(settings.chunksWaiting());
    out = stub.control(new Control());
    out.onNext(
        ViewerMessage.newBuilder()
            .setOpen(ViewerMessage.Open.newBuilder().setModel(model))
            .build());
  }

  /** Says what is looked at, in order of want; replaces what was said before. */
  public void interest(List<LayerInterest> layers) {
    out.onNext(
        ViewerMessage.newBuilder()
            .setInterest(ViewerMessage.Interest.newBuilder().addAllLayers(layers))
            .build());
  }

  /** Puts a picture into the network. {@code sequence} rises with each. */
  public void input(long sequence, FileReference picture) {
    out.onNext(
        ViewerMessage.newBuilder()
            .setSetInput(
                ViewerMessage.SetInput.newBuilder()
                    .setSequence(sequence)
                    .addInputs(InputPart.newBuilder().setFile(picture)))
            .build());
  }

  /** Goes on with the same input through another model of the graph; one count with the inputs. */
  public void checkpoint(long sequence, String model) {
    out.onNext(
        ViewerMessage.newBuilder()
            .setSetCheckpoint(
                ViewerMessage.SetCheckpoint.newBuilder().setSequence(sequence).setModel(model))
            .build());
  }

  /** Asks for another layout; {@code number} comes back with it. */
  public void layout(long number, LayoutParameters layout) {
    out.onNext(
        ViewerMessage.newBuilder()
            .setSetLayout(ViewerMessage.SetLayout.newBuilder().setNumber(number).setLayout(layout))
            .build());
  }

  /** The next event, if there is one. */
  public Optional<GatewayEvent> poll() {
    return Optional.ofNullable(events.poll());
  }

  /** The next event, waited for. */
  public GatewayEvent await() {
    try {
      GatewayEvent event = events.poll(settings.answerTime().toMillis(), TimeUnit.MILLISECONDS);
      if (event != null) {
        return event;
      }
      throw new GatewayException(
          "The gateway at "
              + gateway
              + " gave no answer within "
              + settings.answerTime().toSeconds()
              + " s.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayException("Interrupted while waiting for the gateway at " + gateway + ".");
    }
  }

  /** Starts the stream of tiles of an opened session. */
  public void receiveTiles(String session) {
    stub.tiles(TilesRequest.newBuilder().setSession(session).build(), new Tiles());
  }

  /** The next chunk of tiles, if there is one; taking it makes room for another. */
  public Optional<ActivationChunk> pollTiles() {
    ActivationChunk chunk = chunks.poll();
    if (chunk != null) {
      tiles.ifPresent(stream -> stream.request(1));
    }
    return Optional.ofNullable(chunk);
  }

  /** Waits until a chunk or an event is there, at most so long. */
  public void awaitNews(long millis) {
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      while (chunks.isEmpty() && events.isEmpty() && System.nanoTime() < end) {
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(GatewayEvent event) {
    if (!closed && !events.offer(event)) {
      throw new IllegalStateException(
          "more than " + EVENTS_WAITING + " messages of the gateway wait to be read");
    }
  }

  private void lost(Throwable error) {
    if (!closed) {
      tell(new GatewayEvent.Lost(Problems.of(error, gateway)));
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    tiles.ifPresent(stream -> stream.cancel("the viewer closes", null));
    out.onCompleted();
  }

  private final class Control implements StreamObserver<GatewayMessage> {
    @Override
    public void onNext(GatewayMessage message) {
      switch (message.getMessageCase()) {
        case OPENED -> {
          var opened = message.getOpened();
          tell(
              new GatewayEvent.Opened(
                  opened.getSession(),
                  opened.getScene(),
                  opened.getModel(),
                  opened.getCheckpointsList()));
        }
        case INPUT_ACCEPTED -> {
          var accepted = message.getInputAccepted();
          tell(
              new GatewayEvent.InputAccepted(
                  accepted.getSequence(),
                  accepted.getRun(),
                  accepted.getPreviewPng().toByteArray()));
        }
        case CLASSES ->
            tell(
                new GatewayEvent.Classes(
                    message.getClasses().getSequence(), message.getClasses().getTopList()));
        case RUN_ENDED -> {
          var ended = message.getRunEnded();
          tell(
              new GatewayEvent.RunEnded(
                  ended.getSequence(),
                  ended.hasProblem()
                      ? Optional.of(Problems.of(ended.getProblem()))
                      : Optional.empty()));
        }
        case PROBLEM -> tell(new GatewayEvent.Refused(Problems.of(message.getProblem())));
        case LAID_OUT -> {
          var laid = message.getLaidOut();
          tell(new GatewayEvent.LaidOut(laid.getNumber(), laid.getScene(), laid.getRun()));
        }
        case MESSAGE_NOT_SET -> {
          // A newer gateway says what we do not know yet.
        }
      }
    }

    @Override
    public void onError(Throwable error) {
      lost(error);
    }

    @Override
    public void onCompleted() {
      if (!closed) {
        tell(
            new GatewayEvent.Lost(
                new GatewayException("The gateway at " + gateway + " ended the session.")));
      }
    }
  }

  private final class Tiles implements ClientResponseObserver<TilesRequest, ActivationChunk> {
    @Override
    public void beforeStart(ClientCallStreamObserver<TilesRequest> stream) {
      stream.disableAutoRequestWithInitial(settings.chunksWaiting());
      tiles = Optional.of(stream);
    }

    @Override
    public void onNext(ActivationChunk chunk) {
      if (!chunks.offer(chunk)) {
        throw new IllegalStateException("the gateway sent more chunks than were asked for");
      }
    }

    @Override
    public void onError(Throwable error) {
      lost(error);
    }

    @Override
    public void onCompleted() {
      // The gateway may end the stream once all is sent; a session that is over says so on the
      // control stream.
    }
  }
}
