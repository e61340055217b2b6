package io.vitrine.featureviz.block;

/** Keys of blocks in the topics {@code work} and {@code job-state}. */
public final class BlockKeys {
  private static final String CLAIM = "/claim";
  private static final String REPORT = "/report";

  private BlockKeys() {}

  /** Of a block: what the dispatcher says of it. */
  public static String block(String job, int block) {
    return job + "/" + block;
  }

  /** Of who works on it. */
  public static String claim(String job, int block) {
    return block(job, block) + CLAIM;
  }

  /** Of what its worker says of it. */
  public static String report(String job, int block) {
    return block(job, block) + REPORT;
  }

  /** The block of any key that a block has. */
  public static String blockOf(String key) {
    for (String ending : new String[] {CLAIM, REPORT}) {
      if (key.endsWith(ending)) {
        return key.substring(0, key.length() - ending.length());
      }
    }
    return key;
  }
}
