package io.vitrine.viewer.scene;

import io.vitrine.protocol.TileForm;
import java.util.List;
import org.joml.Vector3fc;

/**
 * One layer of the walk.
 *
 * @param value name of the value its tiles show
 * @param firstTile number of its first tile in the whole scene
 * @param tiles how many it has
 * @param height of a tile in texels; 0 = known with the first chunk
 * @param label bottom centre of its label
 * @param excerpt whether only the most active of the value's tiles hang here
 * @param closedBlock name of the block that this layer stands for; empty: a layer of its own
 */
public record LayerView(
    int index,
    String value,
    String title,
    int firstTile,
    int tiles,
    TileForm.Kind kind,
    int width,
    int height,
    Vector3fc label,
    List<WingView> wings,
    boolean excerpt,
    String closedBlock) {}
