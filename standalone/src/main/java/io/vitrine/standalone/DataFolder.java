package io.vitrine.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder one cluster keeps everything in, held by a lock on DATA/lock while it runs. The lock
 * is the system's: it ends with this process however that ends.
 */
final class DataFolder implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * @throws StartFailure when another cluster holds it, named by process and address, or it cannot
   *     be written
   */
  static DataFolder take(Path folder) {
    try {
      Files.createDirectories(folder);
      while (true) {
        Path lockFile = folder.resolve("lock");
        FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lock(channel)) {
          channel.close();
          throw new StartFailure(inUse(folder));
        }
        if (isStill(lockFile, channel)) {
          return new DataFolder(folder, channel);
        }
        // Its last owner removed it between our opening and locking it.
        channel.close();
      }
    } catch (IOException e) {
      throw new StartFailure(
          "the data folder " + folder + " cannot be used: " + e + "; choose another with --data",
          e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
      return false;
    }
  }

  /**
   * Whether the path still names the file that the channel holds: only then does the lock count.
   * Seen by a length that no other living process gives it, and never by opening the file: closing
   * it again would end every lock that this process has on it.
   */
  private static boolean isStill(Path lockFile, FileChannel channel) throws IOException {
    long mark = ProcessHandle.current().pid();
    channel.truncate(0);
    channel.write(ByteBuffer.allocate(1), mark - 1);
    return Files.exists(lockFile, LinkOption.NOFOLLOW_LINKS) && Files.size(lockFile) == mark;
  }

  private static String inUse(Path folder) {
    String who =
        readCluster(folder)
            .map(cluster -> " (process " + cluster.pid() + ", gateway " + cluster.gateway() + ")")
            .orElse("");
    return "a cluster already runs on "
        + folder
        + who
        + "; end it with 'vitrine down --data "
        + folder
        + "', or give this one another folder with --data";
  }

  Path path() {
    return folder;
  }

  Path log(String name) {
    return folder.resolve("logs").resolve(name + ".log");
  }

  /** What the cluster before this one said, when it could not clean up. */
  Optional<ClusterFile> lastCluster() {
    return readCluster(folder);
  }

  private static Optional<ClusterFile> readCluster(Path folder) {
    Path file = folder.resolve("cluster.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), ClusterFile.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void write(ClusterFile cluster) {
    try {
      Path temporary = folder.resolve("cluster.json.new");
      Files.write(temporary, JSON.writeValueAsBytes(cluster));
      Files.move(temporary, folder.resolve("cluster.json"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StartFailure("cluster.json in " + folder + " cannot be written: " + e, e);
    }
  }

  /** Gives the folder back: neither cluster.json nor the lock is left. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.resolve("cluster.json"));
      Files.deleteIfExists(folder.resolve("lock"));
      channel.close();
    } catch (IOException e) {
      throw new StartFailure("the data folder " + folder + " cannot be given back: " + e, e);
    }
  }
}
