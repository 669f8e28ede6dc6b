package io.charrette.journal.redis;

import io.charrette.journal.redis.QueuedChange.Append;
import io.charrette.journal.redis.QueuedChange.Single;
import io.charrette.journal.redis.QueuedChange.Upkeep;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/** What goes to Redis of one stream as one command: one change, or appends in a row. */
final class Parcel {
  private final List<QueuedChange> contents = new ArrayList<>();
  private boolean shut;

  /** Adds a change, unless that needs a command of its own or follows one that was not added. */
  boolean takes(QueuedChange next) {
    shut |= !contents.isEmpty() && !(next.kind() instanceof Append && holdsAppends());
    if (!shut) {
      contents.add(next);
    }
    return !shut;
  }

  String stream() {
    return contents.getFirst().stream();
  }

  /** Whether it adds to the stream, or ends it. */
  boolean changesTheEnd() {
    return !(contents.getFirst().kind() instanceof Upkeep);
  }

  /** Whether it is appends of commuting entries, in a row. */
  boolean holdsAppends() {
    return contents.getFirst().kind() instanceof Append;
  }

  List<QueuedChange> contents() {
    return contents;
  }

  Request request() {
    return switch (contents.getFirst().kind()) {
      case Single single -> single.request();
      case Append first when contents.size() == 1 ->
          Scripts.append(first.keys(), first.origin(), first.entry());
      case Append first -> Scripts.appendAll(first.keys(), appends());
    };
  }

  private List<Append> appends() {
    return contents.stream().map(change -> (Append) change.kind()).toList();
  }

  void answered(Response response) {
    if (contents.size() == 1) {
      contents.getFirst().answered(() -> response);
    } else {
      for (int i = 0; i < contents.size(); i++) {
        int index = i;
        contents.get(i).answered(() -> response.get(index));
      }
    }
  }
}
