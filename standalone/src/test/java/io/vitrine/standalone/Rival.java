package io.vitrine.standalone;

import java.nio.file.Path;

/** Another process that wants a data folder: says whether it got it. */
public final class Rival {
  static final String TAKEN = "taken";
  static final String REFUSED = "refused";

  private Rival() {}

  /** Argument: folder. */
  public static void main(String[] arguments) {
    try (DataFolder folder = DataFolder.take(Path.of(arguments[0]))) {
      System.out.println(TAKEN);
    } catch (StartFailure e) {
      System.out.println(REFUSED);
    }
  }
}
