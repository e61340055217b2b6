package io.vitrine.gateway.models;

import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.util.regex.Pattern;

/**
 * Names of models, data sets and series: 1 to 80 letters, digits, '.', '_' and '-', beginning with
 * a letter or digit.
 */
public final class ModelName {
  private static final int LONGEST = 80;
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0," + (LONGEST - 1) + "}");
  private static final String RULE =
      "Use 1 to "
          + LONGEST
          + " letters, digits, '.', '_' and '-', beginning with a letter or digit.";

  private ModelName() {}

  /** The name itself, if it is one. */
  static String valid(String name) {
    return valid(name, "a model");
  }

  /**
   * The name itself, if it is one.
   *
   * @param what is named: "a data set"
   */
  public static String valid(String name, String what) {
    if (!FORM.matcher(name).matches()) {
      throw ProblemException.caller(
          Reason.INVALID, "'" + shortened(name) + "' cannot be the name of " + what, RULE);
    }
    return name;
  }

  /**
   * The name a model gets from its file: without folders and without .onnx, other characters
   * becoming '-'.
   */
  static String ofFile(String path) {
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String stem =
        file.toLowerCase(java.util.Locale.ROOT).endsWith(".onnx")
            ? file.substring(0, file.length() - 5)
            : file;
    String plain = stem.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[._-]+", "");
    if (plain.isEmpty()) {
      throw ProblemException.caller(
          Reason.INVALID,
          "no name can be made of the file name '" + shortened(path) + "'",
          "Give one with --name.");
    }
    return plain.substring(0, Math.min(plain.length(), LONGEST));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
  }
}
