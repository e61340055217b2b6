package io.vitrine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ChunkEntry;
import io.vitrine.protocol.WantedValue;
import io.vitrine.testbed.Testbed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class ChunkCacheIT {
  private final ByteString name = ByteString.copyFromUtf8(Records.unique("content"));

  private static RedisSettings settings(Testbed testbed) {
    return RedisSettings.of(testbed.redisHost(), testbed.redisPort());
  }

  private static ActivationChunk chunk(int level, int firstTile) {
    return ChunkCodec.seal(Records.chunk("first run", firstTile).toBuilder().setLevel(level));
  }

  private static WantedValue wanted(int finestLevel) {
    return WantedValue.newBuilder()
        .setValue("conv")
        .setForm(ActivationChunk.Form.VIEW)
        .setFinestLevel(finestLevel)
        .build();
  }

  private static ChunkEntry entry(ActivationChunk chunk) {
    return ChunkEntry.newBuilder()
        .setValue(chunk.getValue())
        .setForm(chunk.getForm())
        .setLevel(chunk.getLevel())
        .setFirstTile(chunk.getFirstTile())
        .setSize(chunk.getSerializedSize())
        .build();
  }

  private void keep(ChunkCache cache, WantedValue wanted, ActivationChunk... chunks) {
    for (ActivationChunk chunk : chunks) {
      cache.put(name, chunk);
    }
    cache.manifest(name, wanted, List.of(chunks).stream().map(ChunkCacheIT::entry).toList());
  }

  @Test
  void givesBackAWholeAnswerAsTheAskersOwn() {
    try (ChunkCache cache = new ChunkCache(settings(Testbed.shared()))) {
      cache.put(name, chunk(1, 0));
      assertThat(cache.get(name, wanted(0), "asker")).as("without a manifest").isEmpty();
      keep(cache, wanted(0), chunk(1, 0), chunk(0, 0), chunk(0, 8));
      List<ActivationChunk> got = cache.get(name, wanted(0), "asker").orElseThrow();
      assertThat(got).extracting(ActivationChunk::getLevel).containsExactly(1, 0, 0);
      assertThat(got).extracting(ActivationChunk::getFirstTile).containsExactly(0, 0, 8);
      assertThat(got).extracting(ActivationChunk::getRun).containsOnly("asker");
      assertThat(got)
          .extracting(ActivationChunk::getLevelsComplete)
          .containsExactly(false, false, true);
      assertThat(cache.get(ByteString.copyFromUtf8("other"), wanted(0), "asker")).isEmpty();
    }
  }

  @Test
  void finerAnswerServesCoarserQuestionsOnly() {
    try (ChunkCache cache = new ChunkCache(settings(Testbed.shared()))) {
      keep(cache, wanted(1), chunk(2, 0), chunk(1, 0));
      assertThat(cache.get(name, wanted(0), "asker")).isEmpty();
      assertThat(cache.get(name, wanted(2), "asker").orElseThrow())
          .extracting(ActivationChunk::getLevel)
          .containsExactly(2);
    }
  }

  @Test
  void damagedOrMissingChunkIsAMiss() {
    Testbed testbed = Testbed.shared();
    try (ChunkCache cache = new ChunkCache(settings(testbed));
        RedisClient redis = RedisClient.create(testbed.redisHost(), testbed.redisPort())) {
      keep(cache, wanted(0), chunk(0, 0));
      byte[] key =
          redis
              .keys(ByteString.copyFromUtf8(name.toStringUtf8() + "*").toByteArray())
              .iterator()
              .next();
      assertThat(redis.pttl(key)).isPositive();
      redis.hset(
          key,
          "0/0/0".getBytes(java.nio.charset.StandardCharsets.UTF_8),
          chunk(0, 0).toBuilder().setCrc32C(1).build().toByteArray());
      assertThat(cache.get(name, wanted(0), "asker")).isEmpty();
      redis.hdel(key, "0/0/0".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(cache.get(name, wanted(0), "asker")).isEmpty();
    }
  }

  @Test
  void valueOverTheLimitIsNotKept() {
    Testbed testbed = Testbed.shared();
    RedisSettings small =
        new RedisSettings(
            testbed.redisHost(),
            testbed.redisPort(),
            Duration.ofSeconds(1),
            Duration.ZERO,
            Duration.ofMinutes(1),
            20);
    try (ChunkCache cache = new ChunkCache(small)) {
      keep(cache, wanted(0), chunk(1, 0), chunk(0, 0));
      assertThat(cache.get(name, wanted(0), "asker")).isEmpty();
    }
  }

  @Test
  void goneRedisIsAMissAndComesBack() throws Exception {
    try (Testbed testbed = Testbed.start()) {
      RedisSettings settings =
          new RedisSettings(
              testbed.redisHost(),
              testbed.redisPort(),
              Duration.ofMillis(300),
              Duration.ofMillis(100),
              Duration.ofMinutes(1),
              1 << 20);
      try (ChunkCache cache = new ChunkCache(settings)) {
        keep(cache, wanted(0), chunk(0, 0));
        assertThat(cache.available()).isTrue();
        testbed.killRedis();
        assertThat(cache.get(name, wanted(0), "asker")).isEmpty();
        keep(cache, wanted(0), chunk(0, 0));
        assertThat(cache.available()).isFalse();
        testbed.startRedis();
        Records.await(cache::available, "Redis is used again");
        assertThat(cache.get(name, wanted(0), "asker")).as("memory only").isEmpty();
        keep(cache, wanted(0), chunk(0, 0));
        assertThat(cache.get(name, wanted(0), "asker")).isPresent();
      }
    }
  }
}
