package io.vitrine.gateway.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.models.FileIntake;
import io.vitrine.protocol.FileChunk;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.FilesGrpc;

/** Files over gRPC. A chunk is asked for when the one before it is on disk. */
@GrpcService
@Blocking
public class FilesService extends FilesGrpc.FilesImplBase {
  private final FileIntake intake;

  FilesService(FileIntake intake) {
    this.intake = intake;
  }

  @Override
  public StreamObserver<FileChunk> put(StreamObserver<FileReference> caller) {
    FileIntake.Arriving file = intake.begin();
    return new StreamObserver<>() {
      private boolean refused;

      @Override
      public void onNext(FileChunk chunk) {
        if (!refused) {
          try {
            file.add(chunk.getData());
          } catch (RuntimeException e) {
            refused = true;
            file.close();
            caller.onError(Failures.of(e));
          }
        }
      }

      @Override
      public void onError(Throwable gone) {
        file.close();
      }

      @Override
      public void onCompleted() {
        if (!refused) {
          Reply.to(caller, file::store);
        }
      }
    };
  }
}
