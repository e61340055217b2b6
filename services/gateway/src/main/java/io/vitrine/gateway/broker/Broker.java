package io.vitrine.gateway.broker;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.transport.ActivationFollower;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Subscription;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicRecord;
import io.vitrine.transport.TopicTail;
import io.vitrine.transport.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The gateway's end of Kafka. It exists once the broker has answered and every topic is there.
 * Thread-safe.
 */
@Singleton
public final class Broker {
  private final KafkaSettings settings;
  private final RecordPublisher publisher;
  private final ActivationFollower follower;

  Broker(KafkaSettings settings) {
    this.settings = settings;
    Topics.ensure(settings);
    publisher = new RecordPublisher(settings);
    follower = new ActivationFollower(settings);
  }

  /**
   * Publishes a record; the stage completes when the broker has it, or fails with a
   * ProblemException.
   */
  public CompletionStage<?> publish(Topic topic, String key, MessageLite message) {
    return publisher.publish(topic, key, message);
  }

  /** Starts to hear every record of a topic that is published from now on, or that it ever held. */
  public <M> TopicTail<M> tail(
      Topic topic, TopicTail.From from, Parser<M> parser, Consumer<TopicRecord<M>> listener) {
    return TopicTail.start(settings, topic, from, parser, listener);
  }

  /** Follows a run on the thread that all runs share: the listener must be quick. */
  public Subscription follow(
      String run, Topic topic, int partition, long offset, Consumer<ActivationChunk> listener) {
    return follower.follow(run, topic, partition, offset, listener);
  }

  /** A follower of its own, whose listener may take its time. Close it. */
  public ActivationFollower ownFollower() {
    return new ActivationFollower(settings);
  }

  @PreDestroy
  void close() {
    follower.close();
    publisher.close();
  }
}
