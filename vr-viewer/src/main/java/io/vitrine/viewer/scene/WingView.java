package io.vitrine.viewer.scene;

import io.vitrine.protocol.Vector3;
import io.vitrine.protocol.Wing;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * A flat rectangle of tiles in metres. {@code right} and {@code down} span one tile as a walker who
 * comes from the entry sees it, so that no picture is mirrored, on whichever side of the aisle it
 * hangs.
 *
 * @param layer index of its layer
 * @param firstTile number of its first tile in the whole scene
 */
public record WingView(
    int layer,
    Vector3fc origin,
    Vector3fc columnStep,
    Vector3fc rowStep,
    Vector3fc right,
    Vector3fc down,
    int columns,
    int rows,
    int firstTile,
    int tiles) {
  private static final int OUTSIDE = -2;
  private static final int EMPTY = -1;

  static WingView of(
      Wing wing, int layer, int firstTile, float tileWidth, float tileHeight, Vector3fc comer) {
    Vector3f origin = vector(wing.getOrigin());
    Vector3f column = vector(wing.getColumnStep());
    Vector3f row = vector(wing.getRowStep());
    if (column.length() < 1e-6f || row.length() < 1e-6f) {
      throw new SceneException("layer " + layer + " has a wing whose tiles all lie in one place");
    }
    if ((long) wing.getColumns() * wing.getRows() < wing.getTiles()) {
      throw new SceneException(
          "layer "
              + layer
              + ": a wing of "
              + wing.getColumns()
              + " x "
              + wing.getRows()
              + " for "
              + wing.getTiles()
              + " tiles");
    }
    Vector3f right = new Vector3f(column).normalize(tileWidth);
    Vector3f down = new Vector3f(row).normalize(tileHeight);
    Vector3f facing = new Vector3f(down).cross(right);
    if (facing.dot(new Vector3f(comer).sub(origin)) < 0) {
      right.negate();
    }
    return new WingView(
        layer,
        origin,
        column,
        row,
        right,
        down,
        wing.getColumns(),
        wing.getRows(),
        firstTile,
        wing.getTiles());
  }

  /** Centre of tile {@code k} of this wing. */
  public Vector3f centre(int k) {
    int column = k / rows;
    int row = k % rows;
    return new Vector3f(origin).fma(column + 0.5f, columnStep).fma(row + 0.5f, rowStep);
  }

  /** How far along a ray this wing is met, in metres; infinite where it is not. */
  public float distance(Ray ray) {
    float distance = ray.toPlane(origin, new Vector3f(columnStep).cross(rowStep));
    return Float.isInfinite(distance) || placeOf(ray.at(distance)) == OUTSIDE
        ? Float.POSITIVE_INFINITY
        : distance;
  }

  /** The tile of this wing that lies at a point of its plane, or something negative: none does. */
  public int placeOf(Vector3fc point) {
    Vector3f from = new Vector3f(point).sub(origin);
    float column = from.dot(columnStep) / columnStep.lengthSquared();
    float row = from.dot(rowStep) / rowStep.lengthSquared();
    if (column < 0 || row < 0 || row >= rows || column >= (tiles + rows - 1) / rows) {
      return OUTSIDE;
    }
    int place = (int) column * rows + (int) row;
    return place < tiles ? place : EMPTY;
  }

  /** Whether the straight way between two points leads through this wing. */
  boolean blocks(Vector3fc from, Vector3fc to) {
    Vector3f normal = new Vector3f(columnStep).cross(rowStep);
    Vector3f way = new Vector3f(to).sub(from);
    float along = normal.dot(way);
    if (Math.abs(along) < 1e-9f) {
      return false;
    }
    float t = normal.dot(new Vector3f(origin).sub(from)) / along;
    if (t <= 0 || t >= 0.995f) {
      return false;
    }
    Vector3f hit = new Vector3f(from).fma(t, way).sub(origin);
    float column = hit.dot(columnStep) / columnStep.lengthSquared();
    float row = hit.dot(rowStep) / rowStep.lengthSquared();
    int usedColumns = (tiles + rows - 1) / rows;
    return column > 0 && column < usedColumns && row > 0 && row < Math.min(rows, tiles);
  }

  static Vector3f vector(Vector3 v) {
    return new Vector3f(v.getX(), v.getY(), v.getZ());
  }
}
