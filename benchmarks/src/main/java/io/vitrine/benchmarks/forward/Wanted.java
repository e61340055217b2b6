package io.vitrine.benchmarks.forward;

/** What a run gives back. */
enum Wanted {
  SCORES("scores"),
  ALL_VALUES("all values");

  private final String words;

  Wanted(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
