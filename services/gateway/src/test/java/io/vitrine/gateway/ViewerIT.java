package io.vitrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.GatewayMessage;
import io.vitrine.protocol.InputPart;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.ModelsGrpc;
import io.vitrine.protocol.ViewerMessage;
import io.vitrine.protocol.ViewerMessage.Interest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClusterOfTests.class)
class ViewerIT {
  /** One coarse chunk and 40 fine ones for each of two layers. */
  private static final int ALL = 82;

  private static final int ENOUGH = 1000;

  private final DrawnCluster cluster = DrawnCluster.shared();
  private ManagedChannel channel;

  /** The port is known only now, not when the test's object is made. */
  @BeforeEach
  void connect() {
    channel = NettyChannelBuilder.forAddress("127.0.0.1", RestAssured.port).usePlaintext().build();
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  @Test
  void aViewerSeesItsInputInTheNetwork() throws Exception {
    try (Visitor visitor = new Visitor(channel)) {
      String session = open(visitor, "seen.onnx");
      visitor.begin(session, ENOUGH);
      visitor.say(input(1, "picture of seen"));
      GatewayMessage.InputAccepted accepted =
          visitor.hear(GatewayMessage::hasInputAccepted).getInputAccepted();
      assertThat(accepted.getSequence()).isEqualTo(1);
      GatewayMessage.InputAccepted preview =
          visitor
              .hear(message -> !message.getInputAccepted().getPreviewPng().isEmpty())
              .getInputAccepted();
      assertThat(preview.getRun()).isEqualTo(accepted.getRun());
      visitor.awaitTiles(ALL);
      assertThat(visitor.tiles).allMatch(tile -> tile.getRun().equals(accepted.getRun()));
      assertThat(visitor.tiles).as("each once").hasSize(ALL).doesNotHaveDuplicates();
    }
  }

  @Test
  void classesComeWithTheTiles() throws Exception {
    try (Visitor visitor = new Visitor(channel)) {
      open(visitor, "classes-seen.onnx");
      visitor.say(input(4, "picture of classes"));
      GatewayMessage.Classes classes = visitor.hear(GatewayMessage::hasClasses).getClasses();
      assertThat(classes.getSequence()).isEqualTo(4);
      assertThat(classes.getTop(0).getIndex()).isEqualTo(1);
      GatewayMessage.RunEnded ended = visitor.hear(GatewayMessage::hasRunEnded).getRunEnded();
      assertThat(ended.hasProblem()).isFalse();
    }
  }

  @Test
  void whatIsSentIsChosenWhenTheStreamCanTakeItAndNotBefore() throws Exception {
    try (Visitor visitor = new Visitor(channel)) {
      String session = open(visitor, "slow.onnx");
      visitor.begin(session, 1);
      visitor.say(input(1, "picture of slow"));
      visitor.hear(GatewayMessage::hasRunEnded);
      visitor.awaitTiles(1);
      // All 16 MB are at the gateway and the stream is full. Now the viewer turns round.
      visitor.say(
          ViewerMessage.newBuilder()
              .setInterest(
                  Interest.newBuilder()
                      .addLayers(Interest.LayerInterest.newBuilder().setValue("far"))
                      .addLayers(Interest.LayerInterest.newBuilder().setValue("near"))));
      TimeUnit.SECONDS.sleep(1);
      visitor.take(ENOUGH);
      visitor.awaitTiles(ALL);
      List<String> fine =
          visitor.tiles.stream()
              .filter(tile -> tile.getLevel() == 0)
              .map(ActivationChunk::getValue)
              .toList();
      int before = fine.indexOf("far");
      assertThat(before).as("chunks that were already under way").isLessThan(20);
      assertThat(fine.subList(before, before + 40))
          .as("then all of what is looked at")
          .containsOnly("far");
    }
  }

  @Test
  void aNewInputTakesTheOldOnesPlace() throws Exception {
    try (Visitor visitor = new Visitor(channel)) {
      String session = open(visitor, "replaced.onnx");
      visitor.begin(session, 1);
      visitor.say(input(1, "first picture"));
      visitor.hear(GatewayMessage::hasRunEnded);
      visitor.awaitTiles(1);
      visitor.say(input(2, "second picture"));
      String second =
          visitor
              .hear(message -> message.getInputAccepted().getSequence() == 2)
              .getInputAccepted()
              .getRun();
      visitor.hear(message -> message.getRunEnded().getSequence() == 2);
      visitor.take(ENOUGH);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (visitor.tiles.stream().filter(tile -> tile.getRun().equals(second)).count() < ALL) {
        assertThat(System.nanoTime()).isLessThan(end);
        TimeUnit.MILLISECONDS.sleep(20);
      }
      long old = visitor.tiles.stream().filter(tile -> !tile.getRun().equals(second)).count();
      assertThat(old).as("of the first input only what was under way").isLessThan(20);
    }
  }

  @Test
  void twoWhoWatchTheSameShareOneRunAndOneIsNotHeldUpByTheOther() throws Exception {
    try (Visitor slow = new Visitor(channel);
        Visitor quick = new Visitor(channel)) {
      String slowSession = open(slow, "shared.onnx");
      String quickSession = open(quick, "shared.onnx");
      slow.begin(slowSession, 1);
      quick.begin(quickSession, ENOUGH);
      int before = cluster.runs.get();
      slow.say(input(1, "picture of shared"));
      slow.hear(GatewayMessage::hasInputAccepted);
      quick.say(input(1, "picture of shared"));
      quick.awaitTiles(ALL);
      quick.hear(GatewayMessage::hasClasses);
      assertThat(slow.tiles).hasSizeLessThan(2);
      assertThat(cluster.runs.get() - before).isEqualTo(1);
      slow.take(ENOUGH);
      slow.awaitTiles(ALL);
    }
  }

  @Test
  void anotherLayoutTakesTheInputAlongAndShowsTheMostActiveTiles() throws Exception {
    try (Visitor visitor = new Visitor(channel)) {
      String session = open(visitor, "laid-out.onnx");
      visitor.begin(session, ENOUGH);
      visitor.say(layout(1, LayoutParameters.newBuilder().setModeValue(99)));
      assertThat(visitor.hear(GatewayMessage::hasProblem).getProblem().getMessage())
          .contains("mode");
      visitor.say(input(1, "picture of laid-out"));
      visitor.awaitTiles(ALL);
      int before = cluster.runs.get();
      visitor.say(layout(2, LayoutParameters.newBuilder().addClosed("near")));
      GatewayMessage.LaidOut laidOut = visitor.hear(GatewayMessage::hasLaidOut).getLaidOut();
      assertThat(laidOut.getNumber()).isEqualTo(2);
      assertThat(laidOut.getScene().getLayers(0).getExcerpt()).isEqualTo(DrawnCluster.EXCERPT);
      // All of the one layer; of the other the coarse chunk and a fine one for each of its few.
      visitor.awaitTiles(ALL + 41 + 1 + DrawnCluster.EXCERPT);
      List<ActivationChunk> again =
          visitor.tiles.stream().filter(tile -> tile.getRun().equals(laidOut.getRun())).toList();
      assertThat(again).hasSize(42 + DrawnCluster.EXCERPT);
      assertThat(again)
          .filteredOn(tile -> tile.getValue().equals("near"))
          .allSatisfy(
              tile ->
                  assertThat(tile.getFirstTile() + tile.getTiles())
                      .isLessThanOrEqualTo(DrawnCluster.EXCERPT));
      assertThat(cluster.runs.get()).as("nothing is computed again").isEqualTo(before);
    }
  }

  @Test
  void whatGoesWrongIsSaidAndTheSessionGoesOn() throws Exception {
    try (Visitor visitor = new Visitor(channel)) {
      visitor.say(input(1, "too early"));
      assertThat(visitor.hear(GatewayMessage::hasProblem).getProblem().getMessage())
          .contains("before a model");
      visitor.say(
          ViewerMessage.newBuilder().setOpen(ViewerMessage.Open.newBuilder().setModel("nowhere")));
      assertThat(visitor.hear(GatewayMessage::hasProblem).getProblem().getMessage())
          .contains("'nowhere'");
      assertThat(open(visitor, "after-all.onnx")).isNotEmpty();
    }
  }

  @Test
  void theTilesEndWithTheSession() throws Exception {
    Visitor visitor = new Visitor(channel);
    visitor.begin(open(visitor, "left.onnx"), ENOUGH);
    visitor.say(input(1, "picture of left"));
    visitor.awaitTiles(ALL);
    visitor.close();
    visitor.tilesEnded.get(30, TimeUnit.SECONDS);
  }

  private String open(Visitor visitor, String file) throws InterruptedException {
    String name = file.replace(".onnx", "");
    ModelsGrpc.newBlockingStub(channel)
        .add(AddModelRequest.newBuilder().addFiles(cluster.file(file, "bytes of " + file)).build());
    visitor.say(ViewerMessage.newBuilder().setOpen(ViewerMessage.Open.newBuilder().setModel(name)));
    GatewayMessage.Opened opened = visitor.hear(GatewayMessage::hasOpened).getOpened();
    assertThat(opened.getScene().getLayersCount()).isEqualTo(2);
    return opened.getSession();
  }

  private static ViewerMessage.Builder layout(long number, LayoutParameters.Builder parameters) {
    return ViewerMessage.newBuilder()
        .setSetLayout(ViewerMessage.SetLayout.newBuilder().setNumber(number).setLayout(parameters));
  }

  private ViewerMessage.Builder input(long sequence, String picture) {
    return ViewerMessage.newBuilder()
        .setSetInput(
            ViewerMessage.SetInput.newBuilder()
                .setSequence(sequence)
                .addInputs(InputPart.newBuilder().setFile(cluster.file("picture.png", picture))));
  }
}
