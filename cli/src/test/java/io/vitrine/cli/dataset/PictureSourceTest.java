package io.vitrine.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureSourceTest {
  private static final ZipLimits LIMITS = new ZipLimits(10, 4 << 20, 100);

  private final Path folder;

  PictureSourceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, path);
  }

  private static List<String> of(PictureSource source) {
    return source.pictures().stream().map(one -> one.path() + "=" + one.label()).toList();
  }

  private PictureSource open(Path source) throws IOException {
    return PictureSource.open(source, Optional.empty(), LIMITS);
  }

  @Test
  void theFirstFolderIsTheLabel() throws IOException {
    file("set/dog/deep/2.jpg");
    file("set/cat/1.PNG");
    file("set/3.webp");
    file("set/notes.txt");
    file("set/.hidden.png");
    try (PictureSource source = open(folder.resolve("set"))) {
      assertThat(of(source)).containsExactly("3.webp=", "cat/1.PNG=cat", "dog/deep/2.jpg=dog");
      assertThat(source.leftOut()).isEqualTo(2);
    }
    Path labels = file("labels.csv");
    Files.writeString(labels, "path,label\n3.webp,bird\ncat/1.PNG,\"cat, large\"\n");
    try (PictureSource source =
        PictureSource.open(folder.resolve("set"), Optional.of(labels), LIMITS)) {
      assertThat(of(source))
          .containsExactly("3.webp=bird", "cat/1.PNG=cat, large", "dog/deep/2.jpg=");
    }
    Files.writeString(labels, "3.webp,bird\nnowhere.png,cat\n");
    assertThatThrownBy(() -> PictureSource.open(folder.resolve("set"), Optional.of(labels), LIMITS))
        .hasMessageContaining("names 1 pictures that are not there: line 2: nowhere.png");
    file("empty/notes.txt");
    assertThatThrownBy(() -> open(folder.resolve("empty"))).hasMessageContaining("no pictures");
  }

  @Test
  void aCsvNamesItsPictures() throws IOException {
    file("pictures/a.png");
    file("pictures/b, c.png");
    Path csv = folder.resolve("set.csv");
    Files.writeString(csv, "\uFEFFfile,label\r\npictures/a.png,7\r\n\"pictures/b, c.png\"\r\n");
    try (PictureSource source = open(csv)) {
      assertThat(of(source)).containsExactly("pictures/a.png=7", "pictures/b, c.png=");
    }
    Files.writeString(csv, "pictures/a.png,1\npictures/a.png,2\n,3\na,b,c\n\"open,1\n\n");
    assertThatThrownBy(() -> open(csv))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("4 rows are wrong")
        .hasMessageContaining("line 2: pictures/a.png is in line 1 too")
        .hasMessageContaining("line 3: no path")
        .hasMessageContaining("line 4: 3 cells")
        .hasMessageContaining("line 5: a quote is not closed");
    Files.writeString(csv, "pictures/away.png,1\n");
    assertThatThrownBy(() -> open(csv)).hasMessageContaining("line 1: pictures/away.png");
  }

  private interface Filling {
    void fill(ZipOutputStream zip) throws IOException;
  }

  private Path zip(Filling filling) throws IOException {
    Path zip = folder.resolve("set.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      filling.fill(entries);
    }
    return zip;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  @Test
  void aZipIsAFolderUntilItIsClosed() throws IOException {
    Path zip = zip(out -> put(out, "cat/1.png", new byte[] {1}));
    Path inside;
    try (PictureSource source = open(zip)) {
      assertThat(of(source)).containsExactly("cat/1.png=cat");
      inside = source.pictures().get(0).file();
      assertThat(inside).exists();
    }
    assertThat(inside).doesNotExist();
  }

  @Test
  void aZipThatLiesOrSwellsIsRefused() throws IOException {
    for (String name : List.of("../out.png", "/out.png", "a/../../out.png", "..\\out.png")) {
      Path zip = zip(out -> put(out, name, new byte[] {1}));
      assertThatThrownBy(() -> open(zip))
          .isInstanceOf(CommandFailed.class)
          .hasMessageContaining("names a place outside of it: " + name);
    }
    Path bomb = zip(out -> put(out, "a.png", new byte[3 << 20]));
    assertThatThrownBy(() -> open(bomb)).hasMessageContaining("swells to more than 100 times");
    Path large =
        zip(
            out -> {
              out.setLevel(0);
              put(out, "a.png", new byte[3 << 20]);
              put(out, "b.png", new byte[3 << 20]);
            });
    assertThatThrownBy(() -> open(large)).hasMessageContaining("more than 4194304 bytes, at b.png");
    Path many =
        zip(
            out -> {
              for (int i = 0; i < 11; i++) {
                put(out, i + ".png", new byte[] {1});
              }
            });
    assertThatThrownBy(() -> open(many)).hasMessageContaining("holds 11 files, more than 10");
    Path torn = Files.write(folder.resolve("torn.zip"), new byte[] {'P', 'K', 3, 4, 0});
    assertThatThrownBy(() -> open(torn)).hasMessageContaining("is not a whole ZIP");
    assertThat(folder.resolveSibling("out.png")).doesNotExist();
  }
}
