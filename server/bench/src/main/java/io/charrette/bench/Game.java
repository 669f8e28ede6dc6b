package io.charrette.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A workload with its documents ready: what is timed is {@link #play}, once. */
abstract sealed class Game {
  final Workload workload;

  Game(Workload workload) {
    this.workload = workload;
  }

  static Game of(Workload workload) {
    return switch (workload.kind()) {
      case "alone" -> new Alone(workload);
      case "pair" -> new Pair(workload);
      case "crowd" -> new Crowd(workload);
      case "paper" -> new Paper(workload);
      default -> throw new IllegalArgumentException("unknown kind " + workload.kind());
    };
  }

  /** Plays it, checks the result, and returns the document that is to be encoded. */
  abstract Replica play();

  /** How many bytes of updates were sent. */
  abstract long sent();

  final long client(int index) {
    return workload.clients().get(index);
  }

  final void check(Replica replica, @Nullable Object expected) {
    if (!Objects.equals(replica.content(workload.root()), expected)) {
      throw new IllegalStateException("not the content that it should have");
    }
  }

  static long size(List<byte[]> updates) {
    return updates.stream().mapToLong(update -> update.length).sum();
  }

  /** One author; every update is applied to a second document. */
  private static final class Alone extends Game {
    private final List<byte[]> updates = new ArrayList<>();
    private final Replica author = new Replica(client(0), updates::add);
    private final Replica reader = new Replica(client(1), update -> {});

    Alone(Workload workload) {
      super(workload);
    }

    @Override
    Replica play() {
      author.edit(workload.edits().getFirst());
      for (byte[] update : updates) {
        reader.apply(update);
      }
      check(author, reader.content(workload.root()));
      check(author, workload.expected());
      return author;
    }

    @Override
    long sent() {
      return size(updates);
    }
  }

  /** Two authors, each with one transaction, who send each other what they did. */
  private static final class Pair extends Game {
    private final Replica first;
    private final Replica second;
    private boolean relaying;
    private long sent;

    Pair(Workload workload) {
      super(workload);
      List<Replica> both = new ArrayList<>();
      first = new Replica(client(0), update -> relay(update, both.get(1)));
      second = new Replica(client(1), update -> relay(update, both.get(0)));
      both.add(first);
      both.add(second);
      first.text.insert(0, workload.initial());
      sent = 0;
    }

    private void relay(byte[] update, Replica receiver) {
      if (!relaying) {
        relaying = true;
        sent += update.length;
        receiver.apply(update);
        relaying = false;
      }
    }

    @Override
    Replica play() {
      first.document.edit(transaction -> first.edit(workload.edits().get(0)));
      second.document.edit(transaction -> second.edit(workload.edits().get(1)));
      check(first, second.content(workload.root()));
      return first;
    }

    @Override
    long sent() {
      return sent;
    }
  }

  /** Many authors who know nothing of each other, and two documents that all their edits reach. */
  private static final class Crowd extends Game {
    private final List<Replica> authors = new ArrayList<>();
    private final List<byte[]> updates;

    Crowd(Workload workload) {
      super(workload);
      List<byte[]> made = new ArrayList<>();
      for (int i = 0; i < workload.edits().size(); i++) {
        Replica author = new Replica(client(i), made::add);
        author.edit(workload.edits().get(i));
        authors.add(author);
      }
      updates = List.copyOf(made);
      authors.get(0).applyAll(updates);
    }

    @Override
    Replica play() {
      authors.get(1).applyAll(updates);
      check(authors.get(0), authors.get(1).content(workload.root()));
      return authors.get(0);
    }

    @Override
    long sent() {
      return size(updates);
    }
  }

  /** One author who writes for long, a keystroke a transaction. */
  private static final class Paper extends Game {
    private long sent;
    private final Replica author = new Replica(client(0), update -> sent += update.length);

    Paper(Workload workload) {
      super(workload);
    }

    @Override
    Replica play() {
      author.edit(workload.edits().getFirst());
      check(author, workload.expected());
      return author;
    }

    @Override
    long sent() {
      return sent;
    }
  }
}
