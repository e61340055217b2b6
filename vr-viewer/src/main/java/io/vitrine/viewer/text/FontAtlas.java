package io.vitrine.viewer.text;

import static org.lwjgl.stb.STBTruetype.*;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.lwjgl.stb.STBTTFontinfo;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/**
 * Signed distances to the outlines of Liberation Sans, regular and bold: one byte per texel, 128 on
 * the outline, 20 per texel of distance (shaders/sheets.frag reads the same). Lengths are in cap
 * heights: the height of a capital H is 1.
 */
public final class FontAtlas {
  /** Weight of a text. */
  public enum Face {
    REGULAR("LiberationSans-Regular.ttf"),
    BOLD("LiberationSans-Bold.ttf");

    private final String file;

    Face(String file) {
      this.file = file;
    }
  }

  /** A glyph: its rectangle from the pen on the baseline, in cap heights, and its texels. */
  record Glyph(
      float left,
      float bottom,
      float right,
      float top,
      float advance,
      int u0,
      int v0,
      int u1,
      int v1,
      boolean blank) {}

  private record Key(Face face, int codepoint) {}

  static final int SIZE = 1024;
  private static final int CAP_TEXELS = 28;
  private static final int PADDING = 6;
  private static final byte EDGE = (byte) 128;
  private static final float STEP = 20;
  private static final int UNKNOWN = '?';
  private static final String EXTRA = "–—‘’“”…•−≤≥→←↑↓≈";

  private final byte[] texels = new byte[SIZE * SIZE];
  private final Map<Key, Glyph> glyphs = new HashMap<>();
  private int penX;
  private int penY;
  private int rowHeight;

  private FontAtlas() {}

  /** Draws the glyphs; takes some tenths of a second. */
  public static FontAtlas create() {
    FontAtlas atlas = new FontAtlas();
    for (Face face : Face.values()) {
      atlas.add(face);
    }
    return atlas;
  }

  private void add(Face face) {
    ByteBuffer file = read(face.file);
    try (STBTTFontinfo font = STBTTFontinfo.malloc()) {
      if (!stbtt_InitFont(font, file)) {
        throw new IllegalStateException(face.file + " on the class path is no font");
      }
      float scale = CAP_TEXELS / (float) capUnits(font);
      IntStream.concat(
              IntStream.concat(IntStream.range(32, 127), IntStream.range(160, 256)),
              EXTRA.codePoints())
          .forEach(codepoint -> glyphs.put(new Key(face, codepoint), draw(font, codepoint, scale)));
    } finally {
      MemoryUtil.memFree(file);
    }
  }

  private static ByteBuffer read(String name) {
    try (InputStream in = FontAtlas.class.getResourceAsStream("/liberation/" + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "font " + name + " is not on the class path (openpdf-fonts-extra)");
      }
      byte[] bytes = in.readAllBytes();
      ByteBuffer buffer = MemoryUtil.memAlloc(bytes.length);
      return buffer.put(bytes).flip();
    } catch (IOException e) {
      throw new UncheckedIOException("reading font " + name, e);
    }
  }

  private static int capUnits(STBTTFontinfo font) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      var top = stack.mallocInt(1);
      stbtt_GetCodepointBox(font, 'H', null, null, null, top);
      return top.get(0);
    }
  }

  private Glyph draw(STBTTFontinfo font, int codepoint, float scale) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      var advance = stack.mallocInt(1);
      stbtt_GetCodepointHMetrics(font, codepoint, advance, null);
      float step = advance.get(0) * scale / CAP_TEXELS;
      var width = stack.mallocInt(1);
      var height = stack.mallocInt(1);
      var x = stack.mallocInt(1);
      var y = stack.mallocInt(1);
      ByteBuffer field =
          stbtt_GetCodepointSDF(font, scale, codepoint, PADDING, EDGE, STEP, width, height, x, y);
      if (field == null) {
        return new Glyph(0, 0, 0, 0, step, 0, 0, 0, 0, true);
      }
      try {
        return place(field, width.get(0), height.get(0), x.get(0), y.get(0), step);
      } finally {
        stbtt_FreeSDF(field);
      }
    }
  }

  private Glyph place(ByteBuffer field, int width, int height, int x, int y, float advance) {
    if (penX + width > SIZE) {
      penX = 0;
      penY += rowHeight;
      rowHeight = 0;
    }
    if (penY + height > SIZE) {
      throw new IllegalStateException(
          "the glyphs do not fit an atlas of " + SIZE + " texels a side");
    }
    for (int row = 0; row < height; row++) {
      field.get(row * width, texels, (penY + row) * SIZE + penX, width);
    }
    float cap = CAP_TEXELS;
    Glyph glyph =
        new Glyph(
            x / cap,
            -(y + height) / cap,
            (x + width) / cap,
            -y / cap,
            advance,
            penX,
            penY,
            penX + width,
            penY + height,
            false);
    penX += width + 1;
    rowHeight = Math.max(rowHeight, height + 1);
    return glyph;
  }

  /** A glyph; that of '?' for a character the atlas lacks. */
  Glyph glyph(Face face, int codepoint) {
    Glyph glyph = glyphs.get(new Key(face, codepoint));
    return glyph != null ? glyph : Objects.requireNonNull(glyphs.get(new Key(face, UNKNOWN)));
  }

  /** Width of a text in cap heights. */
  public float width(Face face, String text) {
    return (float)
        text.codePoints().mapToDouble(codepoint -> glyph(face, codepoint).advance()).sum();
  }

  /**
   * The longest beginning of {@code text} that is at most {@code width} cap heights wide; cut ones
   * end with an ellipsis.
   */
  public String fit(Face face, String text, float width) {
    if (width(face, text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(face, text.substring(0, end).stripTrailing() + "…") > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /** The texels, {@link #SIZE} a side, first row on top. Do not change them. */
  public byte[] texels() {
    return texels;
  }
}
