package io.vitrine.gateway.grpc;

import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** The reply to a call that has one. */
final class Reply {
  private Reply() {}

  /** Sends what `answer` gives, or what went wrong. */
  static <T> void to(StreamObserver<T> caller, Supplier<T> answer) {
    T given;
    try {
      given = answer.get();
    } catch (RuntimeException e) {
      caller.onError(Failures.of(e));
      return;
    }
    caller.onNext(given);
    caller.onCompleted();
  }
}
