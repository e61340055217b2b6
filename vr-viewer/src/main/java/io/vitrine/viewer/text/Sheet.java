package io.vitrine.viewer.text;

import io.vitrine.viewer.text.FontAtlas.Face;
import io.vitrine.viewer.text.FontAtlas.Glyph;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rectangles and text on a plane, in metres: x to the right, y up. What is added later lies on top.
 * Colours are 0xAARRGGBB in sRGB.
 */
public final class Sheet {
  /** Bytes of one piece on the device; shaders/sheets.vert declares the same. */
  public static final int PIECE_BYTES = 32;

  private static final int PLAIN = -1;
  private static final int INTS = PIECE_BYTES / 4;

  private final FontAtlas atlas;
  private int[] data = new int[INTS * 64];
  private int pieces;

  public Sheet(FontAtlas atlas) {
    this.atlas = atlas;
  }

  /** A plain rectangle. */
  public Sheet rectangle(float left, float bottom, float right, float top, int colour) {
    add(left, bottom, right, top, PLAIN, PLAIN, colour);
    return this;
  }

  /**
   * Text from {@code x} on its baseline {@code y}, its capitals {@code capHeight} high.
   *
   * @return where the pen stands after it
   */
  public float text(Face face, String text, float x, float y, float capHeight, int colour) {
    float pen = x;
    for (int codepoint : text.codePoints().toArray()) {
      Glyph glyph = atlas.glyph(face, codepoint);
      if (!glyph.blank()) {
        add(
            pen + glyph.left() * capHeight,
            y + glyph.bottom() * capHeight,
            pen + glyph.right() * capHeight,
            y + glyph.top() * capHeight,
            glyph.u0() | glyph.v0() << 16,
            glyph.u1() | glyph.v1() << 16,
            colour);
      }
      pen += glyph.advance() * capHeight;
    }
    return pen;
  }

  private void add(float left, float bottom, float right, float top, int from, int to, int colour) {
    int at = pieces * INTS;
    if (at == data.length) {
      data = Arrays.copyOf(data, data.length * 2);
    }
    data[at] = Float.floatToRawIntBits(left);
    data[at + 1] = Float.floatToRawIntBits(bottom);
    data[at + 2] = Float.floatToRawIntBits(right);
    data[at + 3] = Float.floatToRawIntBits(top);
    data[at + 4] = from;
    data[at + 5] = to;
    data[at + 7] = colour;
    pieces++;
  }

  /** Whether both show the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Sheet sheet
            && pieces == sheet.pieces
            && Arrays.equals(data, 0, pieces * INTS, sheet.data, 0, pieces * INTS);
  }

  @Override
  public int hashCode() {
    return pieces;
  }

  public int pieces() {
    return pieces;
  }

  /** Appends the pieces as they lie on the device, as parts of sheet number {@code sheet}. */
  public void put(ByteBuffer out, int sheet) {
    for (int i = 0; i < pieces * INTS; i++) {
      out.putInt(i % INTS == 6 ? sheet : data[i]);
    }
  }
}
