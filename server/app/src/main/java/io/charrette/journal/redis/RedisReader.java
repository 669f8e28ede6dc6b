package io.charrette.journal.redis;

import io.charrette.journal.Journal.Moment;
import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.JournalException;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Reads streams, over a connection that is trusted as long as the writer's is: then all is stored
 * that was. Any thread; stages complete on the journal's loop.
 */
final class RedisReader {
  private final RedisLoop loop;
  private final RedisAddress address;
  private final RedisWriter writer;
  private final RedisLink link;
  private final RecentEntries recent;
  private volatile boolean closed;

  /**
   * Wires it.
   *
   * @param link over which it asks
   * @param recent learns the last entry of counted streams
   */
  RedisReader(
      RedisLoop loop,
      RedisAddress address,
      RedisWriter writer,
      RedisLink link,
      RecentEntries recent) {
    this.loop = loop;
    this.address = address;
    this.writer = writer;
    this.link = link;
    this.recent = recent;
  }

  /** What there is of a stream after a position. */
  CompletionStage<Recovered> read(StreamId stream, Position after) {
    StreamKeys keys = StreamKeys.of(stream);
    return ask(
        Scripts.read(keys, after),
        answer -> {
          Replies.lastCounted(answer).ifPresent(last -> recent.stored(keys, last));
          return Replies.recovered(answer, after);
        });
  }

  /** The moments of a stream, oldest first. */
  CompletionStage<List<Moment>> moments(StreamId stream) {
    return ask(Scripts.moments(StreamKeys.of(stream)), Replies::moments);
  }

  /** The state of a moment, if it is kept. */
  CompletionStage<Optional<byte[]>> moment(StreamId stream, long at) {
    return ask(Scripts.moment(StreamKeys.of(stream), at), Replies::moment);
  }

  /** Asks no more; what was asked may still be answered. */
  void close() {
    closed = true;
  }

  private <T> CompletionStage<T> ask(Request question, Function<Response, T> reader) {
    if (closed) {
      return CompletableFuture.failedFuture(new JournalException("The journal is closed", null));
    }
    return loop.call(
        () ->
            answerTo(question)
                .map(reader)
                .recover(
                    e ->
                        Future.failedFuture(
                            new JournalException(RedisErrors.inWords(address, e), e))));
  }

  private Future<Response> answerTo(Request question) {
    return writer
        .ready()
        .compose(
            ready -> {
              int trusted = writer.generation();
              return link.send(question)
                  .recover(
                      e -> {
                        if (RedisErrors.answered(e)) {
                          return Future.failedFuture(e);
                        }
                        // The connection may have died unnoticed: once more, over a new one.
                        writer.doubt(trusted);
                        return writer.ready().compose(again -> link.send(question));
                      });
            });
  }
}
