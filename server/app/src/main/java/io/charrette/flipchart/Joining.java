package io.charrette.flipchart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedText;
import io.charrette.crdt.Update;
import io.charrette.crdt.Updates;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one flipchart is given of another when two tables become one (SPEC M32), and how that is
 * taken out again.
 *
 * <p>The edit follows from nothing but the two flipcharts as they were: it is made in the name of a
 * client that is drawn from both. So whoever makes it makes the same one, and a document that gets
 * it twice, from two processes or after a crash, has it once.
 */
public final class Joining {
  /** How long a text may become, in UTF-16 units: no phone lets anybody write more. */
  static final int LONGEST_TEXT = 10_000;

  /** Stands between what one table wrote in a field and what the other did. */
  static final String BETWEEN = "\n\n———\n\n";

  private static final long CLIENT_BITS = (1L << 53) - 1;

  /** How much is brought; each is tried when the one before is too much for a flipchart. */
  public enum Extent {
    ALL,
    /** No cards, and no links between them. */
    WITHOUT_CARDS,
    NOTHING
  }

  private final FlipchartLayout layout;
  private final Restoration before;
  private final Restoration from;
  private final Document joined;
  private final List<Part> parts = new ArrayList<>();
  private final List<Part> leftOut = new ArrayList<>();
  private final long words;
  private final byte[] edit;

  /**
   * Joins two flipcharts.
   *
   * @param into the state of the one that is given something, as one update
   * @param from that of the other
   */
  public Joining(Update into, Update from, FlipchartLayout layout, Extent extent) {
    this.layout = layout;
    Document other = document(new Document(), from);
    this.joined = document(new Document(client(into, from, extent)), into);
    this.before = new Restoration(document(new Document(), into), layout);
    this.from = new Restoration(other, layout);
    List<byte[]> edits = new ArrayList<>();
    joined.onUpdate(edits::add);
    this.words = joined.transact(transaction -> bring(other, extent));
    this.edit = edits.isEmpty() ? new byte[0] : edits.getFirst();
  }

  /** Brings words first, and says how many operations that were. */
  private long bring(Document other, Extent extent) {
    from.differing(joined).stream()
        .map(name -> Part.named(name, layout))
        .flatMap(Optional::stream)
        .forEach(part -> (fits(part, extent, other) ? parts : leftOut).add(part));
    long brought = joined.stateVector().clock(joined.clientId());
    from.bringBack(whole(), joined);
    return brought;
  }

  /** What is to be applied to the flipchart that is given something; empty when that is nothing. */
  public byte[] edit() {
    return edit.clone();
  }

  /** The parts that the other one keeps for itself, named as {@link Restoration} does. */
  public List<String> leftOut() {
    return leftOut.stream().map(Part::name).toList();
  }

  /** Whether a document has been given this. */
  public boolean isIn(Document now) {
    return edit.length > 0 && now.stateVector().clock(joined.clientId()) > 0;
  }

  /**
   * Takes the parts out of a document, all but words, that nobody has changed since they were
   * brought.
   */
  public void takeOutParts(Document now) {
    List<String> changed = changedIn(now);
    before.bringBack(whole().stream().filter(name -> !changed.contains(name)).toList(), now);
  }

  /**
   * The ids of the cards, roles and choices that were brought and that a document keeps when they
   * are taken out, because somebody has changed them.
   */
  public Set<String> itemsChangedIn(Document now) {
    return before.differing(changedIn(now), now).stream()
        .map(name -> Part.named(name, layout))
        .flatMap(Optional::stream)
        .flatMap(
            part ->
                switch (part) {
                  case Part.OfCard card -> Stream.of(card.id());
                  case Part.Said said -> Stream.of(said.key());
                  case Part.Words ignored -> Stream.<String>empty();
                  case Part.OfLink ignored -> Stream.<String>empty();
                })
        .collect(Collectors.toSet());
  }

  /** Of what was brought as it is, what is otherwise by now, or gone. */
  private List<String> changedIn(Document now) {
    return new Restoration(joined, layout).differing(whole(), now);
  }

  /** An update that takes the words out that were brought, and no others. */
  public byte[] takeOutWords() {
    return Updates.deletingFirst(joined.clientId(), words);
  }

  /** What is brought as it is, and not written behind something. */
  private List<String> whole() {
    return parts.stream().filter(part -> !(part instanceof Part.Words)).map(Part::name).toList();
  }

  /** Whether a part of the other one is brought; words are, with this. */
  private boolean fits(Part part, Extent extent, Document other) {
    return switch (part) {
      case Part.Words text -> extent != Extent.NOTHING && append(text, other);
      case Part.Said said -> extent != Extent.NOTHING && !before.wasThere(said.name());
      case Part.OfCard card -> extent == Extent.ALL && !before.wasThere(card.name());
      case Part.OfLink link -> extent == Extent.ALL && !before.wasThere(link.name());
    };
  }

  /** Writes what the other one has behind what is there; false when that is too long. */
  private boolean append(Part.Words part, Document other) {
    SharedText text = joined.text(part.root());
    String mine = text.toString();
    String theirs = other.text(part.root()).toString().strip();
    if (mine.contains(theirs)) {
      return true;
    }
    String added = mine.isBlank() ? theirs : BETWEEN + theirs;
    if (text.length() + added.length() > LONGEST_TEXT) {
      return false;
    }
    text.insert(text.length(), added);
    return true;
  }

  private static Document document(Document empty, Update state) {
    empty.apply(state);
    return empty;
  }

  private static long client(Update into, Update from, Extent extent) {
    byte[] one = into.toByteArray();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(one.length).array());
      digest.update(one);
      digest.update(from.toByteArray());
      byte[] drawn = digest.digest(extent.name().getBytes(UTF_8));
      return ByteBuffer.wrap(drawn).getLong() & CLIENT_BITS;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
