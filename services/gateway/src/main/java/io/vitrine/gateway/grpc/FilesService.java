package io.vitrine.gateway.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.models.FileIntake;
import io.vitrine.protocol.FileChunk;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.FilesGrpc;
import io.vitrine.transport.BlobStore;

/** Files over gRPC. A chunk is asked for when the one before it is on disk. */
@GrpcService
public class FilesService extends FilesGrpc.FilesImplBase {
  private final FileIntake intake;
  private final BlobStore blobs;

  FilesService(FileIntake intake, BlobStore blobs) {
    this.intake = intake;
    this.blobs = blobs;
  }

  /** Not blocking but for a chunk at a time, read when the caller can take it. */
  @Override
  public void get(FileReference request, StreamObserver<FileChunk> caller) {
    ServerCallStreamObserver<FileChunk> call = (ServerCallStreamObserver<FileChunk>) caller;
    try {
      FileSender file = new FileSender(blobs.fetch(request));
      Pump<FileChunk> pump = new Pump<>(call, file::next);
      call.setOnCancelHandler(file::close);
      pump.look();
    } catch (RuntimeException e) {
      caller.onError(Failures.of(e));
    }
  }

  @Override
  @Blocking
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
