package io.charrette.journal.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.charrette.journal.Neighbours;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what was heard. Any thread. */
final class RecordedHearing implements Neighbours.Listener {
  final AtomicInteger joined = new AtomicInteger();
  final List<String> heard = new CopyOnWriteArrayList<>();

  @Override
  public void joined() {
    joined.incrementAndGet();
  }

  @Override
  public void heard(byte[] news) {
    heard.add(new String(news, UTF_8));
  }
}
