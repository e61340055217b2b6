package io.vitrine.gateway.series;

import io.vitrine.gateway.datasets.DataSetShelf;
import io.vitrine.protocol.DataSet;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ProblemException;
import jakarta.inject.Singleton;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures of a data set, small enough to lie in a page. Thread-safe. */
@Singleton
final class Thumbnails {
  private static final Logger log = LoggerFactory.getLogger(Thumbnails.class);
  private static final int SIDE = 48;

  private final DataSetShelf shelf;
  private final BlobStore blobs;

  Thumbnails(DataSetShelf shelf, BlobStore blobs) {
    this.shelf = shelf;
    this.blobs = blobs;
  }

  /** By number in the data set, as data URLs; those that Java alone cannot read are left out. */
  Map<Integer, String> of(DataSet dataSet, Collection<Integer> wanted) {
    List<DataSetPicture> pictures = shelf.pictures(dataSet);
    Map<Integer, String> urls = new TreeMap<>();
    for (int number : wanted) {
      if (number < pictures.size()) {
        url(pictures.get(number)).ifPresent(url -> urls.put(number, url));
      }
    }
    return urls;
  }

  private Optional<String> url(DataSetPicture picture) {
    try {
      BufferedImage whole = ImageIO.read(blobs.fetch(picture.getFile()).toFile());
      if (whole == null) {
        return Optional.empty();
      }
      double scale = Math.min(1, (double) SIDE / Math.max(whole.getWidth(), whole.getHeight()));
      int width = Math.max(1, (int) Math.round(whole.getWidth() * scale));
      int height = Math.max(1, (int) Math.round(whole.getHeight() * scale));
      BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = small.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(whole, 0, 0, width, height, null);
      graphics.dispose();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(small, "jpeg", bytes);
      return Optional.of(
          "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray()));
    } catch (IOException | ProblemException e) {
      log.warn("no thumbnail of {}: {}", picture.getFile().getPath(), e.toString());
      return Optional.empty();
    }
  }
}
