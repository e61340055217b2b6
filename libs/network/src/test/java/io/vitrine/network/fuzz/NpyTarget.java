package io.vitrine.network.fuzz;

import io.vitrine.network.ModelException;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.npy.Npy;
import java.io.IOException;
import java.nio.file.Files;

/** What Jazzer calls: any bytes are a tensor, or refused in words. */
public final class NpyTarget {
  private NpyTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    Files.write(FuzzFile.PATH, bytes);
    try {
      Npy.read(FuzzFile.PATH, ReadLimits.standard());
    } catch (ModelException e) {
      FuzzFile.requireWords(e);
    }
  }
}
