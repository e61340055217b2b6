package io.vitrine.transport;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ChunkEntry;
import io.vitrine.protocol.WantedValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/**
 * Chunks by content name in Redis: what was computed for one viewer is there for the next. A cache
 * and no more: what is evicted, damaged, too large or unreachable counts as not there, and nothing
 * here throws for it. Thread-safe.
 *
 * <p>One Redis hash holds one value of one content name in one form, so it is evicted as a whole.
 * Its fields are the chunks, and manifests that name the chunks of a complete answer.
 */
public final class ChunkCache implements AutoCloseable {
  private final RedisSettings settings;
  private final RedisDoor redis;

  public ChunkCache(RedisSettings settings) {
    this.settings = settings;
    redis = new RedisDoor(settings);
  }

  /** Keeps a chunk; it counts once a manifest names it. */
  public void put(ByteString contentName, ActivationChunk chunk) {
    if (chunk.getData().size() > settings.largestValue()) {
      return;
    }
    byte[] key = key(contentName, chunk.getValue(), chunk.getForm());
    byte[] field = field(chunk.getLevel(), chunk.getFirstTile(), chunk.getFirstElement());
    byte[] bytes = chunk.toBuilder().clearRun().build().toByteArray();
    redis.use(
        client -> {
          client.hset(key, field, bytes);
          client.pexpire(key, settings.expiry().toMillis());
        });
  }

  /** Says that these chunks, put before, are the whole answer to what was wanted of a value. */
  public void manifest(ByteString contentName, WantedValue wanted, List<ChunkEntry> chunks) {
    if (chunks.stream().mapToLong(ChunkEntry::getSize).sum() > settings.largestValue()) {
      return;
    }
    StringBuilder fields = new StringBuilder();
    for (ChunkEntry chunk : chunks) {
      fields
          .append(fieldName(chunk.getLevel(), chunk.getFirstTile(), chunk.getFirstElement()))
          .append('\n');
    }
    byte[] key = key(contentName, wanted.getValue(), wanted.getForm());
    redis.use(
        client ->
            client.hset(
                key,
                manifestField(wanted, wanted.getFinestLevel()),
                fields.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Every chunk of the answer, in the order of its manifest, as chunks of the asking run; empty
   * when any is missing. An answer that goes to a finer level serves too, without what is finer.
   */
  public Optional<List<ActivationChunk>> get(
      ByteString contentName, WantedValue wanted, String run) {
    byte[] key = key(contentName, wanted.getValue(), wanted.getForm());
    return redis
        .ask(client -> chunkFields(client, key, wanted))
        .flatMap(names -> names)
        .flatMap(fields -> redis.ask(client -> client.hmget(key, fields)))
        .flatMap(stored -> decode(stored, run));
  }

  /** Whether Redis answers now. */
  public boolean available() {
    return redis.ask(RedisClient::ping).isPresent();
  }

  private static Optional<byte[][]> chunkFields(
      RedisClient client, byte[] key, WantedValue wanted) {
    byte[][] manifests = new byte[wanted.getFinestLevel() + 1][];
    for (int level = 0; level < manifests.length; level++) {
      manifests[level] = manifestField(wanted, wanted.getFinestLevel() - level);
    }
    for (byte[] manifest : client.hmget(key, manifests)) {
      if (manifest != null) {
        return Optional.of(
            new String(manifest, StandardCharsets.UTF_8)
                .lines()
                .filter(name -> levelOf(name) >= wanted.getFinestLevel())
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
      }
    }
    return Optional.empty();
  }

  private static Optional<List<ActivationChunk>> decode(List<byte[]> stored, String run) {
    List<ActivationChunk> chunks = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      byte[] bytes = stored.get(i);
      if (bytes == null) {
        return Optional.empty();
      }
      try {
        ActivationChunk chunk = ActivationChunk.parseFrom(bytes);
        ChunkCodec.verify(chunk);
        chunks.add(chunk.toBuilder().setRun(run).setLevelsComplete(i == stored.size() - 1).build());
      } catch (InvalidProtocolBufferException | ProblemException e) {
        return Optional.empty();
      }
    }
    return Optional.of(chunks);
  }

  private static byte[] key(ByteString contentName, String value, ActivationChunk.Form form) {
    byte[] name = contentName.toByteArray();
    byte[] rest = ("/" + form.getNumber() + "/" + value).getBytes(StandardCharsets.UTF_8);
    byte[] key = Arrays.copyOf(name, name.length + rest.length);
    System.arraycopy(rest, 0, key, name.length, rest.length);
    return key;
  }

  private static String fieldName(int level, int firstTile, long firstElement) {
    return level
        + "/"
        + Integer.toUnsignedString(firstTile)
        + "/"
        + Long.toUnsignedString(firstElement);
  }

  private static int levelOf(String fieldName) {
    return Integer.parseInt(fieldName, 0, fieldName.indexOf('/'), 10);
  }

  private static byte[] field(int level, int firstTile, long firstElement) {
    return fieldName(level, firstTile, firstElement).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] manifestField(WantedValue wanted, int finestLevel) {
    return ("manifest/" + finestLevel + "/" + wanted.getTilesFirst() + "/" + wanted.getTilesCount())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    redis.close();
  }
}
