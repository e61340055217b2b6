package io.vitrine.gateway.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.models.ModelShelf;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.ListModelsRequest;
import io.vitrine.protocol.ListModelsResponse;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.ModelsGrpc;
import io.vitrine.protocol.RemoveModelRequest;
import io.vitrine.protocol.RemoveModelResponse;
import io.vitrine.protocol.SetModelRequest;
import io.vitrine.protocol.ShowModelRequest;
import io.vitrine.protocol.ShowModelResponse;

/** Models over gRPC. */
@GrpcService
@Blocking
public class ModelsService extends ModelsGrpc.ModelsImplBase {
  private final ModelShelf shelf;

  ModelsService(ModelShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public void add(AddModelRequest request, StreamObserver<Model> caller) {
    Reply.to(caller, () -> shelf.add(request));
  }

  @Override
  public void list(ListModelsRequest request, StreamObserver<ListModelsResponse> caller) {
    Reply.to(caller, () -> ListModelsResponse.newBuilder().addAllModels(shelf.list()).build());
  }

  @Override
  public void show(ShowModelRequest request, StreamObserver<ShowModelResponse> caller) {
    Reply.to(caller, () -> shelf.show(request.getName()));
  }

  @Override
  public void set(SetModelRequest request, StreamObserver<Model> caller) {
    Reply.to(caller, () -> shelf.set(request));
  }

  @Override
  public void remove(RemoveModelRequest request, StreamObserver<RemoveModelResponse> caller) {
    Reply.to(
        caller,
        () -> {
          shelf.remove(request.getName());
          return RemoveModelResponse.getDefaultInstance();
        });
  }
}
