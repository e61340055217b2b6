package io.vitrine.layout.walk;

/** What stands at each stage, in arrays. Stages are numbered from 1. */
final class Stages {
  private final int[] of;
  private final int[] starts;
  private final int[] things;

  private Stages(int[] of, int[] starts, int[] things) {
    this.of = of;
    this.starts = starts;
    this.things = things;
  }

  static Stages of(int[] stages) {
    int deepest = 0;
    for (int stage : stages) {
      deepest = Math.max(deepest, stage);
    }
    int[] starts = new int[deepest + 2];
    for (int stage : stages) {
      starts[stage + 1]++;
    }
    for (int stage = 1; stage < starts.length; stage++) {
      starts[stage] += starts[stage - 1];
    }
    int[] next = starts.clone();
    int[] things = new int[stages.length];
    for (int thing = 0; thing < stages.length; thing++) {
      things[next[stages[thing]]++] = thing;
    }
    return new Stages(stages, starts, things);
  }

  /** The stage of each thing. */
  int[] of() {
    return of;
  }

  /** For each stage where its things begin; and at the end how many there are. */
  int[] starts() {
    return starts;
  }

  /** The things stage by stage, ascending within each. */
  int[] things() {
    return things;
  }

  /** The deepest stage; 0 without things. */
  int depth() {
    return starts.length - 2;
  }

  int size(int stage) {
    return starts[stage + 1] - starts[stage];
  }
}
