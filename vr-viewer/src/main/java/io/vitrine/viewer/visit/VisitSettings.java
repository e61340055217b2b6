package io.vitrine.viewer.visit;

import io.vitrine.viewer.scene.CameraPlace;
import java.nio.file.Path;
import java.util.List;

/**
 * What a visit is made of.
 *
 * @param pictures on the shelf, in order
 * @param checkpoints the slider's stops in order; empty: all models of the graph
 * @param shots where screenshots go
 * @param camera where it starts
 * @param visualizationSteps of the feature visualizations asked for; 0: the method's own
 */
public record VisitSettings(
    List<Path> pictures,
    List<String> checkpoints,
    Path shots,
    CameraPlace camera,
    int visualizationSteps) {}
