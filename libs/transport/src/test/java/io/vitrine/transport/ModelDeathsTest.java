package io.vitrine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDeathsTest {
  private static final ModelReference MODEL =
      ModelReference.newBuilder()
          .setName("deadly")
          .setGraphHash(ByteString.copyFromUtf8("graph"))
          .setWeightsHash(ByteString.copyFromUtf8("weights"))
          .build();

  private BlobStore blobs;
  private ModelDeaths deaths;

  @BeforeEach
  void open(@TempDir Path folder) {
    blobs = new BlobStore(BlobSettings.of(folder));
    deaths = new ModelDeaths(blobs, 2);
  }

  @Test
  void aRunThatDiedTwiceWithNothingElseInHandCondemnsItsModel() {
    assertThat(deaths.begin("run", MODEL)).isEmpty();
    assertThat(deaths.begin("run", MODEL)).as("one death").isEmpty();
    assertThat(deaths.verdict(MODEL)).isEmpty();
    assertThat(deaths.begin("run", MODEL).map(Problem::getCategory))
        .contains(Problem.Category.POISON);
    assertThat(deaths.verdict(MODEL)).isPresent();
    assertThat(new ModelDeaths(blobs, 2).verdict(MODEL)).as("after a restart").isPresent();
    ModelDeaths.forgive(blobs, MODEL);
    assertThat(deaths.verdict(MODEL)).isEmpty();
    assertThat(deaths.begin("run", MODEL)).as("counted anew").isEmpty();
  }

  @Test
  void aRunThatEndedIsNoDeath() {
    for (int i = 0; i < 5; i++) {
      assertThat(deaths.begin("run", MODEL)).isEmpty();
      deaths.ended("run");
    }
    assertThat(deaths.givenUp("run", MODEL)).isEmpty();
    assertThat(deaths.verdict(MODEL)).isEmpty();
  }

  @Test
  void aRunTheBrokerGivesUpCondemnsItsModelIfAProcessDiedOfIt() {
    assertThat(deaths.begin("run", MODEL)).isEmpty();
    assertThat(deaths.givenUp("run", MODEL)).isPresent();
    assertThat(deaths.verdict(MODEL)).isPresent();
  }

  @Test
  void theSameModelWithAnotherSizeHasAnotherChance() {
    deaths.begin("run", MODEL);
    deaths.givenUp("run", MODEL);
    ModelReference smaller =
        MODEL.toBuilder().setPreprocessing(Preprocessing.newBuilder().setWidth(32)).build();
    assertThat(deaths.verdict(smaller)).isEmpty();
  }
}
