package io.vitrine.gateway.grpc;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.series.AnalysisDesk;
import io.vitrine.gateway.series.Exports;
import io.vitrine.gateway.series.SeriesShelf;
import io.vitrine.protocol.AddCheckpointsRequest;
import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.AnalysisQuery;
import io.vitrine.protocol.AnalyzeRequest;
import io.vitrine.protocol.CheckpointsGrpc;
import io.vitrine.protocol.ExportAnalysisRequest;
import io.vitrine.protocol.ExportAnalysisResponse;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.ListSeriesRequest;
import io.vitrine.protocol.ListSeriesResponse;
import io.vitrine.protocol.RemoveSeriesResponse;
import io.vitrine.protocol.Series;
import io.vitrine.protocol.SeriesQuery;
import io.vitrine.protocol.ShowSeriesResponse;

/** Series of checkpoints and their analyses over gRPC. */
@GrpcService
@Blocking
public class CheckpointsService extends CheckpointsGrpc.CheckpointsImplBase {
  private final SeriesShelf shelf;
  private final AnalysisDesk desk;
  private final Exports exports;

  CheckpointsService(SeriesShelf shelf, AnalysisDesk desk, Exports exports) {
    this.shelf = shelf;
    this.desk = desk;
    this.exports = exports;
  }

  @Override
  public void add(AddCheckpointsRequest request, StreamObserver<Series> caller) {
    Reply.to(caller, () -> shelf.add(request));
  }

  @Override
  public void list(ListSeriesRequest request, StreamObserver<ListSeriesResponse> caller) {
    Reply.to(caller, () -> ListSeriesResponse.newBuilder().addAllSeries(shelf.list()).build());
  }

  @Override
  public void show(SeriesQuery request, StreamObserver<ShowSeriesResponse> caller) {
    Reply.to(caller, () -> shelf.show(request.getName()));
  }

  @Override
  public void remove(SeriesQuery request, StreamObserver<RemoveSeriesResponse> caller) {
    Reply.to(
        caller,
        () -> {
          shelf.remove(request.getName());
          return RemoveSeriesResponse.getDefaultInstance();
        });
  }

  @Override
  public void analyze(AnalyzeRequest request, StreamObserver<JobState> caller) {
    Reply.to(caller, () -> desk.analyze(request));
  }

  @Override
  public void result(AnalysisQuery request, StreamObserver<Analysis> caller) {
    Reply.to(caller, () -> desk.result(request.getJob()));
  }

  @Override
  public void export(ExportAnalysisRequest request, StreamObserver<ExportAnalysisResponse> caller) {
    Reply.to(
        caller,
        () ->
            ExportAnalysisResponse.newBuilder()
                .setFile(
                    ByteString.copyFromUtf8(
                        exports.of(desk.result(request.getJob()), request.getFormat())))
                .build());
  }
}
