package io.vitrine.gateway.border;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Problem.Category;
import io.vitrine.protocol.Problem.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusesTest {
  @ParameterizedTest
  @CsvSource({
    "CALLER,INVALID,INVALID_ARGUMENT,400",
    "CALLER,NOT_FOUND,NOT_FOUND,404",
    "CALLER,ALREADY_EXISTS,ALREADY_EXISTS,409",
    "CALLER,UNSUPPORTED,INVALID_ARGUMENT,422",
    "CALLER,LIMIT,RESOURCE_EXHAUSTED,413",
    "RETRIABLE,LIMIT,RESOURCE_EXHAUSTED,503",
    "RETRIABLE,UNAVAILABLE,UNAVAILABLE,503",
    "RETRIABLE,TIMEOUT,DEADLINE_EXCEEDED,504",
    "FATAL,INVALID,INTERNAL,500",
    "FATAL,INTERNAL,INTERNAL,500"
  })
  void mapsEachKindOfProblem(Category category, Reason reason, Status.Code grpc, int http) {
    Problem problem =
        Problem.newBuilder().setCategory(category).setReason(reason).setMessage("what").build();
    assertThat(Statuses.grpc(problem).getCode()).isEqualTo(grpc);
    assertThat(Statuses.grpc(problem).getDescription()).isEqualTo("what");
    assertThat(Statuses.http(problem)).isEqualTo(http);
  }
}
