package io.vitrine.layout.force;

/** Places in space, 12 bytes each. Not thread-safe. */
public final class Points {
  final float[] x;
  final float[] y;
  final float[] z;

  public Points(int size) {
    x = new float[size];
    y = new float[size];
    z = new float[size];
  }

  public int size() {
    return x.length;
  }

  public float x(int point) {
    return x[point];
  }

  public float y(int point) {
    return y[point];
  }

  public float z(int point) {
    return z[point];
  }

  public void set(int point, double atX, double atY, double atZ) {
    x[point] = (float) atX;
    y[point] = (float) atY;
    z[point] = (float) atZ;
  }
}
