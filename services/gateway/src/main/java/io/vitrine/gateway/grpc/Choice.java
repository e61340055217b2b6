package io.vitrine.gateway.grpc;

import io.vitrine.gateway.grpc.Choice.Done;
import io.vitrine.gateway.grpc.Choice.Failed;
import io.vitrine.gateway.grpc.Choice.Nothing;
import io.vitrine.gateway.grpc.Choice.Send;

/** What a stream that can take something gets. */
sealed interface Choice<T> permits Send, Nothing, Done, Failed {
  /** This message. */
  record Send<T>(T message) implements Choice<T> {}

  /** Nothing now. */
  record Nothing<T>() implements Choice<T> {}

  /** Nothing ever again. */
  record Done<T>() implements Choice<T> {}

  /** What went wrong, and nothing ever again. */
  record Failed<T>(Throwable cause) implements Choice<T> {}
}
