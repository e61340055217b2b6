package io.vitrine.model.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * How a camera was held, as EXIF says it (TIFF 6.0, tag 274: 1 to 8), and turning a picture
 * upright.
 */
final class Orientation {
  private static final int UPRIGHT = 1;

  private Orientation() {}

  /**
   * The file's orientation; upright where it says none or nonsense. Never throws for bad metadata.
   */
  static int of(byte[] file) {
    try {
      Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
      for (ExifIFD0Directory exif : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
        Integer tag = exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        if (tag != null && tag >= 1 && tag <= 8) {
          return tag;
        }
      }
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      // Metadata is a courtesy: a picture whose pixels decode is a good picture without it.
      return UPRIGHT;
    }
    return UPRIGHT;
  }

  /** The picture turned and mirrored so that it stands upright. */
  static Picture upright(Picture picture, int orientation) {
    if (orientation == UPRIGHT) {
      return picture;
    }
    boolean sideways = orientation >= 5;
    int width = sideways ? picture.height() : picture.width();
    int height = sideways ? picture.width() : picture.height();
    int lastX = picture.width() - 1;
    int lastY = picture.height() - 1;
    int[] from = picture.rgb();
    int[] to = new int[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int source =
            switch (orientation) {
              case 2 -> index(picture, lastX - x, y);
              case 3 -> index(picture, lastX - x, lastY - y);
              case 4 -> index(picture, x, lastY - y);
              case 5 -> index(picture, y, x);
              case 6 -> index(picture, y, lastY - x);
              case 7 -> index(picture, lastX - y, lastY - x);
              case 8 -> index(picture, lastX - y, x);
              default -> throw new IllegalArgumentException("no orientation " + orientation);
            };
        to[y * width + x] = from[source];
      }
    }
    return new Picture(width, height, to);
  }

  private static int index(Picture picture, int x, int y) {
    return y * picture.width() + x;
  }
}
