package io.vitrine.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.network.ModelException;
import io.vitrine.network.Network;
import io.vitrine.network.OutsideData;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.hash.GraphHash;
import io.vitrine.network.hash.WeightsHash;
import io.vitrine.network.shape.ShapeInference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real files with damage in them: each is read or refused, never anything else.
 * -Dvitrine.fuzz.rounds sets how many are tried, -Dvitrine.fuzz.seed where it begins.
 */
class FuzzTest {
  private static final int LARGEST_SEED_FILE = 30_000;
  private final Path folder;

  FuzzTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  @Timeout(300)
  void damageIsRefusedOrBorne() throws IOException {
    attack(FuzzTest::damage);
  }

  @Test
  @Timeout(300)
  void nonsenseIsRefusedOrBorne() throws IOException {
    attack(Nonsense::of);
  }

  @FunctionalInterface
  private interface Attack {
    byte[] on(byte[] file, Random random) throws IOException;
  }

  private void attack(Attack attack) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String place : List.of("malformed", "models/mnist8", "conformance/burn_opset_ladder")) {
      for (Path file : OutsideData.files(place, ".onnx")) {
        if (isModel(file) && Files.size(file) < LARGEST_SEED_FILE) {
          seeds.add(Files.readAllBytes(file));
        }
      }
    }
    int rounds = Integer.getInteger("vitrine.fuzz.rounds", 3000);
    long seed = Long.getLong("vitrine.fuzz.seed", 1);
    int read = 0;
    for (int round = 0; round < rounds; round++) {
      Random random = new Random(seed + round);
      byte[] damaged = attack.on(seeds.get(random.nextInt(seeds.size())).clone(), random);
      Path file = Files.write(folder.resolve("damaged.onnx"), damaged);
      try {
        Network network = OnnxReader.read(file, ReadLimits.standard());
        GraphHash.of(network);
        WeightsHash.of(network);
        read++;
        ShapeInference.infer(network, Map.of());
      } catch (ModelException e) {
        assertThat(e.getMessage()).isNotBlank();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + (seed + round) + " of the fuzz breaks the reader", e);
      }
    }
    System.out.println(rounds + " damaged files, " + read + " of them readable");
    assertThat(read).isBetween(1, rounds - 1);
  }

  private static boolean isModel(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith("git_lfs") && !name.startsWith("ort_corrupt");
  }

  private static byte[] damage(byte[] bytes, Random random) {
    byte[] result = bytes;
    for (int i = random.nextInt(4); i >= 0 && result.length > 8; i--) {
      int at = random.nextInt(result.length);
      switch (random.nextInt(6)) {
        case 0 -> result[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> result[at] = (byte) random.nextInt(256);
        case 2 -> result[at] = (byte) (random.nextBoolean() ? 0xff : 0x00);
        case 3 -> result = Arrays.copyOf(result, at);
        case 4 -> {
          int length = Math.min(random.nextInt(16), result.length - at);
          System.arraycopy(result, random.nextInt(result.length - length), result, at, length);
        }
        default -> {
          for (int k = at; k < Math.min(result.length, at + 9); k++) {
            result[k] = (byte) 0xff;
          }
        }
      }
    }
    return result;
  }
}
