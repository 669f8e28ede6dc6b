package io.charrette.live.loop;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * Messages of one turn of a loop to the loops, gathered so that each loop gets one message on the
 * bus, however many sockets or rooms had something to say. The order between two loops is kept.
 * Touched by its own context only.
 */
public final class Mail<T> {
  private final Context context;
  private final ObjIntConsumer<List<T>> post;
  private final List<List<T>> byLoop = new ArrayList<>();
  private final Handler<Void> turnEnds = turn -> post();
  private boolean gathering;

  /**
   * @param post sends messages to the loop of an index
   */
  Mail(Context context, int loops, ObjIntConsumer<List<T>> post) {
    this.context = context;
    this.post = post;
    for (int loop = 0; loop < loops; loop++) {
      byLoop.add(new ArrayList<>());
    }
  }

  public void send(int loop, T message) {
    assert Confined.to(context);
    byLoop.get(loop).add(message);
    if (!gathering) {
      gathering = true;
      context.runOnContext(turnEnds);
    }
  }

  private void post() {
    gathering = false;
    for (int loop = 0; loop < byLoop.size(); loop++) {
      List<T> messages = byLoop.get(loop);
      if (!messages.isEmpty()) {
        byLoop.set(loop, new ArrayList<>());
        post.accept(messages, loop);
      }
    }
  }
}
