package io.vitrine.gateway.rest;

import io.vitrine.protocol.Model;
import io.vitrine.protocol.ModelReference;
import io.vitrine.transport.ContentNames;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model.
 *
 * @param graphHash of the network without its weights, in hexadecimal
 * @param weightsHash in hexadecimal
 * @param files the model file first, then its external data
 * @param preprocessing null: the network takes no picture
 * @param labels one per class; empty: none given
 * @param added when, in UTC
 */
public record ModelDocument(
    String name,
    String graphHash,
    String weightsHash,
    List<FileDocument> files,
    @Nullable PreprocessingDocument preprocessing,
    List<String> labels,
    String added) {
  static ModelDocument of(Model model) {
    ModelReference reference = model.getReference();
    return new ModelDocument(
        reference.getName(),
        ContentNames.hex(reference.getGraphHash()),
        ContentNames.hex(reference.getWeightsHash()),
        reference.getFilesList().stream().map(FileDocument::of).toList(),
        reference.hasPreprocessing()
            ? PreprocessingDocument.of(reference.getPreprocessing())
            : null,
        model.getLabelsList(),
        Instant.ofEpochSecond(model.getAdded().getSeconds(), model.getAdded().getNanos())
            .toString());
  }
}
