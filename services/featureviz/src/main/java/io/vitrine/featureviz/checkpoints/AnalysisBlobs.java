package io.vitrine.featureviz.checkpoints;

import com.google.protobuf.Parser;
import io.vitrine.protocol.AnalysisPlan;
import io.vitrine.protocol.AnalysisQuestion;
import io.vitrine.protocol.CheckpointAnalysis;
import io.vitrine.protocol.DataSet;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.DataSetPictures;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What an analysis is about, out of the blob store. Any thread. */
final class AnalysisBlobs {
  private final BlobStore blobs;

  AnalysisBlobs(BlobStore blobs) {
    this.blobs = blobs;
  }

  AnalysisQuestion question(CheckpointAnalysis analysis) {
    return read(analysis.getQuestion(), AnalysisQuestion.parser(), "question of the analysis");
  }

  AnalysisPlan plan(FileReference plan) {
    return read(plan, AnalysisPlan.parser(), "plan of the analysis");
  }

  NetworkDescription network(FileReference description) {
    return read(description, NetworkDescription.parser(), "description of the network");
  }

  List<DataSetPicture> pictures(DataSet dataSet) {
    return read(
            dataSet.getPictures(), DataSetPictures.parser(), "data set '" + dataSet.getName() + "'")
        .getPicturesList();
  }

  FileReference put(AnalysisPlan plan) {
    return blobs.put(plan.toByteArray());
  }

  BlobStore store() {
    return blobs;
  }

  byte[] bytes(FileReference file) {
    try {
      return Files.readAllBytes(blobs.fetch(file));
    } catch (IOException e) {
      throw unreadable("file " + file.getPath(), e);
    }
  }

  private <M> M read(FileReference file, Parser<M> parser, String what) {
    try {
      return parser.parseFrom(Files.readAllBytes(blobs.fetch(file)));
    } catch (IOException e) {
      throw unreadable(what, e);
    }
  }

  private static ProblemException unreadable(String what, IOException e) {
    return ProblemException.fatal(
        Reason.INTERNAL,
        "the " + what + " cannot be read: " + e.getMessage(),
        "ask for the analysis again; check the disk of the blob store",
        e);
  }
}
