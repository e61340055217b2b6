package io.vitrine.demo.judge;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Feature visualizations in a folder, by the channel that each PNG names inside. */
final class Visualizations {
  private static final String FORMAT = "javax_imageio_png_1.0";
  private static final String OBJECTIVE = "vitrine:objective";
  private static final Pattern CHANNEL = Pattern.compile("\"channel\":(\\d+)");

  private Visualizations() {}

  /** By channel; other pictures in the folder are left out. */
  static Map<Integer, BufferedImage> read(Path folder) throws IOException {
    Map<Integer, BufferedImage> pictures = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> pngs = files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
      for (Path png : pngs) {
        read(png, pictures);
      }
    }
    return pictures;
  }

  private static void read(Path png, Map<Integer, BufferedImage> pictures) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(png.toFile())) {
      reader.setInput(in);
      Element texts = (Element) reader.getImageMetadata(0).getAsTree(FORMAT);
      Optional<Integer> channel = channel(texts.getElementsByTagName("tEXtEntry"));
      if (channel.isPresent()) {
        pictures.put(channel.get(), reader.read(0));
      }
    } finally {
      reader.dispose();
    }
  }

  private static Optional<Integer> channel(NodeList texts) {
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      if (text.getAttribute("keyword").equals(OBJECTIVE)) {
        Matcher channel = CHANNEL.matcher(text.getAttribute("value"));
        return channel.find() ? Optional.of(Integer.valueOf(channel.group(1))) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
