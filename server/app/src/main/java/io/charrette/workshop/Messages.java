package io.charrette.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What becomes of messages (SPEC M36). */
final class Messages {
  private Messages() {}

  /**
   * With one more. The screen shows one message at a time. Of too many to one table, or to all, the
   * oldest of these goes; of too many in the workshop the oldest to whom most are. So what some are
   * told takes nothing from others.
   */
  static List<Message> with(List<Message> messages, Message sent) {
    List<Message> all =
        new ArrayList<>(sent.reachesScreen() ? without(messages.stream(), Reach.SCREEN) : messages);
    all.add(sent);
    List<Message> alike =
        all.stream().filter(each -> Objects.equals(each.table(), sent.table())).toList();
    if (alike.size() > WorkshopLimits.MESSAGES_EACH) {
      all.remove(alike.getFirst());
    } else if (all.size() > WorkshopLimits.MESSAGES) {
      all.remove(LargestShare.oldest(all, Message::table));
    }
    return all;
  }

  /** Without the one of this id, there. */
  static List<Message> without(List<Message> messages, String id, Reach from) {
    return messages.stream()
        .flatMap(
            message ->
                message.id().equals(id)
                    ? without(Stream.of(message), from).stream()
                    : Stream.of(message))
        .toList();
  }

  private static List<Message> without(Stream<Message> messages, Reach from) {
    return messages
        .map(
            message -> {
              Reach left = message.on().without(from);
              return left == null ? null : message.on(left);
            })
        .filter(Objects::nonNull)
        .toList();
  }
}
