package io.vitrine.gateway.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.datasets.DataSetShelf;
import io.vitrine.protocol.AddDataSetRequest;
import io.vitrine.protocol.DataSet;
import io.vitrine.protocol.DataSetQuery;
import io.vitrine.protocol.DataSetsGrpc;
import io.vitrine.protocol.ListDataSetsRequest;
import io.vitrine.protocol.ListDataSetsResponse;
import io.vitrine.protocol.RemoveDataSetResponse;
import io.vitrine.protocol.ShowDataSetResponse;

/** Data sets over gRPC. */
@GrpcService
@Blocking
public class DataSetsService extends DataSetsGrpc.DataSetsImplBase {
  private final DataSetShelf shelf;

  DataSetsService(DataSetShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public void add(AddDataSetRequest request, StreamObserver<DataSet> caller) {
    Reply.to(caller, () -> shelf.add(request));
  }

  @Override
  public void list(ListDataSetsRequest request, StreamObserver<ListDataSetsResponse> caller) {
    Reply.to(caller, () -> ListDataSetsResponse.newBuilder().addAllDataSets(shelf.list()).build());
  }

  @Override
  public void show(DataSetQuery request, StreamObserver<ShowDataSetResponse> caller) {
    Reply.to(caller, () -> shelf.show(request.getName()));
  }

  @Override
  public void remove(DataSetQuery request, StreamObserver<RemoveDataSetResponse> caller) {
    Reply.to(
        caller,
        () -> {
          shelf.remove(request.getName());
          return RemoveDataSetResponse.getDefaultInstance();
        });
  }
}
