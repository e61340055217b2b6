package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UsageIT {
  @Test
  void wrongUsageIsTwoAndSaysWhatToTry() throws Exception {
    Vitrine vitrine = new Vitrine(Path.of("no-cluster-here"));
    assertThat(vitrine.run("fly").misused().errors()).contains("fly");
    assertThat(vitrine.run("run").misused().errors()).contains("MODEL");
    vitrine.run("run", "squeezenet1.1").misused();
    vitrine.run("model", "add", "x.onnx", "--size", "huge").misused();
    vitrine.run("up", "--port", "70000").misused();
  }

  @Test
  void whatCannotBeDoneIsOneAndSaysWhy() throws Exception {
    Vitrine nowhere = new Vitrine(Path.of("no-cluster-here"));
    assertThat(nowhere.run("--gateway", "http://127.0.0.1:9", "model", "list").failed().errors())
        .contains("127.0.0.1:9");
    assertThat(
            nowhere.run("--gateway", "http://host.invalid:7878", "model", "list").failed().errors())
        .contains("host.invalid");

    Vitrine vitrine = SharedCluster.get();
    assertThat(vitrine.run("run", "nosuchmodel", "--image", OutsideData.kitten()).failed().errors())
        .contains("nosuchmodel");
    assertThat(vitrine.run("model", "add", "missing.onnx").failed().errors())
        .contains("missing.onnx");
    assertThat(
            vitrine
                .run("run", SharedCluster.SQUEEZENET, "--image", OutsideData.labels())
                .failed()
                .errors())
        .contains("imagenet_synset_1000.txt");
    assertThat(
            vitrine
                .run("model", "add", OutsideData.mnist(), "--name", SharedCluster.SQUEEZENET)
                .failed()
                .errors())
        .contains(SharedCluster.SQUEEZENET);
  }
}
