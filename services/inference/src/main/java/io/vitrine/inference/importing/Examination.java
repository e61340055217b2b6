package io.vitrine.inference.importing;

import com.google.protobuf.ByteString;
import io.vitrine.inference.describe.Descriptions;
import io.vitrine.inference.describe.InputShapes;
import io.vitrine.model.ModelReader;
import io.vitrine.model.Refusals;
import io.vitrine.model.picture.PreprocessingDefaults;
import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.hash.GraphHash;
import io.vitrine.network.hash.WeightsHash;
import io.vitrine.network.shape.ShapeInference;
import io.vitrine.program.GraphCompiler;
import io.vitrine.program.Operators;
import io.vitrine.program.Program;
import io.vitrine.program.Purpose;
import io.vitrine.program.UnsupportedNode;
import io.vitrine.protocol.ImportRequest;
import io.vitrine.protocol.ImportResult;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Problem.Category;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.BlobStore;
import java.util.List;
import java.util.Optional;

/** Reads, checks and describes a model. Throws what makes it unusable; any thread. */
final class Examination {
  private final ModelReader reader;
  private final BlobStore blobs;

  Examination(ModelReader reader, BlobStore blobs) {
    this.reader = reader;
    this.blobs = blobs;
  }

  ImportResult of(ImportRequest request) {
    List<String> missing = reader.missing(request.getFilesList());
    if (!missing.isEmpty()) {
      return lacking(request, missing);
    }
    Network network = reader.read(request.getFilesList());
    String file = request.getFiles(0).getPath();
    List<UnsupportedNode> unsupported = Operators.unsupported(network);
    if (!unsupported.isEmpty()) {
      throw Refusals.unsupported(
          Unsupported.message(file, unsupported), "export the model without these operators");
    }
    // What only shows in the whole is found now rather than in the first run.
    Program program =
        GraphCompiler.compile(network, network.graph().outputs(), Purpose.VALUES_ON_CPU);
    Optional<Preprocessing> preprocessing =
        PreprocessingDefaults.complete(network.graph(), request.getPreprocessing());
    Graph inferred = ShapeInference.infer(network, InputShapes.of(network.graph(), preprocessing));
    byte[] graphHash = GraphHash.of(network);
    byte[] description =
        Descriptions.of(network, inferred, graphHash, program.folded()).toByteArray();
    ModelReference.Builder reference =
        ModelReference.newBuilder()
            .setGraphHash(ByteString.copyFrom(graphHash))
            .setWeightsHash(ByteString.copyFrom(WeightsHash.of(network)))
            .addAllFiles(request.getFilesList());
    preprocessing.ifPresent(reference::setPreprocessing);
    return ImportResult.newBuilder()
        .setRequest(request.getRequest())
        .setReference(reference)
        .setDescription(blobs.put(description))
        .build();
  }

  private static ImportResult lacking(ImportRequest request, List<String> missing) {
    return ImportResult.newBuilder()
        .setRequest(request.getRequest())
        .addAllMissingFiles(missing)
        .setProblem(
            Problem.newBuilder()
                .setCategory(Category.CALLER)
                .setReason(Reason.NOT_FOUND)
                .setMessage(
                    "%s keeps weights in files that were not given: %s"
                        .formatted(request.getFiles(0).getPath(), String.join(", ", missing)))
                .setAction("put them beside the model and add it again"))
        .build();
  }
}
