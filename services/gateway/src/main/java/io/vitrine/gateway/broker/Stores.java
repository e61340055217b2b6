package io.vitrine.gateway.broker;

import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ChunkCache;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.RedisSettings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what the gateway keeps things in, from the environment. */
final class Stores {
  @Produces
  @Singleton
  KafkaSettings kafka() {
    return KafkaSettings.fromEnvironment();
  }

  @Produces
  @Singleton
  BlobStore blobs() {
    return new BlobStore(BlobSettings.fromEnvironment());
  }

  @Produces
  @Singleton
  ChunkCache cache() {
    return new ChunkCache(RedisSettings.fromEnvironment());
  }

  void close(@Disposes ChunkCache cache) {
    cache.close();
  }
}
