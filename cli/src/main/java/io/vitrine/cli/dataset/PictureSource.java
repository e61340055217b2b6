package io.vitrine.cli.dataset;

import io.vitrine.cli.dataset.LabelRows.Row;
import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a folder, a ZIP or a CSV. In folders and ZIPs the first folder is a picture's
 * label, as in .../cat/1.png, unless a CSV of labels says otherwise. Close it when they are sent.
 */
public final class PictureSource implements AutoCloseable {
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "webp", "gif", "bmp");
  private static final int NAMED = 10;

  private final List<FoundPicture> pictures;
  private final int leftOut;
  private final @Nullable UnpackedZip zip;

  private PictureSource(List<FoundPicture> pictures, int leftOut, @Nullable UnpackedZip zip) {
    this.pictures = pictures;
    this.leftOut = leftOut;
    this.zip = zip;
  }

  /**
   * Looks what is there.
   *
   * @param labels a CSV of PATH,LABEL
   */
  public static PictureSource open(Path source, Optional<Path> labels, ZipLimits limits)
      throws IOException {
    if (Files.isDirectory(source)) {
      return ofFolder(source, source, labels, null);
    }
    if (!Files.exists(source)) {
      throw new NoSuchFileException(source.toString());
    }
    if (UnpackedZip.isZip(source)) {
      UnpackedZip zip = UnpackedZip.of(source, limits);
      try {
        return ofFolder(source, zip.folder(), labels, zip);
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    }
    if (labels.isPresent()) {
      throw new CommandFailed(
          "a CSV names its labels itself; " + labels.get() + " has nothing to say",
          "Leave --labels out.");
    }
    return new PictureSource(ofRows(source, LabelRows.read(source)), 0, null);
  }

  private static PictureSource ofFolder(
      Path source, Path folder, Optional<Path> labels, @Nullable UnpackedZip zip)
      throws IOException {
    List<FoundPicture> found = new ArrayList<>();
    int leftOut = 0;
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        Path relative = folder.relativize(file);
        if (isPicture(file)) {
          String label = relative.getNameCount() > 1 ? relative.getName(0).toString() : "";
          found.add(new FoundPicture(file, relative.toString().replace('\\', '/'), label));
        } else {
          leftOut++;
        }
      }
    }
    if (found.isEmpty()) {
      throw new CommandFailed(
          source + " holds no pictures", "Pictures end in ." + String.join(", .", ENDINGS) + ".");
    }
    return new PictureSource(
        labels.isPresent() ? labelled(found, labels.get()) : found, leftOut, zip);
  }

  private static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.contains(ending);
  }

  private static List<FoundPicture> labelled(List<FoundPicture> found, Path labels)
      throws IOException {
    Map<String, Row> rows = LabelRows.read(labels);
    List<FoundPicture> labelled = new ArrayList<>();
    for (FoundPicture picture : found) {
      Row row = rows.remove(picture.path());
      labelled.add(picture.labelled(row == null ? "" : row.label()));
    }
    refuse(labels, rows.values().stream().toList());
    return labelled;
  }

  private static List<FoundPicture> ofRows(Path csv, Map<String, Row> rows) {
    Path folder = Optional.ofNullable(csv.toAbsolutePath().getParent()).orElse(Path.of("/"));
    List<FoundPicture> found = new ArrayList<>();
    List<Row> missing = new ArrayList<>();
    for (Row row : rows.values()) {
      Optional<Path> file = file(folder, row.path());
      file.ifPresentOrElse(
          there -> found.add(new FoundPicture(there, row.path(), row.label())),
          () -> missing.add(row));
    }
    refuse(csv, missing);
    return found;
  }

  private static Optional<Path> file(Path folder, String path) {
    try {
      return Optional.of(folder.resolve(path)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static void refuse(Path csv, List<Row> missing) {
    if (!missing.isEmpty()) {
      List<String> named =
          missing.stream()
              .limit(NAMED)
              .map(row -> "line " + row.line() + ": " + row.path())
              .toList();
      throw new CommandFailed(
          "%s names %d pictures that are not there: %s%s"
              .formatted(
                  csv,
                  missing.size(),
                  String.join("; ", named),
                  missing.size() > NAMED ? "; ..." : ""),
          "Paths are relative to the CSV's folder, or to the folder or ZIP it labels.");
    }
  }

  /** In the order of their paths. */
  public List<FoundPicture> pictures() {
    return List.copyOf(pictures);
  }

  /** Files that are no pictures by their names. */
  public int leftOut() {
    return leftOut;
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }
}
