package io.vitrine.viewer.render;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.gl.GpuBuffer;
import io.vitrine.viewer.gl.Program;
import io.vitrine.viewer.gl.Texture;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.text.Placement;
import io.vitrine.viewer.text.Sheet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.joml.Vector3fc;

/**
 * Sheets of text and rectangles, all in one draw. Add them far to near, then draw; what does not
 * fit is left out.
 */
final class SheetPass implements AutoCloseable {
  /** Most sheets in one view: labels, boards, and room to spare. */
  private static final int MOST_SHEETS = 64;

  /** Most glyphs and rectangles in one view. */
  private static final int MOST_PIECES = 8192;

  private static final int SHEET_BYTES = 48;

  private final Program program;
  private final Texture atlas;
  private final GpuBuffer sheets;
  private final GpuBuffer pieces;
  private final ByteBuffer sheetBytes = direct(MOST_SHEETS * SHEET_BYTES);
  private final ByteBuffer pieceBytes = direct(MOST_PIECES * Sheet.PIECE_BYTES);
  private int sheetCount;

  SheetPass(Gpu gpu, FontAtlas font) {
    program = Program.drawing(gpu, "sheets");
    ByteBuffer texels = ByteBuffer.allocateDirect(font.texels().length).put(font.texels()).flip();
    int side = (int) Math.sqrt(font.texels().length);
    atlas = Texture.bytes(gpu, side, side, texels);
    sheets = new GpuBuffer(gpu, sheetBytes.capacity());
    pieces = new GpuBuffer(gpu, pieceBytes.capacity());
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  void begin() {
    sheetBytes.clear();
    pieceBytes.clear();
    sheetCount = 0;
  }

  void add(Sheet sheet, Placement at) {
    if (sheetCount == MOST_SHEETS || pieceBytes.remaining() < sheet.pieces() * Sheet.PIECE_BYTES) {
      return;
    }
    sheet.put(pieceBytes, sheetCount++);
    put(at.origin(), at.opacity());
    put(at.right(), 0);
    put(at.up(), 0);
  }

  private void put(Vector3fc v, float w) {
    sheetBytes.putFloat(v.x()).putFloat(v.y()).putFloat(v.z()).putFloat(w);
  }

  /** Pieces that were added. */
  int count() {
    return pieceBytes.position() / Sheet.PIECE_BYTES;
  }

  /** Sends what was added to the device. */
  void write() {
    sheets.write(0, sheetBytes.flip());
    pieces.write(0, pieceBytes.flip());
  }

  /** Draws all that was added. */
  void draw() {
    int count = count();
    write();
    draw(0, count);
  }

  /** Draws a range of the pieces that were written. */
  void draw(int from, int to) {
    sheets.bindStorage(0);
    pieces.bindStorage(1);
    atlas.bind(3);
    program.draw(from * 6, (to - from) * 6);
  }

  @Override
  public void close() {
    program.close();
    atlas.close();
    sheets.close();
    pieces.close();
  }
}
