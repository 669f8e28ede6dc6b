package io.charrette.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A table of people who write honestly, each on a phone, and the room that takes what they write.
 * It keeps the most that any update brought and cost.
 */
final class HonestTable {
  /** The most that an update of a table brought, each number by itself. */
  record Most(long work, int splits, int depth, int newClients, int ranges, int structs) {
    static final Most NOTHING = new Most(0, 0, 0, 0, 0, 0);

    Most and(Brought brought, Update update) {
      return new Most(
          Math.max(work, brought.work()),
          Math.max(splits, brought.splits()),
          Math.max(depth, brought.depth()),
          Math.max(newClients, brought.newClients()),
          Math.max(ranges, update.deletionRanges()),
          Math.max(structs, update.structs()));
    }
  }

  private final Random random;
  private final Document room = new Document(0);
  private final List<Phone> phones = new ArrayList<>();
  private long nextClient = 1L << 20;
  private Most most = Most.NOTHING;

  HonestTable(long seed, int people) {
    random = new Random(seed);
    for (int i = 0; i < people; i++) {
      phones.add(new Phone());
    }
  }

  Document room() {
    return room;
  }

  Most most() {
    return most;
  }

  List<Phone> phones() {
    return phones;
  }

  Random random() {
    return random;
  }

  /** A client id as Yjs draws them, but none twice. */
  private long draw() {
    nextClient += 1 + random.nextInt(100_000);
    return nextClient;
  }

  private void take(byte[] bytes, @Nullable Phone from) {
    Update update = Replica.decode(bytes);
    Attempt attempt = room.attempt(update, Long.MAX_VALUE, Attempt.Early.LEFT_OUT, brought -> true);
    most = most.and(attempt.brought(), update);
    for (Phone phone : phones) {
      if (phone != from) {
        phone.inbox.add(bytes);
      }
    }
  }

  /** One person's phone, with a caret in a text. */
  final class Phone {
    Document document = open();
    private final Deque<byte[]> inbox = new ArrayDeque<>();
    private boolean offline;
    private int caret;

    private Document open() {
      Document opened = new Document(draw());
      opened.apply(Replica.decode(room.encodeState()));
      opened.onUpdate(this::tell);
      return opened;
    }

    private boolean hearing;

    private void tell(byte[] update) {
      if (!hearing && !offline) {
        take(update, this);
      }
    }

    /** The page is loaded again: another client, with what the room has. */
    void reload() {
      inbox.clear();
      document = open();
    }

    void goOffline() {
      offline = true;
    }

    /** Says all that the room lacks, in one update, and hears the rest. */
    void comeBack() {
      offline = false;
      take(document.encodeState(room.stateVector()), this);
      hear();
    }

    /** Hears all that has come. */
    void hear() {
      hearing = true;
      for (byte[] update = inbox.poll(); update != null; update = inbox.poll()) {
        if (!offline) {
          document.apply(Replica.decode(update));
        }
      }
      hearing = false;
    }

    void moveTo(int index) {
      caret = index;
    }

    /** A keystroke in a text: mostly a letter, at times a correction, a word deleted, a jump. */
    void press(String root) {
      SharedText text = document.text(root);
      caret = Math.min(caret, text.length());
      int chance = random.nextInt(100);
      if (chance < 80 || text.length() == 0) {
        text.insert(caret, String.valueOf((char) ('a' + random.nextInt(26))));
        caret++;
      } else if (chance < 95) {
        if (caret > 0) {
          caret--;
          text.delete(caret, 1);
        }
      } else if (chance < 98) {
        int length = Math.min(6, text.length() - caret);
        if (length > 0) {
          text.delete(caret, length);
        }
      } else {
        caret = Math.clamp(caret + random.nextInt(80) - 40L, 0, text.length());
      }
    }

    /** A keystroke in a player's name, which is a plain value, or in their note. */
    void pressPlayer(String id) {
      SharedMap players = document.map("players");
      if (!(players.get(id) instanceof SharedMap)) {
        document.edit(
            transaction -> {
              SharedMap player = new SharedMap();
              players.set(id, player);
              player.set("name", "");
              player.set("note", new SharedText());
              player.set("sector", "gov");
            });
      }
      if (players.get(id) instanceof SharedMap player) {
        if (random.nextBoolean() || !(player.get("note") instanceof SharedText note)) {
          player.set("name", player.get("name") + "x");
        } else {
          note.insert(note.length(), "y");
        }
      }
    }
  }
}
