package io.vitrine.cli.checkpoint;

import io.vitrine.cli.dataset.UnpackedZip;
import io.vitrine.cli.dataset.ZipLimits;
import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The ONNX files that files, folders, patterns and ZIPs come to. Close it when they are sent. */
public final class CheckpointFiles implements AutoCloseable {
  private static final String ENDING = ".onnx";

  private final List<Path> files = new ArrayList<>();
  private final List<UnpackedZip> zips = new ArrayList<>();

  private CheckpointFiles() {}

  /** In the order given; a folder's, a pattern's and a ZIP's by their names. None twice. */
  public static CheckpointFiles of(List<String> given, ZipLimits limits) throws IOException {
    CheckpointFiles found = new CheckpointFiles();
    try {
      for (String one : given) {
        List<Path> more = found.expand(one, limits);
        if (more.isEmpty()) {
          throw new CommandFailed(
              one + " holds no ONNX files", "Their names end in " + ENDING + ".");
        }
        more.stream().filter(file -> !found.files.contains(file)).forEach(found.files::add);
      }
      return found;
    } catch (IOException | RuntimeException e) {
      found.close();
      throw e;
    }
  }

  private List<Path> expand(String given, ZipLimits limits) throws IOException {
    if (!Files.exists(Path.of(withoutPattern(given)))) {
      throw new NoSuchFileException(given);
    }
    Path path = Path.of(withoutPattern(given));
    if (!withoutPattern(given).equals(given)) {
      return matching(given, path);
    }
    if (Files.isDirectory(path)) {
      return below(path);
    }
    if (UnpackedZip.isZip(path)) {
      UnpackedZip zip = UnpackedZip.of(path, limits);
      zips.add(zip);
      return below(zip.folder());
    }
    return List.of(path);
  }

  /** The folder in which a pattern begins; what is no pattern, and what is there, stays itself. */
  private static String withoutPattern(String given) {
    boolean pattern = given.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    if (!pattern || isThere(given)) {
      return given;
    }
    int first = 0;
    while ("*?[{".indexOf(given.charAt(first)) < 0) {
      first++;
    }
    int slash = given.lastIndexOf('/', first);
    return slash < 0 ? "." : slash == 0 ? "/" : given.substring(0, slash);
  }

  private static boolean isThere(String given) {
    try {
      return Files.exists(Path.of(given));
    } catch (java.nio.file.InvalidPathException e) {
      return false;
    }
  }

  private static List<Path> matching(String pattern, Path from) throws IOException {
    PathMatcher matcher;
    try {
      matcher =
          FileSystems.getDefault()
              .getPathMatcher("glob:" + (from.equals(Path.of(".")) ? "./" + pattern : pattern));
    } catch (PatternSyntaxException e) {
      throw new CommandFailed(pattern + " is no pattern: " + e.getDescription(), "Mend it.");
    }
    try (Stream<Path> all = Files.walk(from)) {
      return all.filter(Files::isRegularFile).filter(matcher::matches).sorted().toList();
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING))
          .sorted()
          .toList();
    }
  }

  public List<Path> files() {
    return List.copyOf(files);
  }

  /**
   * What the model of a file is called: the file's name, the series' before it where it lacks it.
   */
  public static String modelName(String series, Path file) {
    String name = String.valueOf(file.getFileName());
    String stem =
        name.toLowerCase(Locale.ROOT).endsWith(ENDING)
            ? name.substring(0, name.length() - ENDING.length())
            : name;
    String plain = stem.replaceAll("[^A-Za-z0-9._-]", "-");
    return plain.startsWith(series) ? plain : series + "-" + plain;
  }

  @Override
  public void close() throws IOException {
    Optional<IOException> failed = Optional.empty();
    for (UnpackedZip zip : zips) {
      try {
        zip.close();
      } catch (IOException e) {
        failed = Optional.of(e);
      }
    }
    if (failed.isPresent()) {
      throw failed.get();
    }
  }
}
