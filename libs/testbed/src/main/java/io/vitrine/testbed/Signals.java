package io.vitrine.testbed;

import java.io.IOException;

/**
 * Sends signals to processes by the shell's own kill: a bare system has no program of that name.
 */
public final class Signals {
  private Signals() {}

  /**
   * To one process.
   *
   * @param signal name without SIG, as in STOP
   * @throws IOException if there is no such process
   */
  public static void send(String signal, ProcessHandle process)
      throws IOException, InterruptedException {
    send(signal, Long.toString(process.pid()));
  }

  /** To a process that leads its group, and all of that group, as a terminal does. */
  public static void sendToGroup(String signal, Process leader)
      throws IOException, InterruptedException {
    send(signal, "-" + leader.pid());
  }

  private static void send(String signal, String target) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("sh", "-c", "kill -s \"$1\" -- \"$2\"", "kill", signal, target)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException("kill -s " + signal + " " + target + " ended with " + code);
    }
  }
}
