package io.vitrine.gateway.broker;

import io.vitrine.protocol.Problem;
import io.vitrine.transport.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Questions that were asked through a topic and whose answers come through another, matched by
 * their key. Thread-safe.
 */
public final class Answers<A> {
  private final Map<String, CompletableFuture<A>> open = new ConcurrentHashMap<>();

  /** An answer came; nothing happens where nobody here asked. */
  public void came(String key, A answer) {
    CompletableFuture<A> asked = open.get(key);
    if (asked != null) {
      asked.complete(answer);
    }
  }

  /**
   * Asks and waits.
   *
   * @param ask publishes the question
   * @param late what to say when no answer comes in time
   */
  public A ask(
      String key, Function<String, CompletionStage<?>> ask, Duration timeout, Problem late) {
    CompletableFuture<A> answer = new CompletableFuture<>();
    open.put(key, answer);
    try {
      ask.apply(key)
          .whenComplete(
              (sent, failure) -> {
                if (failure != null) {
                  answer.completeExceptionally(failure);
                }
              });
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ProblemException(late, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.retriable(
          Problem.Reason.CANCELLED, "the gateway is ending", "Ask again.", e);
    } catch (ExecutionException e) {
      throw unwrap(e);
    } finally {
      open.remove(key);
    }
  }

  private static ProblemException unwrap(ExecutionException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new ProblemException(ProblemException.problemOf(cause), cause);
  }
}
