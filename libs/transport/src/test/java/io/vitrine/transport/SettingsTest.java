package io.vitrine.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @AfterEach
  void clear() {
    System.clearProperty("vitrine.kafka");
    System.clearProperty("vitrine.kafka.lock.ms");
    System.clearProperty("vitrine.redis");
  }

  @Test
  void missingAddressIsNamed() {
    assertThatThrownBy(KafkaSettings::fromEnvironment).hasMessageContaining("VITRINE_KAFKA");
  }

  @Test
  void numbersHaveARange() {
    System.setProperty("vitrine.kafka", "broker:9092");
    assertThat(KafkaSettings.fromEnvironment()).isEqualTo(KafkaSettings.of("broker:9092"));
    System.setProperty("vitrine.kafka.lock.ms", "2000");
    assertThat(KafkaSettings.fromEnvironment().recordLock()).isEqualTo(Duration.ofSeconds(2));
    System.setProperty("vitrine.kafka.lock.ms", "5");
    assertThatThrownBy(KafkaSettings::fromEnvironment)
        .hasMessageContaining("VITRINE_KAFKA_LOCK_MS")
        .hasMessageContaining("1000 to 60000");
  }

  @Test
  void addressOfRedisIsHostAndPort() {
    System.setProperty("vitrine.redis", "cache:6379");
    assertThat(RedisSettings.fromEnvironment()).isEqualTo(RedisSettings.of("cache", 6379));
    System.setProperty("vitrine.redis", "cache");
    assertThatThrownBy(RedisSettings::fromEnvironment)
        .hasMessageContaining("VITRINE_REDIS is 'cache'");
  }
}
