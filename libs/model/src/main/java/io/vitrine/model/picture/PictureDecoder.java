package io.vitrine.model.picture;

import io.vitrine.model.Refusals;
import io.vitrine.transport.ProblemException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes PNG, JPEG (CMYK too), WebP, GIF and BMP; the first frame of several. Upright by EXIF,
 * transparent over white. Profiles of RGB and grey pictures are left aside, as the training
 * pipelines of networks do. Safe for any number of threads.
 */
public final class PictureDecoder {
  static {
    ImageIO.setUseCache(false);
    // The registry looks through the context class loader only, and only once.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(PictureDecoder.class.getClassLoader());
    ImageIO.scanForPlugins();
    thread.setContextClassLoader(before);
  }

  private final PictureLimits limits;

  public PictureDecoder(PictureLimits limits) {
    this.limits = limits;
  }

  /**
   * @param name how to call the file in an error
   * @throws ProblemException for what is no picture, is broken, or is past the limits
   */
  public Picture decode(String name, byte[] file) {
    if (file.length > limits.bytes()) {
      throw Refusals.limit(
          "the picture %s has %d bytes, more than %d".formatted(name, file.length, limits.bytes()),
          "send a smaller picture or raise vitrine.inference.picture.bytes");
    }
    BufferedImage image;
    try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      image = read(name, file, stream);
    } catch (ProblemException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // ImageIO's readers answer broken files with whatever they stumble over.
      throw broken(name, reason(e));
    }
    Picture picture = new Picture(image.getWidth(), image.getHeight(), opaque(image));
    return Orientation.upright(picture, Orientation.of(file));
  }

  private static String reason(Exception e) {
    if (e instanceof EOFException) {
      return "the file ends early";
    }
    return e.getMessage() == null ? "its data do not follow its format" : e.getMessage();
  }

  private static ProblemException broken(String name, String why) {
    return Refusals.invalid(
        "the picture %s is broken: %s".formatted(name, why), "send it as an intact PNG or JPEG");
  }

  private BufferedImage read(String name, byte[] file, ImageInputStream stream) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    if (!readers.hasNext()) {
      throw Refusals.invalid(
          "the file %s is not a picture".formatted(name),
          "send a PNG, JPEG, WebP, GIF or BMP, or a tensor as .npy");
    }
    ImageReader reader = readers.next();
    try {
      EarlyEnd earlyEnd = EarlyEnd.of(reader);
      reader.setInput(stream, true, true);
      long width = reader.getWidth(0);
      long height = reader.getHeight(0);
      if (width * height > limits.pixels()) {
        throw Refusals.limit(
            "the picture %s has %d x %d pixels, more than %d"
                .formatted(name, width, height, limits.pixels()),
            "send a smaller picture or raise vitrine.inference.picture.pixels");
      }
      BufferedImage image = reader.read(0);
      if (earlyEnd.seen(file)) {
        throw broken(name, "the file ends early");
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  private static int[] opaque(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] rgb = new int[width * height];
    ColorModel model = image.getColorModel();
    int[] row = new int[width * image.getRaster().getNumBands()];
    for (int y = 0; y < height; y++) {
      if (plain(model)) {
        samples(image.getRaster(), model, y, row, rgb);
      } else {
        image.getRGB(0, y, width, 1, row, 0, width);
        for (int x = 0; x < width; x++) {
          int p = row[x];
          rgb[y * width + x] = overWhite(p >> 16 & 0xFF, p >> 8 & 0xFF, p & 0xFF, p >>> 24);
        }
      }
    }
    return rgb;
  }

  /**
   * Whether the samples are the colours. Java takes grey for linear light and would lighten it on
   * the way to sRGB; and it converts profiles pixel by pixel, slowly.
   */
  private static boolean plain(ColorModel model) {
    int space = model.getColorSpace().getType();
    return model instanceof ComponentColorModel
        && (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB)
        && !model.isAlphaPremultiplied()
        && model.getComponentSize(0) >= 8
        && model.getTransferType() <= DataBuffer.TYPE_USHORT;
  }

  private static void samples(Raster raster, ColorModel model, int y, int[] row, int[] rgb) {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int colours = model.getNumColorComponents();
    int shift = model.getComponentSize(0) - 8;
    raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
    for (int x = 0; x < width; x++) {
      int at = x * bands;
      int r = row[at] >> shift;
      int g = colours == 3 ? row[at + 1] >> shift : r;
      int b = colours == 3 ? row[at + 2] >> shift : r;
      int alpha = model.hasAlpha() ? row[at + bands - 1] >> shift : 255;
      rgb[y * width + x] = overWhite(r, g, b, alpha);
    }
  }

  private static int overWhite(int r, int g, int b, int alpha) {
    if (alpha == 255) {
      return r << 16 | g << 8 | b;
    }
    int white = (255 - alpha) * 255;
    return (r * alpha + white + 127) / 255 << 16
        | (g * alpha + white + 127) / 255 << 8
        | (b * alpha + white + 127) / 255;
  }
}
